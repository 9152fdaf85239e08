/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the name of a program tells: a compiler, another compiler cache, a shell or make. Pure. */
public final class ToolNames {

  // gcc, c++, clang-15, x86_64-linux-gnu-g++-12; not gcc-ar, clang-format, cc1, c++filt
  private static final Pattern COMPILER =
      Pattern.compile(
          "(?:[\\w.+]+-)*(?:gcc|g\\+\\+|cc|c\\+\\+|clang|clang\\+\\+)(?:-\\d+(?:\\.\\d+)*)?");

  private static final Set<String> CACHES =
      Set.of("ccache", "sccache", "distcc", "icecc", "buildcache", "cachepot", "zccache");

  private static final Pattern MENTION =
      Pattern.compile("(?:^|[\\s=/'\"])(?:" + String.join("|", CACHES) + ")(?:$|[\\s'\"])");

  private static final Set<String> DRIVERS =
      Set.of("make", "gmake", "sh", "bash", "dash", "ksh", "zsh", "configure");

  private ToolNames() {}

  /** Whether a program of this name is a C or C++ compiler driver. */
  public static boolean isCompiler(String name) {
    return COMPILER.matcher(name).matches() && !CACHES.contains(name);
  }

  /** Whether a program of this name is a compiler cache or a distributor, ours among them. */
  public static boolean isCache(String name) {
    return CACHES.contains(name);
  }

  /** Whether a command line or the value of a variable such as {@code CC} runs a compiler cache. */
  public static boolean mentionsCache(String text) {
    return MENTION.matcher(text).find();
  }

  /** Whether a program of this name runs other programs by name: make, a shell, a script. */
  static boolean isDriver(String name) {
    return DRIVERS.contains(name) || name.toLowerCase(Locale.ROOT).endsWith(".sh");
  }

  /** The last name of a command: {@code gcc} of {@code /usr/bin/gcc}. */
  static String fileName(String command) {
    return command.substring(command.lastIndexOf('/') + 1);
  }
}
