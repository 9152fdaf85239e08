/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs over the bytes of a file once, word by word, and notes the {@linkplain Keyword keywords}. A
 * splice that may sit inside a word is found on the way; the file is then scanned anew without its
 * splices.
 */
final class SourceScanner {
  /** How far behind a keyword its operand may reach before it counts as computed. */
  private static final int FAR = 4096;

  /** Words before a name that only ask whether there is such a name. */
  private static final List<String> NAMING = List.of("defined", "ifdef", "ifndef", "undef");

  private static final boolean[] IN_WORD = new boolean[256];

  static {
    for (int b = 0; b < IN_WORD.length; b++) {
      boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
      // A dollar sign or a byte past ASCII ends a word: in some modes it does for the compiler too.
      IN_WORD[b] = letter || (b >= '0' && b <= '9') || b == '_';
    }
  }

  private final byte[] text;
  private final Set<SourceFact> facts = EnumSet.noneOf(SourceFact.class);
  private final Set<String> operands = new LinkedHashSet<>();

  private SourceScanner(byte[] text) {
    this.text = text;
  }

  static SourceScan scan(byte[] content) {
    SourceScanner scanner = new SourceScanner(content);
    if (!scanner.run()) {
      scanner = new SourceScanner(Splices.removed(content));
      scanner.run();
    }
    return new SourceScan(scanner.facts, List.copyOf(scanner.operands));
  }

  /** False if a splice inside a word was met. */
  private boolean run() {
    byte[] text = this.text;
    boolean inWord = false;
    int start = 0;
    for (int at = 0; at < text.length; at++) {
      int b = text[at] & 0xff;
      if (IN_WORD[b] != inWord) {
        if (inWord && Keyword.mayBe(text[start], at - start)) {
          takeWord(start, at);
        }
        inWord = !inWord;
        start = at;
      }
      if ((b == '\\' || b == '?') && splitsWord(at)) {
        return false;
      }
    }
    if (inWord && Keyword.mayBe(text[start], text.length - start)) {
      takeWord(start, text.length);
    }
    return true;
  }

  private boolean splitsWord(int at) {
    int length = Splices.lengthAt(text, at);
    int next = at + length;
    return length > 0
        && at > 0
        && next < text.length
        && !isBlankOrEnd(text[at - 1])
        && !isBlankOrEnd(text[next]);
  }

  private void takeWord(int start, int end) {
    Keyword keyword = Keyword.find(text, start, end - start);
    if (keyword != null) {
      take(keyword, start, end);
    }
  }

  private void take(Keyword keyword, int start, int end) {
    switch (keyword) {
      case TIME -> facts.add(SourceFact.TIME_MACRO);
      case TIME_PIECE -> facts.add(SourceFact.TIME_PIECE);
      case TIME_PREFIX -> addIf(mayBePasted(end), SourceFact.TIME_PIECE);
      case HAS_FILE -> takeQuestion(start, end);
      case HAS_EMBED -> addIf(isAsked(start, end), SourceFact.EMBED);
      case HAS_PIECE -> addIf(isPasted(start, end), SourceFact.COMPUTED_HAS_INCLUDE);
      case PARALLEL_BACKEND -> takeBackend(start);
      case INCBIN -> facts.add(SourceFact.INCBIN);
      case PRECOMPILED -> facts.add(SourceFact.PRECOMPILED_HEADER);
      case INCLUDE -> addIf(isAssemblerInclude(start, end), SourceFact.ASSEMBLER_INCLUDE);
      case ASSEMBLER_MACRO -> addIf(isStatement(start) && isBlank(end), SourceFact.ASSEMBLER_PIECE);
      case ASSEMBLER_PIECE -> addIf(isPiece(start, end), SourceFact.ASSEMBLER_PIECE);
      case EMBED -> addIf(isDirective(start), SourceFact.EMBED);
      case DEPENDENCY -> addIf(wordBefore(start).equals("GCC"), SourceFact.FILE_TIMES);
      case MODULE -> addIf(isModuleLine(start, end), SourceFact.MODULE);
    }
  }

  private void addIf(boolean found, SourceFact fact) {
    if (found) {
      facts.add(fact);
    }
  }

