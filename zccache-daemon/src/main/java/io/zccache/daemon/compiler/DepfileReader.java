/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.ArrayList;
import java.util.List;

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
    while (at < text.length()) {
      at++;
      if (!atLineEnd()) {
        readPhonyRule();
      }
    }
    return new Depfile(targets, prerequisites);
  }

  private void readPhonyRule() throws MalformedDepfileException {
    if (readTargets().size() != 1 || !atLineEnd()) {
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
        boolean inside = count % 2 == 1;
        word.append("\\".repeat(inside ? count / 2 : count));
        if (inside) {
          word.append(next);
          at++;
        }
      }
      case '#' -> {
        word.append("\\".repeat(count - 1)).append('#');
        at++;
      }
      // Only some versions escape a colon; a name that ends in a backslash has no sure end.
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
  private boolean atLineEnd() {
    while (at < text.length()) {
      if (text.startsWith("\\\n", at)) {
        at += 2;
      } else if (text.startsWith("\\\r\n", at)) {
        at += 3;
      } else if (text.charAt(at) == ' ' || text.charAt(at) == '\t' || text.charAt(at) == '\r') {
        at++;
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
