/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.examples.codec;

/** The native half of this package, found on {@code java.library.path}. */
final class NativeLibrary {
  static {
    System.loadLibrary("jnicodec");
  }

  private NativeLibrary() {}

  /** Loads the library, the first time that it is called. */
  static void load() {}
}
