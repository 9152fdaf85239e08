/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.nio.charset.StandardCharsets;

/**
 * Whether the first file that a source includes may be named by macros. Only in place of the first
 * one does gcc take a precompiled header.
 *
 * <p>Reads a source from its start while everything is certain: blanks, comments, directives. What
 * stands between {@code #if} and {@code #endif} may be there or not. Where it becomes uncertain, as
 * at the first word that is no directive, the answer is yes.
 */
final class FirstInclude {
  /** What is known after some text. */
  private enum Known {
    /** A file was included by its name. */
    LITERAL,
    /** Macros may have named one. */
    COMPUTED,
    /** Nothing yet. */
    OPEN
  }

  private final byte[] text;
  private int at;
  private int depth;

  private FirstInclude(byte[] text) {
    this.text = text;
  }

  /** Whether macros may name the first file that a source includes. */
  static boolean mayBeComputed(byte[] text) {
    FirstInclude reader = new FirstInclude(text);
    Known known = Known.OPEN;
    while (known == Known.OPEN && reader.at < text.length) {
      known = reader.line();
    }
    return known == Known.COMPUTED;
  }

  /** Reads on behind the next line end. */
  private Known line() {
    if (!skipBlanks()) {
      return Known.COMPUTED;
    }
    if (at == text.length) {
      return Known.OPEN;
    }
    byte first = text[at];
    if (first == '\n') {
      at++;
      return Known.OPEN;
    }
    if (first == '#') {
      at++;
      return directive();
    }
    // Another spelling of the hash sign, or a word, which may be a macro that is nothing.
    return Known.COMPUTED;
  }

  private Known directive() {
    if (!skipBlanks()) {
      return Known.COMPUTED;
    }
    String name = word();
    switch (name) {
      case "include", "include_next", "import" -> {
        boolean certain = skipBlanks() && at < text.length;
        if (!certain || (text[at] != '<' && text[at] != '"')) {
          return Known.COMPUTED;
        }
        if (depth == 0) {
          return Known.LITERAL;
        }
      }
      case "if", "ifdef", "ifndef" -> depth++;
      case "endif" -> depth--;
      default -> {
        if (at < text.length && (text[at] == '\\' || text[at] == '?')) {
          return Known.COMPUTED;
        }
      }
    }
    return skipLine() ? Known.OPEN : Known.COMPUTED;
  }

  private String word() {
    int start = at;
    while (at < text.length && (Character.isLetter((char) text[at]) || text[at] == '_')) {
      at++;
    }
    return new String(text, start, at - start, StandardCharsets.ISO_8859_1);
  }

  /**
   * Goes behind the end of a line and of the comments in it; false if it cannot be told where that
   * is, since literals may look like comments.
   */
  private boolean skipLine() {
    while (at < text.length) {
      byte b = text[at];
      if (b == '\n') {
        at++;
        return true;
      }
      if (b == '"' || b == '\'' || b == '?') {
        if (!skipPlainLiteral()) {
          return false;
        }
      } else if (b == '\\') {
        at = Math.min(text.length, at + 1);
        if (at < text.length && text[at] == '\n') {
          at++;
        }
      } else if (isComment()) {
        if (!skipComment()) {
          return false;
        }
      } else {
        at++;
      }
    }
    return true;
  }

  /** A literal that ends on its line and holds nothing that could be read in two ways. */
  private boolean skipPlainLiteral() {
    byte quote = text[at];
    if (quote == '?') {
      at++;
      return at >= text.length || text[at] != '?';
    }
    boolean raw = at > 0 && text[at - 1] == 'R';
    for (at++; at < text.length && text[at] != '\n'; at++) {
      byte b = text[at];
      if (b == quote) {
        at++;
        return !raw;
      }
      if (b == '\\' || b == '/') {
        return false;
      }
    }
    return false;
  }

  /** Skips blanks and comments, but no line end; false if it cannot be told where they end. */
  private boolean skipBlanks() {
    while (at < text.length) {
      byte b = text[at];
      if (b == ' ' || b == '\t' || b == '\f' || b == 0x0b || b == '\r') {
        at++;
      } else if (isComment()) {
        if (!skipComment()) {
          return false;
        }
      } else {
        return true;
      }
    }
    return true;
  }

  private boolean isComment() {
    return text[at] == '/'
        && at + 1 < text.length
        && (text[at + 1] == '*' || text[at + 1] == '/' || text[at + 1] == '\\');
  }

  private boolean skipComment() {
    if (text[at + 1] == '\\') {
      return false;
    }
    return text[at + 1] == '/' ? skipToLineEnd() : skipToCommentEnd();
  }

  /** Older C knows no such comment, and a backslash before the line end continues it. */
  private boolean skipToLineEnd() {
    byte last = 0;
    for (at += 2; at < text.length && text[at] != '\n'; at++) {
      byte b = text[at];
      if (b == '*' && last == '/') {
        return false;
      }
      last = b == ' ' || b == '\t' || b == '\r' ? last : b;
    }
    return last != '\\' && last != '/';
  }

  private boolean skipToCommentEnd() {
    for (at += 2; at + 1 < text.length; at++) {
      if (text[at] == '*' && text[at + 1] == '/') {
        at += 2;
        return true;
      }
      if (text[at] == '*' && text[at + 1] == '\\') {
        return false;
      }
    }
    return false;
  }
}
