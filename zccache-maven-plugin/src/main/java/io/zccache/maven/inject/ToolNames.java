/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the name of a program tells: a compiler, an archiver, another compiler cache, a shell or
 * make. Pure.
 */
public final class ToolNames {

  // gcc, c++, clang-15, x86_64-linux-gnu-g++-12; not gcc-ar, clang-format, cc1, c++filt
  private static final Pattern COMPILER =
      Pattern.compile(
          "(?:[\\w.+]+-)*(?:gcc|g\\+\\+|cc|c\\+\\+|clang|clang\\+\\+)(?:-\\d+(?:\\.\\d+)*)?");

  // ar, llvm-ranlib-14, x86_64-linux-gnu-ar; not gcc-ar, which calls one of these
  private static final Pattern ARCHIVER =
      Pattern.compile("(?!(?:.*-)?gcc-)(?:[\\w.+]+-)*(?:ar|ranlib)(?:-\\d+(?:\\.\\d+)*)?");

  private static final Set<String> CACHES =
      Set.of("ccache", "sccache", "distcc", "icecc", "buildcache", "cachepot", "zccache");

  private static final Pattern MENTION =
      Pattern.compile("(?:^|[\\s=/'\"])(?:" + String.join("|", CACHES) + ")(?:$|[\\s'\"])");

  private static final Set<String> DRIVERS =
      Set.of(
          "make",
          "gmake",
          "ninja",
          "samu",
          "meson",
          "sh",
          "bash",
          "dash",
          "ksh",
          "zsh",
          "configure");

  /** The variables by which CMake puts a program in front of its compilers. */
  public static final List<String> LAUNCHER_VARIABLES =
      List.of("CMAKE_C_COMPILER_LAUNCHER", "CMAKE_CXX_COMPILER_LAUNCHER");

  /** The variables by which cargo is told to put a program in front of rustc. */
  static final List<String> RUST_VARIABLES = List.of("RUSTC_WRAPPER");

  private ToolNames() {}

  /** What a program of this name is. */
  static ToolKind kind(String name) {
    if (isCache(name)) {
      return ToolKind.CACHE;
    }
    if (isCompiler(name)) {
      return ToolKind.COMPILER;
    }
    if (isArchiver(name)) {
      return ToolKind.ARCHIVER;
    }
    return switch (name) {
      case "cmake", "cmake3" -> ToolKind.CMAKE;
      case "cargo" -> ToolKind.CARGO;
      default -> isDriver(name) ? ToolKind.DRIVER : ToolKind.OTHER;
    };
  }

  /** Whether a program of this name is a C or C++ compiler driver. */
  public static boolean isCompiler(String name) {
    return COMPILER.matcher(name).matches() && !CACHES.contains(name);
  }

  /** Whether a program of this name makes archives whose results the daemon keeps. */
  public static boolean isArchiver(String name) {
    return ARCHIVER.matcher(name).matches();
  }

  /** Whether a program of this name is a compiler cache or a distributor, ours among them. */
  public static boolean isCache(String name) {
    return CACHES.contains(name);
  }

  /** Whether a command line or the value of a variable such as {@code CC} runs a compiler cache. */
  public static boolean mentionsCache(String text) {
    return MENTION.matcher(text).find();
  }

  private static boolean isDriver(String name) {
    return DRIVERS.contains(name) || name.toLowerCase(Locale.ROOT).endsWith(".sh");
  }

  /** Whether a command line or the name of a variable gives CMake a launcher. */
  static boolean mentionsLauncher(String text) {
    return text.contains("_COMPILER_LAUNCHER");
  }

  /** The folder of an absolute path: {@code /usr/bin} of {@code /usr/bin/gcc}. */
  static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }

  /** The last name of a command: {@code gcc} of {@code /usr/bin/gcc}. */
  static String fileName(String command) {
    return command.substring(command.lastIndexOf('/') + 1);
  }
}
