/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

/** Which program names are compiler drivers; a target prefix and a version may surround a name. */
public final class DriverNames {
  private DriverNames() {}

  /** Whether a program of this base name may be a gcc or clang driver. */
  public static boolean isDriver(String baseName) {
    return false;
  }

  /** Whether a driver of this name compiles {@code .c} as C++. */
  public static boolean isCxx(String baseName) {
    return false;
  }
}