  /** A question which files exist, unless it only asks whether it could be asked. */
  private void takeQuestion(int start, int end) {
    String previous = wordBefore(start);
    if (previous.equals("define")) {
      return;
    }
    int at = skipBlanks(end);
    if (at < text.length && text[at] == '(') {
      facts.add(SourceFact.HAS_INCLUDE);
      boolean ofLibrary = previous.equals(Keyword.PARALLEL_BACKEND_NAME);
      addIf(!ofLibrary && !isCondition(start), SourceFact.HELD_HAS_INCLUDE);
      String operand = operand(skipBlanks(at + 1));
      if (operand == null) {
        facts.add(SourceFact.COMPUTED_HAS_INCLUDE);
      } else {
        operands.add(operand);
      }
    } else if (!NAMING.contains(previous) && !isProse(start, at)) {
      facts.add(SourceFact.HAS_INCLUDE);
      facts.add(SourceFact.COMPUTED_HAS_INCLUDE);
    }
  }

  /** Whether a question is put, or may be through another name. */
  private boolean isAsked(int start, int end) {
    String previous = wordBefore(start);
    int at = skipBlanks(end);
    boolean put = at < text.length && text[at] == '(';
    return !previous.equals("define")
        && (put || !(NAMING.contains(previous) || isProse(start, at)));
  }

  /** Behind the word struct, as in the C++ library, stands nothing that a condition could hold. */
  private boolean isPasted(int start, int end) {
    int before = lastBefore(start);
    boolean pasted = mayBePasted(end) || endsAt(before, "#") || endsAt(before, "%:");
    return pasted && !wordBefore(start).equals("struct");
  }

  /** Wherever else the macro stands, it may be held by another. */
  private void takeBackend(int start) {
    facts.add(SourceFact.PARALLEL_BACKEND);
    String previous = wordBefore(start);
    boolean named = previous.equals("define") || NAMING.contains(previous);
    addIf(!named && !isCondition(start), SourceFact.HELD_HAS_INCLUDE);
  }

  /**
   * Whether the name of a question stands in a comment: behind the start of one in its line, or
   * before more words in a line that is no directive.
   */
  private boolean isProse(int start, int next) {
    int at = start - 1;
    int far = Math.max(0, start - FAR);
    while (at >= far && text[at] != '\n' && !endsAt(at, "//") && !endsAt(at, "/*")) {
      at--;
    }
    if (at >= far && text[at] != '\n') {
      return true;
    }
    boolean directive = text[skipBlanks(at + 1)] == '#' || at < far;
    return !directive && next < text.length && IN_WORD[text[next] & 0xff];
  }

  /** Whether the line of a place, joined with those it continues, begins a conditional. */
  private boolean isCondition(int place) {
    int at = place - 1;
    while (at >= 0) {
      int splice = text[at] == '\n' ? spliceEndingAt(at) : 0;
      if (text[at] == '\n' && splice == 0) {
        break;
      }
      at -= Math.max(splice, 1);
    }
    int hash = skipBlanks(at + 1);
    if (hash >= place || text[hash] != '#') {
      return false;
    }
    int word = skipBlanks(hash + 1);
    int end = word;
    while (end < place && IN_WORD[text[end] & 0xff]) {
      end++;
    }
    String directive = new String(text, word, end - word, US_ASCII);
    return directive.equals("if") || directive.equals("elif");
  }

  private boolean mayBePasted(int end) {
    int at = skipBlanks(end);
    return at >= text.length || "#%?,)\n".indexOf(text[at]) >= 0;
  }

  private @Nullable String operand(int start) {
    if (start >= text.length || (text[start] != '<' && text[start] != '"')) {
      return null;
    }
    byte close = (byte) (text[start] == '<' ? '>' : '"');
    int end = Math.min(text.length, start + FAR);
    for (int at = start + 1; at < end && text[at] != '\n'; at++) {
      if (text[at] == close) {
        return new String(text, start, at + 1 - start, UTF_8);
      }
    }
    return null;
  }

  /** Whether a dot comes before and what may come after the directive, or they may be put there. */
  private boolean isAssemblerInclude(int start, int end) {
    if (start > 0 && text[start - 1] == '"') {
      // Behind a dot in another string; the assembler wants its operand in quotes.
      int at = skipBlanks(end);
      return at > end && at < text.length && text[at] == '\\';
    }
    boolean dotted = start > 0 && text[start - 1] == '.';
    return dotted && (end == text.length || " \t\r\n\"\\/".indexOf(text[end]) >= 0);
  }

