/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which program names are compiler drivers; a target prefix and a version may surround a name
 * ({@code x86_64-linux-gnu-g++-12}). Tools whose names merely hold a driver's, such as {@code
 * gcc-ar} or {@code clang-tidy}, are none.
 */
public final class DriverNames {
  private static final Pattern DRIVER =
      Pattern.compile(
          "((?:[A-Za-z0-9_.]+-)*)(gcc|g\\+\\+|cc|c\\+\\+|clang|clang\\+\\+)(-[0-9.]+)?");

  private DriverNames() {}

  /** Whether a program of this base name may be a gcc or clang driver. */
  public static boolean isDriver(String baseName) {
    Matcher matcher = DRIVER.matcher(baseName);
    // For Microsoft's targets clang names objects .obj.
    return matcher.matches() && !matcher.group(1).contains("msvc");
  }

  /** Whether a driver of this name is clang's; others may be, too. */
  public static boolean isClang(String baseName) {
    Matcher matcher = DRIVER.matcher(baseName);
    return matcher.matches() && matcher.group(2).startsWith("clang");
  }

  /** Whether a driver of this name compiles {@code .c} as C++. */
  public static boolean isCxx(String baseName) {
    Matcher matcher = DRIVER.matcher(baseName);
    return matcher.matches() && matcher.group(2).endsWith("++");
  }
}
