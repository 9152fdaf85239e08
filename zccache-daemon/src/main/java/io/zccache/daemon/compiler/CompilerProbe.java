/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a tool said when asked for its predefined macros.
 *
 * @param family whose rules it follows
 * @param version its version text
 */
public record CompilerProbe(CompilerFamily family, String version) {
  /** The arguments of the question. */
  public static final List<String> ARGUMENTS = List.of("-dM", "-E", "-x", "c", "/dev/null");

  private static final Pattern MAJOR = Pattern.compile("(\\d{1,4})\\.");
  private static final String DEFINE = "#define ";

  /** Macros of compilers that claim to be gcc or clang but have options of their own. */
  private static final Set<String> FOREIGN =
      Set.of(
          "__INTEL_COMPILER",
          "__INTEL_LLVM_COMPILER",
          "__NVCC__",
          "__NVCOMPILER",
          "__PGI",
          "__SUNPRO_C",
          "__TINYC__",
          "__EDG__",
          "__EMSCRIPTEN__",
          "__ibmxl__",
          "__ARMCC_VERSION",
          "_CRAYC",
          "_MSC_VER");

  /** Reads the answer; empty if the tool is neither gcc nor clang. */
  public static Optional<CompilerProbe> parse(String stdout) {
    Map<String, String> macros = macros(stdout);
    String version = macros.get("__VERSION__");
    if (version == null || !macros.containsKey("__GNUC__")) {
      return Optional.empty();
    }
    if (FOREIGN.stream().anyMatch(macros::containsKey)) {
      return Optional.empty();
    }
    CompilerFamily family =
        macros.containsKey("__clang__") ? CompilerFamily.CLANG : CompilerFamily.GCC;
    return Optional.of(new CompilerProbe(family, unquoted(version)));
  }

  /** Whether SOURCE_DATE_EPOCH decides what the macros for date and time say. */
  public boolean knowsSourceDate() {
    return isSince(7, 16);
  }

  /** Whether there is one option that maps the names of files wherever they are written. */
  public boolean mapsFileNames() {
    return isSince(8, 10);
  }

  private boolean isSince(int gcc, int clang) {
    Matcher major = MAJOR.matcher(version);
    return major.find()
        && Integer.parseInt(major.group(1)) >= (family == CompilerFamily.GCC ? gcc : clang);
  }

  private static Map<String, String> macros(String stdout) {
    Map<String, String> macros = new HashMap<>();
    for (String line : stdout.lines().toList()) {
      if (line.startsWith(DEFINE)) {
        int blank = line.indexOf(' ', DEFINE.length());
        int end = blank < 0 ? line.length() : blank;
        macros.put(line.substring(DEFINE.length(), end), line.substring(end).strip());
      }
    }
    return macros;
  }

  private static String unquoted(String text) {
    return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }
}
