/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the text of a dependency file.
 *
 * <pre>
 * file  := rule phony*
 * rule  := word+ ":" word* newline
 * phony := word ":" newline
 * </pre>
 *
 * Words are separated by blanks; a backslash before a newline continues the line. Inside a word
 * {@code $$} is a dollar sign, {@code \#} a hash, 2n+1 backslashes before a blank are n backslashes
 * and the blank. The colon that ends the targets is the first one before a blank or a line end.
 *
 * <p>No compiler separates words by tabs or by carriage returns, but clang leaves a tab in a name
 * as it is, and all leave a carriage return. At the end of a name the assembler doubles backslashes
 * and gcc does not. A phony rule is about a prerequisite; any other line may be the rest of a name
 * that holds a newline.
 */
final class DepfileReader {
  private final String text;
  private int at;

  DepfileReader(String text) {
    this.text = text;
  }

  Depfile read() throws MalformedDepfileException {
    List<String> targets = readTargets();
    List<String> prerequisites = new ArrayList<>();
    while (!atLineEnd()) {
      prerequisites.add(readWord(false));
    }
    Set<String> known = at < text.length() ? new HashSet<>(prerequisites) : Set.of();
    while (at < text.length()) {
      at++;
      if (!atLineEnd()) {
        readPhonyRule(known);
      }
    }
    return new Depfile(targets, prerequisites);
  }

  private void readPhonyRule(Set<String> known) throws MalformedDepfileException {
    List<String> targets = readTargets();
    if (targets.size() != 1 || !known.contains(targets.get(0)) || !atLineEnd()) {
      throw malformed("a second rule");
    }
  }

  private List<String> readTargets() throws MalformedDepfileException {
    List<String> targets = new ArrayList<>();
    while (!atLineEnd()) {
      if (atSeparator()) {
        at++;
        if (targets.isEmpty()) {
          throw malformed("no target");
        }
        return targets;
      }
      targets.add(readWord(true));
    }
    throw malformed("no colon");
  }

  private String readWord(boolean target) throws MalformedDepfileException {
    StringBuilder word = new StringBuilder();
    while (at < text.length() && !isBlankOrEnd(text.charAt(at)) && !(target && atSeparator())) {
      char c = text.charAt(at);
      if (c == '\\') {
        readBackslashes(word);
      } else if (c == '$') {
        readDollar(word, target);
      } else {
        word.append(c);
        at++;
      }
    }
    return word.toString();
  }

  private void readBackslashes(StringBuilder word) throws MalformedDepfileException {
    int start = at;
    while (at < text.length() && text.charAt(at) == '\\') {
      at++;
    }
    int count = at - start;
    char next = at < text.length() ? text.charAt(at) : '\n';
    switch (next) {
      case ' ', '\t' -> {
        if (count % 2 == 0) {
          throw malformed("a backslash at the end of a name");
        }
        word.append("\\".repeat(count / 2)).append(next);
        at++;
      }
      case '#' -> {
        word.append("\\".repeat(count - 1)).append('#');
        at++;
      }
      // Only some versions escape a colon.
      case ':', '\n', '\r' -> throw malformed("a backslash that may mean two things");
      default -> word.append("\\".repeat(count));
    }
  }

  private void readDollar(StringBuilder word, boolean target) throws MalformedDepfileException {
    boolean doubled = text.startsWith("$$", at);
    // The user's own targets come as they are, a variable of make among them.
    if (!doubled && !target) {
      throw malformed("a single dollar sign");
    }
    word.append('$');
    at += doubled ? 2 : 1;
  }

  /** Skips blanks and continuations; true at the end of the line. */
  private boolean atLineEnd() throws MalformedDepfileException {
    while (at < text.length()) {
      if (text.startsWith("\\\n", at)) {
        at += 2;
      } else if (text.startsWith("\\\r\n", at)) {
        at += 3;
      } else if (text.charAt(at) == ' ' || text.startsWith("\r\n", at)) {
        at++;
      } else if (text.charAt(at) == '\t' || text.charAt(at) == '\r') {
        throw malformed("a blank that no compiler writes between names");
      } else {
        return text.charAt(at) == '\n';
      }
    }
    return true;
  }

  private boolean atSeparator() {
    return text.charAt(at) == ':' && (at + 1 == text.length() || isBlankOrEnd(text.charAt(at + 1)));
  }

  private static boolean isBlankOrEnd(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private MalformedDepfileException malformed(String what) {
    return new MalformedDepfileException(what + " at character " + at);
  }
}
