/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which environment variables take part in a key: those that compilers read and that can change
 * what they write. Pure.
 */
public final class KeyEnvironment {
  private static final Set<String> NAMES =
      Set.of(
          "CPATH",
          "CPLUS_INCLUDE_PATH",
          "CL",
          "COMPILER_PATH",
          "C_INCLUDE_PATH",
          "INCLUDE",
          "LANG",
          "LANGUAGE",
          "LD_LIBRARY_PATH",
          "LD_PRELOAD",
          "OBJCPLUS_INCLUDE_PATH",
          "OBJC_INCLUDE_PATH",
          "POSIXLY_CORRECT",
          "SDKROOT",
          "SOURCE_DATE_EPOCH",
          "_CL_");

  private static final List<String> PREFIXES =
      List.of("CCC_", "CLANG_", "COLLECT_", "GCC_", "LC_", "LLD_", "LLVM_");

  /** Read only where diagnostics go to a terminal. */
  private static final Set<String> TERMINAL_NAMES =
      Set.of("COLUMNS", "NO_COLOR", "TERM", "TERM_URLS");

  /** Read by linkers and archivers only, or where a compiler driver links. */
  private static final Set<String> LINK_NAMES =
      Set.of("GNUTARGET", "LDEMULATION", "LD_RUN_PATH", "LIBRARY_PATH");

  private static final String DIRECTORY = "PWD";
  private static final String SUFFIX = "_DEPLOYMENT_TARGET";

  private KeyEnvironment() {}

  /**
   * The entries that take part, as name=value, sorted by name.
   *
   * @param environment the whole environment of the compile
   * @param debug true when the object names the directory, which compilers take from PWD
   * @param terminal true when diagnostics are made for a terminal
   */
  public static List<String> entries(
      Map<String, String> environment, boolean debug, boolean terminal) {
    List<String> entries = new ArrayList<>();
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              if (takesPart(name, debug, terminal)) {
                entries.add(name + '=' + value);
              }
            });
    return entries;
  }

  /**
   * The entries that take part in the key of a link or an archive, as name=value, sorted by name.
   */
  public static List<String> linkEntries(Map<String, String> environment) {
    List<String> entries = new ArrayList<>();
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              if (mattersToLinks(name)) {
                entries.add(name + '=' + value);
              }
            });
    return entries;
  }

  /** Whether a variable takes part in the key of a link or an archive. */
  public static boolean mattersToLinks(String name) {
    return LINK_NAMES.contains(name) || takesPart(name, false, false);
  }

  /** Whether a variable takes part in any key of a compile. */
  public static boolean matters(String name) {
    return takesPart(name, true, true);
  }

  /** Whether a variable takes part only where diagnostics are made for a terminal. */
  public static boolean isForTerminals(String name) {
    return TERMINAL_NAMES.contains(name);
  }

  private static boolean takesPart(String name, boolean debug, boolean terminal) {
    if (NAMES.contains(name) || name.endsWith(SUFFIX)) {
      return true;
    }
    for (String prefix : PREFIXES) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return (debug && name.equals(DIRECTORY)) || (terminal && TERMINAL_NAMES.contains(name));
  }
}
