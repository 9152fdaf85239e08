/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.explain;

import io.zccache.daemon.compiler.Words;
import io.zccache.daemon.key.Recipe;
import io.zccache.protocol.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** In which arguments two calls differ: new ones, missing ones, other values, another order. */
final class ArgumentComparison {
  private static final String KIND = "argument";

  /** Options whose word goes on with a value that only one of them can have. */
  private static final List<String> LEVELS = List.of("-O", "-g", "-std=");

  private ArgumentComparison() {}

  static List<Finding> of(Recipe now, Recipe before) {
    List<String> here = withoutSource(now);
    List<String> there = withoutSource(before);
    List<String> added = without(here, there);
    List<String> dropped = without(there, here);
    List<Finding> findings = new ArrayList<>();
    if (!now.source().equals(before.source())) {
      String text = "the source is " + now.source() + ", it was " + before.source();
      findings.add(new Finding("source", now.source(), before.source(), now.source(), text));
    }
    for (String word : added) {
      findings.add(isNewOrOther(word, dropped));
    }
    for (String word : dropped) {
      findings.add(new Finding(KIND, word, word, "", word + " is missing"));
    }
    if (added.isEmpty() && findings.isEmpty() && !here.equals(there)) {
      findings.add(moved(here, there));
    }
    return findings;
  }

  /** Takes the word that this one has replaced, if there is one, from those that were dropped. */
  private static Finding isNewOrOther(String word, List<String> dropped) {
    for (String old : dropped) {
      if (subject(old).equals(subject(word))) {
        dropped.remove(old);
        return new Finding(KIND, word, old, word, word + " was " + old);
      }
    }
    return new Finding(KIND, word, "", word, word + " is new");
  }

  private static Finding moved(List<String> here, List<String> there) {
    int i = 0;
    while (here.get(i).equals(there.get(i))) {
      i++;
    }
    String text =
        "the arguments are in another order: "
            + here.get(i)
            + " comes where "
            + there.get(i)
            + " came";
    return new Finding("order", here.get(i), there.get(i), here.get(i), text);
  }

  /** What a word is about, whatever it says of it. */
  private static String subject(String word) {
    for (String level : LEVELS) {
      if (word.startsWith(level) && word.length() <= level.length() + 6) {
        return level;
      }
    }
    if (word.startsWith("-fno-") || word.startsWith("-Wno-") || word.startsWith("-mno-")) {
      return word.substring(0, 2) + word.substring(5);
    }
    if (word.startsWith("-U")) {
      return "-D" + word.substring(2).stripLeading();
    }
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    if (name.startsWith("-D")) {
      return "-D" + name.substring(2).stripLeading();
    }
    int blank = name.indexOf(' ');
    return blank < 0 ? name : name.substring(0, blank);
  }

  private static List<String> withoutSource(Recipe recipe) {
    List<String> words = new ArrayList<>(Words.grouped(recipe.arguments()));
    boolean unused = words.remove(recipe.source());
    return words;
  }

  /** The words that the other list has not, or has less often. */
  private static List<String> without(List<String> words, List<String> others) {
    Map<String, Integer> left = new LinkedHashMap<>();
    others.forEach(word -> left.merge(word, 1, Integer::sum));
    List<String> more = new ArrayList<>();
    for (String word : words) {
      if (left.merge(word, -1, Integer::sum) < 0) {
        more.add(word);
      }
    }
    return more;
  }
}