  /** Whether the assembler may take a word for a directive: a dot comes before, and no operand. */
  private boolean isStatement(int start) {
    if (start == 0 || text[start - 1] != '.') {
      return false;
    }
    int before = start - 2;
    boolean operand =
        before >= 0 && (IN_WORD[text[before] & 0xff] || ")]/".indexOf(text[before]) >= 0);
    return !operand || (before > 0 && text[before - 1] == '\\');
  }

  private boolean isBlank(int at) {
    return at < text.length && (Splices.isBlank(text[at]) || text[at] == '\\');
  }

  /** An ending tells by itself; a beginning, if something may be put behind it. */
  private boolean isPiece(int start, int end) {
    if ((text[start] | 0x20) != 'i') {
      return true;
    }
    int at = skipBlanks(end);
    boolean more =
        at + 1 >= text.length || "\"#,)?\n".indexOf(text[at]) >= 0 || endsAt(at + 1, "%:");
    boolean everyday = end - start == "inc".length();
    return more && (!everyday || isStatement(start) || isBinary(at));
  }

  /** Whether the next word is the other half of the one that begins like many. */
  private boolean isBinary(int start) {
    int at = start;
    while (at < text.length && "\"#%:,() \t".indexOf(text[at]) >= 0) {
      at++;
    }
    return at + 3 <= text.length
        && new String(text, at, 3, US_ASCII).equalsIgnoreCase("bin")
        && (at + 3 == text.length || !IN_WORD[text[at + 3] & 0xff]);
  }

  /** Whether a hash sign, one of its other spellings, or a comment comes before. */
  private boolean isDirective(int start) {
    int before = lastBefore(start);
    return endsAt(before, "#")
        || endsAt(before, "%:")
        || endsAt(before, "??=")
        || endsAt(before, "*/");
  }

  private boolean endsAt(int last, String ascii) {
    int start = last + 1 - ascii.length();
    if (start < 0) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (text[start + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a line that may be a module directive has this word first, and a semicolon. */
  private boolean isModuleLine(int start, int end) {
    int before = lastBefore(start);
    boolean first = before < 0 || text[before] == '\n' || endsAt(before, "*/");
    if (!first && !endsAt(before, "export")) {
      return false;
    }
    int at = skipBlanks(end);
    if (at >= text.length || !(IN_WORD[text[at] & 0xff] || "<\":;/".indexOf(text[at]) >= 0)) {
      return false;
    }
    int far = Math.min(text.length, at + FAR);
    while (at < far && text[at] != '\n' && text[at] != ';') {
      at++;
    }
    return at == far || text[at] == ';';
  }

  /** The word before a place, whatever else may stand between. */
  private String wordBefore(int place) {
    int end = place;
    while (end > 0 && !IN_WORD[text[end - 1] & 0xff]) {
      end--;
    }
    int start = end;
    while (start > 0 && IN_WORD[text[start - 1] & 0xff]) {
      start--;
    }
    return new String(text, start, end - start, US_ASCII);
  }

  /** The place of the last byte before a place that is no blank and in no splice; -1 if none. */
  private int lastBefore(int place) {
    int at = place - 1;
    while (at >= 0) {
      int splice = text[at] == '\n' ? spliceEndingAt(at) : 0;
      if (splice == 0 && !Splices.isBlank(text[at])) {
        return at;
      }
      at -= Math.max(splice, 1);
    }
    return -1;
  }

  private int spliceEndingAt(int newline) {
    int at = newline - 1;
    while (at >= 0 && Splices.isBlank(text[at])) {
      at--;
    }
    if (at >= 0 && text[at] == '/' && at >= 2) {
      at -= 2;
    }
    return at >= 0 && Splices.lengthAt(text, at) == newline + 1 - at ? newline + 1 - at : 0;
  }

  /** The next place that is no blank, splice or comment. */
  private int skipBlanks(int start) {
    int at = start;
    while (at < text.length) {
      int splice = Splices.lengthAt(text, at);
      if (splice > 0) {
        at += splice;
      } else if (Splices.isBlank(text[at])) {
        at++;
      } else if (text[at] == '/' && at + 1 < text.length && text[at + 1] == '*') {
        at = afterComment(at + 2);
      } else {
        return at;
      }
    }
    return at;
  }

  private int afterComment(int start) {
    int at = start;
    int far = Math.min(text.length, start + FAR);
    while (at + 1 < far && !(text[at] == '*' && text[at + 1] == '/')) {
      at++;
    }
    return Math.min(far, at + 2);
  }

  private static boolean isBlankOrEnd(byte b) {
    return b == '\n' || Splices.isBlank(b);
  }
}
