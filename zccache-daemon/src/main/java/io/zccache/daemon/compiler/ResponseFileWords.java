/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits the text of a response file into words.
 *
 * <p>Words are separated by blanks and line ends; single and double quotes keep them together; a
 * backslash takes the next character as it is. Compilers differ in the details: newer GNU tools
 * follow the shell inside quotes and older ones do not, clang drops empty words. Where they differ
 * there is no answer, nor where a word holds a line end.
 */
final class ResponseFileWords {
  private static final String SAFELY_ESCAPED_IN_QUOTES = "\\\"$`";
  private static final String DISPUTED = "\0\n\u000b\f\ufeff";

  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private int at;

  private ResponseFileWords(String text) {
    this.text = text;
  }

  /** The words, or nothing where compilers do not agree on them. */
  static Optional<List<String>> of(String text) {
    ResponseFileWords reading = new ResponseFileWords(text);
    return reading.read() ? Optional.of(List.copyOf(reading.words)) : Optional.empty();
  }

  private boolean read() {
    while (skipBlanks()) {
      word.setLength(0);
      if (!readWord() || word.isEmpty()) {
        return false;
      }
      words.add(word.toString());
    }
    return true;
  }

  private boolean skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at < text.length();
  }

  private boolean readWord() {
    while (at < text.length() && !isBlank(text.charAt(at))) {
      char c = text.charAt(at++);
      boolean understood =
          switch (c) {
            case '\'' -> readSingleQuoted();
            case '"' -> readDoubleQuoted();
            case '\\' -> at < text.length() && take(text.charAt(at++));
            default -> take(c);
          };
      if (!understood) {
        return false;
      }
    }
    return true;
  }

  private boolean readSingleQuoted() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\'') {
        return true;
      }
      if (c == '\\' || !take(c)) {
        return false;
      }
    }
    return false;
  }

  private boolean readDoubleQuoted() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return true;
      }
      if (c == '\\') {
        if (at >= text.length() || SAFELY_ESCAPED_IN_QUOTES.indexOf(text.charAt(at)) < 0) {
          return false;
        }
        c = text.charAt(at++);
      }
      if (!take(c)) {
        return false;
      }
    }
    return false;
  }

  private boolean take(char c) {
    word.append(c);
    return DISPUTED.indexOf(c) < 0;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
