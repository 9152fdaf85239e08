/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells whether a source may give its lines the name of another file: by a line directive, or by
 * one of the assembler's in inline assembler text. It finds such names in comments and in branches
 * that are not taken, too. For one source.
 */
public final class ListedNames {
  /**
   * Names that a compiler gives lines which stand in no file. A file of such a name would be
   * quoted.
   */
  public static final List<String> NOWHERE =
      List.of("<built-in>", "<command-line>", "<artificial>", "{standard input}");

  /** The assembler's directives, which begin with a dot and have no case. */
  private static final Set<String> DIRECTIVES =
      Set.of(
          "appfile", "appline", "file", "line", "linefile", "ln", "loc", "stabd", "stabn", "stabs");

  private static final int LONGEST = 8;
  private static final List<String> HASHES = List.of("#", "%:", "??=");

  /** How far a word may be from its hash sign before it is not looked for any more. */
  private static final int FAR = 512;

  private final byte[] text;

  private ListedNames(byte[] text) {
    this.text = text;
  }

  /** Whether it may. */
  public static boolean mayBeIn(byte[] source) {
    ListedNames names = new ListedNames(Splices.removed(source));
    for (int at = 0; at < names.text.length; at++) {
      byte b = names.text[at];
      if ((b == '.' && names.isAssemblers(at)) || names.isLineDirective(at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isLineDirective(int start) {
    for (String hash : HASHES) {
      if (isAt(start, hash)) {
        int next = skipBlanks(start + hash.length());
        return next - start > FAR
            || isAt(next, "line")
            || (next < text.length && isDigit(text[next]) && mayBegin(start));
      }
    }
    return false;
  }

  /** Whether the assembler could take what begins here for a directive, and not C for a member. */
  private boolean isAssemblers(int dot) {
    int end = dot + 1;
    while (end < text.length && end - dot <= LONGEST + 1 && isInWord(text[end])) {
      end++;
    }
    String word = new String(text, dot + 1, end - dot - 1, US_ASCII).toLowerCase(Locale.ROOT);
    if (!DIRECTIVES.contains(word)) {
      return false;
    }
    int next = skipBlanks(end);
    boolean assigned = isAt(next, "=") && !isAt(next, "==");
    int before = dot - 1;
    boolean member =
        before >= 0
            && (isInWord(text[before]) || text[before] == ')' || text[before] == ']')
            && !isEscape(before);
    return !assigned && !member;
  }

  /** Whether a line may begin at a place, in the source or in a string. */
  private boolean mayBegin(int start) {
    int before = start - 1;
    while (before >= 0 && Splices.isBlank(text[before])) {
      before--;
    }
    return before < 0
        || "\n\"';".indexOf(text[before]) >= 0
        || isEscape(before)
        || (before > 0 && isAt(before - 1, "*/"));
  }

  private boolean isEscape(int last) {
    return last > 0 && text[last - 1] == '\\';
  }

  /** The next place that is no blank and in no comment; it may be too far. */
  private int skipBlanks(int start) {
    int at = start;
    int end = Math.min(text.length, start + FAR + 1);
    while (at < end) {
      if (isAt(at, "/*")) {
        at += 2;
        while (at < end && !isAt(at, "*/")) {
          at++;
        }
        at += 2;
      } else if (Splices.isBlank(text[at])) {
        at++;
      } else {
        return at;
      }
    }
    return at;
  }

  private boolean isAt(int start, String ascii) {
    if (start + ascii.length() > text.length) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (text[start + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInWord(byte b) {
    return isDigit(b) || b == '_' || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
