/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The options by which a compiler leaves the names of checkouts out of what it writes. Pure.
 *
 * <p>gcc replaces the name of a system header by its real path if that is shorter, which depends on
 * how long the checkout's own name is: it is told not to.
 */
public final class PrefixMaps {
  private static final String FILE = "-ffile-prefix-map=";
  private static final String DEBUG = "-fdebug-prefix-map=";
  private static final String MACRO = "-fmacro-prefix-map=";
  private static final Set<String> SPELLINGS = Set.of(FILE, DEBUG, MACRO);
  private static final String REAL_NAMES = "canonical-system-headers";

  private PrefixMaps() {}

  /**
   * The options, to be put before the user's.
   *
   * @param mapsFileNames whether the compiler has one option for debug records and macros
   * @param arguments the user's; what they map themselves is left to them
   * @param folders what is to be mapped to the working directory's dot
   */
  public static List<String> options(
      CompilerFamily family, boolean mapsFileNames, List<String> arguments, List<String> folders) {
    List<String> options = new ArrayList<>();
    String option = mapsFileNames ? FILE : DEBUG;
    for (String folder : folders) {
      if (arguments.stream().noneMatch(word -> word.startsWith(option + folder + "="))) {
        options.add(option + folder + "=.");
      }
    }
    if (family == CompilerFamily.GCC
        && Stream.of("-f", "-fno-").noneMatch(no -> arguments.contains(no + REAL_NAMES))) {
      options.add("-fno-" + REAL_NAMES);
    }
    return options;
  }

  /** Whether a row of the option table is about such an option. */
  static boolean isMap(Option option) {
    return SPELLINGS.contains(option.spelling());
  }
}
