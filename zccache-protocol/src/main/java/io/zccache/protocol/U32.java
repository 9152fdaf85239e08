/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

/** The range of an unsigned 32-bit number of the wire. */
final class U32 {
  private static final long MAX = 0xffff_ffffL;

  private U32() {}

  static void check(String name, long value) {
    if (value < 0 || value > MAX) {
      throw new IllegalArgumentException(name + " is not an unsigned 32-bit number: " + value);
    }
  }
}
