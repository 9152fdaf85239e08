/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

/**
 * Tells UTF-8 from other bytes, by table 3-7 of the Unicode standard: no overlong forms, no
 * surrogates, nothing above U+10FFFF.
 */
final class Utf8Check {
  private Utf8Check() {}

  /** The index, from {@code offset}, of the first sequence that is not UTF-8, or -1. */
  static int firstFault(byte[] array, int offset, int length) {
    int end = offset + length;
    int at = offset;
    while (at < end) {
      if (array[at] >= 0) {
        at++;
        continue;
      }
      int valid = validPrefix(array, at, end);
      if (valid == 0 || valid < width(array[at])) {
        return at - offset;
      }
      at += valid;
    }
    return -1;
  }

  static void requireValid(byte[] array, int offset, int length) throws MalformedTextException {
    int fault = firstFault(array, offset, length);
    if (fault < 0) {
      return;
    }
    int end = offset + length;
    int at = offset + fault;
    int prefix = validPrefix(array, at, end);
    if (prefix > 0 && at + prefix == end) {
      throw new MalformedTextException("incomplete utf-8 byte sequence from index " + fault);
    }
    throw new MalformedTextException(
        "invalid utf-8 sequence of " + Math.max(prefix, 1) + " bytes from index " + fault);
  }

  /** How many bytes from {@code at} on can begin one character; 0 if its first byte cannot. */
  private static int validPrefix(byte[] array, int at, int end) {
    int width = width(array[at]);
    if (width == 0) {
      return 0;
    }
    int count = 1;
    while (count < width && at + count < end && continues(array, at, count)) {
      count++;
    }
    return count;
  }

  private static boolean continues(byte[] array, int at, int count) {
    int first = array[at] & 0xff;
    int next = array[at + count] & 0xff;
    int lowest = 0x80;
    int highest = 0xbf;
    if (count == 1) {
      switch (first) {
        case 0xe0 -> lowest = 0xa0;
        case 0xed -> highest = 0x9f;
        case 0xf0 -> lowest = 0x90;
        case 0xf4 -> highest = 0x8f;
        default -> {}
      }
    }
    return next >= lowest && next <= highest;
  }

  private static int width(byte first) {
    int lead = first & 0xff;
    if (lead < 0x80) {
      return 1;
    }
    if (lead < 0xc2) {
      return 0;
    }
    if (lead < 0xe0) {
      return 2;
    }
    if (lead < 0xf0) {
      return 3;
    }
    return lead < 0xf5 ? 4 : 0;
  }
}
