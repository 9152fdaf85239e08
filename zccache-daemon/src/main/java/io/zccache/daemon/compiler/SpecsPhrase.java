/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a spec: words, and conditions on the options of the command line with texts of their
 * own. Each word must be an option that changes what the compiler makes and nothing else, and so
 * must be each option that is passed on. For one text.
 *
 * <pre>
 * text      := (word | condition)*
 * condition := '%{' case (';' case)* '}'
 * case      := options ':' text | option
 * </pre>
 */
final class SpecsPhrase {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_=+./~,@-]+");
  private static final Pattern OPTIONS = Pattern.compile("\\s*([A-Za-z0-9_=+.,*!|&-]*)\\s*");

  /** Rows that are harmless where they are seen, but not where they are not. */
  private static final Set<String> SEEN = Set.of("-include", "-imacros", "-pipe");

  private final String text;
  private int at;

  private SpecsPhrase(String text) {
    this.text = text;
  }

  /** Whether it is understood and allowed as a whole. */
  static boolean isSafe(String text) {
    SpecsPhrase phrase = new SpecsPhrase(text);
    return phrase.takesText(0) && phrase.at == text.length();
  }

  private boolean takesText(int depth) {
    skipBlanks();
    while (at < text.length() && text.charAt(at) != '}' && text.charAt(at) != ';') {
      boolean taken =
          text.startsWith("%{", at) ? depth < 50 && takesCondition(depth) : takesOption();
      if (!taken || !isAtEdge()) {
        return false;
      }
      skipBlanks();
    }
    return true;
  }

  private boolean takesCondition(int depth) {
    at += 1;
    do {
      at++;
      String options = match(OPTIONS, 1);
      if (at < text.length() && text.charAt(at) == ':') {
        at++;
        if (!takesText(depth + 1)) {
          return false;
        }
      } else if (!isPassable(options)) {
        return false;
      }
    } while (at < text.length() && text.charAt(at) == ';');
    return at < text.length() && text.charAt(at++) == '}';
  }

  private boolean takesOption() {
    String word = match(WORD, 0);
    Option option = OptionTable.find(word);
    if (!word.startsWith("-") || !isAllowed(option)) {
      return false;
    }
    if (!option.takesNext(word)) {
      return true;
    }
    skipBlanks();
    return !match(WORD, 0).isEmpty();
  }

  private static boolean isPassable(String options) {
    return options.matches("[A-Za-z][A-Za-z0-9_=+-]*\\*?")
        && isAllowed(OptionTable.find("-" + options.replace("*", "")));
  }

  private static boolean isAllowed(Option option) {
    boolean harmless =
        option.effect() == Option.Effect.PLAIN || option.effect() == Option.Effect.SEARCH;
    return harmless
        && !SEEN.contains(option.spelling())
        && !ToolPrefixes.isOne(option)
        && !PrefixMaps.isMap(option);
  }

  private String match(Pattern pattern, int group) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return "";
    }
    at = matcher.end();
    return matcher.group(group);
  }

  /** Whether a word ends here: nothing is put together of two. */
  private boolean isAtEdge() {
    return at == text.length() || " \t\n;}".indexOf(text.charAt(at)) >= 0;
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
