/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

/**
 * Text that becomes a part of a page, which is HTML and XML at once. Nothing but {@link #text} gets
 * foreign words into a page.
 */
final class Markup {

  /** What stands for a character that must not be in a page. */
  private static final char REPLACEMENT = '\ufffd';

  private Markup() {}

  /** Foreign words as content or as a quoted attribute: characters and nothing else. */
  static String text(String words) {
    StringBuilder text = new StringBuilder(words.length() + 16);
    words
        .codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                default -> text.appendCodePoint(isHarmless(point) ? point : REPLACEMENT);
              }
            });
    return text.toString();
  }

  /** The same, but no more than so many UTF-16 units of it. */
  static String text(String words, int limit) {
    return words.length() <= limit ? text(words) : text(words.substring(0, limit)) + "…";
  }

  /** A number with a mark between thousands. */
  static String number(long number) {
    StringBuilder digits = new StringBuilder(Long.toString(number));
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      digits.insert(i, ',');
    }
    return digits.toString();
  }

  // Controls and lone surrogates are no XML; the others turn the order of what follows around.
  private static boolean isHarmless(int point) {
    return !Character.isISOControl(point)
        && Character.getType(point) != Character.SURROGATE
        && (point & 0xfffe) != 0xfffe
        && !(point >= 0x202a && point <= 0x202e)
        && !(point >= 0x2066 && point <= 0x2069);
  }
}
