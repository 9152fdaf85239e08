/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What gcc says when it misses a profile: the name under which it looked. The name is made of the
 * working directory, the folder and the base of the output's name and some options, by rules that
 * differ from version to version; so gcc is asked with a base of which there is no profile, and the
 * base is the one thing that is exchanged in its answer. Pure.
 */
final class ProfileReport {
  private static final String BASE = "zccache-asks-for-a-profile";
  private static final String ENDING = ".gcda";

  private static final Pattern MISSING =
      Pattern.compile("warning: '([^']+)' profile count data file not found");

  private ProfileReport() {}

  /** Whether an option may decide the name. */
  static boolean decides(String word) {
    return word.startsWith("-f") && !word.startsWith("-fdiagnostics");
  }

  /** The arguments of the question, behind the options that {@linkplain #decides decide}. */
  static List<String> arguments(String outputFolder) {
    return List.of(
        "-Wmissing-profile",
        "-S",
        "-x",
        "c",
        "-",
        "-o",
        "/dev/null",
        "-dumpdir",
        outputFolder,
        "-dumpbase",
        BASE + ".c",
        "-dumpbase-ext",
        ".c");
  }

  /** The name of the profile for an output; empty if it was not told in clear. */
  static Optional<String> nameIn(String stderr, String outputBase) {
    Matcher missing = MISSING.matcher(stderr);
    if (!missing.find()) {
      return Optional.empty();
    }
    String name = missing.group(1);
    boolean clear = name.endsWith(BASE + ENDING) && name.indexOf('\\') < 0;
    return clear
        ? Optional.of(
            name.substring(0, name.length() - BASE.length() - ENDING.length())
                + FileNames.withEnding(outputBase, ENDING))
        : Optional.empty();
  }
}
