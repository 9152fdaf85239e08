/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The options that put what stands in a folder before the driver's own programs, specs and headers:
 * {@code -B}, also spelled {@code --prefix}. Pure.
 */
public final class ToolPrefixes {
  private static final String SHORT = "-B";
  private static final String LONG = "--prefix";
  private static final Set<String> SPELLINGS = Set.of(SHORT, LONG, LONG + "=");

  /** The folders of headers in a folder of programs. */
  private static final List<String> HEADERS = List.of("include", "include-fixed");

  private ToolPrefixes() {}

  /** Those among arguments, a word each, in order. */
  public static List<String> in(List<String> arguments) {
    if (arguments.stream().noneMatch(word -> word.startsWith(SHORT) || word.startsWith(LONG))) {
      return List.of();
    }
    return Argument.split(arguments).stream()
        .filter(argument -> isOne(argument.option()))
        .map(argument -> SHORT + argument.value())
        .toList();
  }

  /** Whether a row of the option table is about such an option. */
  static boolean isOne(Option option) {
    return SPELLINGS.contains(option.spelling());
  }

  /** What stands behind the option. */
  public static String value(String word) {
    return word.substring(SHORT.length());
  }

  /**
   * Where a driver would look instead of in some folders, if what a prefix names were a folder, or
   * were none any more: it puts a slash behind the name of a folder, and leaves another name as the
   * beginning of names.
   *
   * @param prefixes the options
   */
  public static Set<String> otherwise(Set<String> folders, List<String> prefixes) {
    Set<String> others = new LinkedHashSet<>();
    for (String prefix : prefixes) {
      String value = value(prefix);
      for (String folder : folders) {
        if (isUncertain(prefix) && folder.startsWith(value)) {
          String rest = folder.substring(value.length());
          others.add(value + (rest.startsWith("/") ? rest.substring(1) : "/" + rest));
        }
      }
    }
    return others;
  }

  /** Whether it depends on what is there how an option is understood. */
  public static boolean isUncertain(String prefix) {
    return !prefix.endsWith("/");
  }

  /**
   * The folders where a driver would find headers.
   *
   * @param programs all folders where it looks for programs
   * @param prefixes how those begin that count
   */
  public static List<String> headers(Set<String> programs, List<String> prefixes) {
    List<String> folders = new ArrayList<>();
    for (String folder : programs) {
      if (prefixes.stream().anyMatch(folder::startsWith)) {
        HEADERS.forEach(name -> folders.add(folder + name));
      }
    }
    return folders;
  }
}
