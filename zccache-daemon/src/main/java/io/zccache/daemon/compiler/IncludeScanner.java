/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads off a source text which names its include directives ask for. It knows no conditionals, so
 * it finds at least what the preprocessor may ask for: a directive in a branch that is not taken,
 * or in a comment, counts too. Lines that a backslash continues are joined first, as the
 * preprocessor does. Stateless; any thread may call.
 */
public final class IncludeScanner {
  /** Where the search for an operand begins. */
  public enum Form {
    /** Beside the including file, then the whole path. */
    QUOTED,
    /** The folders for angled names only. */
    ANGLED,
    /** Behind the folder that holds the including file. */
    NEXT
  }

  /**
   * One operand of an include directive.
   *
   * @param name the text between the delimiters
   * @param form where the search for it begins
   */
  public record Operand(String name, Form form) {}

  /**
   * What one text asks for.
   *
   * @param operands the literal operands in order, each once
   * @param computed true when some directive's operand is made by macros
   * @param computedNext true when that directive goes on to the next file of a name
   * @param firstComputed true when that may be the first of them
   * @param watchesFile true when a pragma compares another file's time stamp
   * @param once true when some file is to be read once only, by a pragma or an import
   */
  public record Includes(
      List<Operand> operands,
      boolean computed,
      boolean computedNext,
      boolean firstComputed,
      boolean watchesFile,
      boolean once) {
    /** Copies the list. */
    public Includes {
      operands = List.copyOf(operands);
    }
  }

  private final byte[] text;
  private final List<Operand> operands = new ArrayList<>();
  private boolean computed;
  private boolean computedNext;
  private boolean watchesFile;
  private boolean once;
  private int at;

  /** Where the next end of a comment is, for every place before it that has been asked about. */
  private int close = -1;

  private IncludeScanner(byte[] text) {
    this.text = text;
  }

  /** Scans one whole file. */
  public static Includes scan(byte[] text) {
    IncludeScanner scanner = new IncludeScanner(text);
    scanner.scanLines();
    return new Includes(
        scanner.operands,
        scanner.computed,
        scanner.computedNext,
        scanner.computed && FirstInclude.mayBeComputed(text),
        scanner.watchesFile,
        scanner.once);
  }

  /**
   * Tries each physical line, and what follows each end of a comment, on its own: a string literal
   * that looks like an open comment can then hide nothing that comes after it.
   */
  private void scanLines() {
    tryDirective(0);
    for (int i = 0; i < text.length; i++) {
      byte b = text[i];
      if (b == '\n' || (b == '/' && i > 0 && text[i - 1] == '*')) {
        tryDirective(i + 1);
      }
    }
  }

  private void tryDirective(int start) {
    at = start;
    skipBlanks();
    if (at < text.length && isHash()) {
      skipBlanks();
      directive(word());
    }
  }

  /** Takes a hash sign or its digraph, also the trigraph. */
  private boolean isHash() {
    if (text[at] == '#') {
      at++;
      return true;
    }
    if (startsWith("%:")) {
      at += 2;
      return true;
    }
    if (startsWith("??=")) {
      at += 3;
      return true;
    }
    return false;
  }

  private void directive(String name) {
    switch (name) {
      case "include" -> operand(false);
      case "import" -> {
        once = true;
        operand(false);
      }
      case "include_next" -> operand(true);
      case "pragma" -> pragma();
      default -> {
        // every other directive asks for no file
      }
    }
  }

  private void operand(boolean next) {
    skipBlanks();
    if (at >= text.length) {
      return;
    }
    byte open = text[at];
    if (open != '"' && open != '<') {
      addComputed(next);
      return;
    }
    byte end = open == '<' ? (byte) '>' : (byte) '"';
    at++;
    int start = at;
    while (at < text.length && text[at] != end && text[at] != '\n') {
      if (skipSplice()) {
        addComputed(next); // a name split over lines: rare enough to be treated as unknown
        continue;
      }
      at++;
    }
    String name = new String(text, start, at - start, StandardCharsets.UTF_8);
    Operand operand = new Operand(name, form(next, open));
    if (!operands.contains(operand)) {
      operands.add(operand);
    }
  }

  private void addComputed(boolean next) {
    computed = true;
    computedNext |= next;
  }

  private static Form form(boolean next, byte open) {
    if (next) {
      return Form.NEXT;
    }
    return open == '"' ? Form.QUOTED : Form.ANGLED;
  }

  private void pragma() {
    skipBlanks();
    switch (word()) {
      case "once" -> once = true;
      case "GCC" -> {
        skipBlanks();
        watchesFile |= word().equals("dependency");
      }
      default -> {
        // every other pragma asks for no file
      }
    }
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    while (at < text.length) {
      if (skipSplice()) {
        continue;
      }
      byte b = text[at];
      if ((b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_') {
        word.append((char) b);
        at++;
      } else {
        break;
      }
    }
    return word.toString();
  }

  /** Skips blanks, comments and splices, but no line end. */
  private void skipBlanks() {
    while (at < text.length) {
      byte b = text[at];
      if (b == ' ' || b == '\t' || b == '\f' || b == 0x0b || b == '\r') {
        at++;
      } else if (startsWith("/*")) {
        skipComment();
      } else if (!skipSplice()) {
        return;
      }
    }
  }

  private void skipComment() {
    int from = at + 2;
    if (from > close) {
      close = from;
      while (close < text.length && !(text[close] == '*' && followedBy(close, '/'))) {
        close++;
      }
    }
    at = Math.min(text.length, close + 2);
  }

  private boolean followedBy(int position, char next) {
    return position + 1 < text.length && text[position + 1] == next;
  }

  /** A backslash, blanks that gcc forgives, and a line end are nothing at all. */
  private boolean skipSplice() {
    if (text[at] != '\\') {
      return false;
    }
    int next = at + 1;
    while (next < text.length && (text[next] == ' ' || text[next] == '\t' || text[next] == '\r')) {
      next++;
    }
    if (next >= text.length || text[next] != '\n') {
      return false;
    }
    at = next + 1;
    return true;
  }

  private boolean startsWith(String ascii) {
    if (at + ascii.length() > text.length) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (text[at + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
