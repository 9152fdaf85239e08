/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

/** Reading of plain words in bytes that need not be text. */
public final class Ascii {
  private Ascii() {}

  /** The bytes of {@code text}, which holds nothing but ASCII. */
  public static byte[] bytes(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    return bytes;
  }

  /** Whether {@code text} holds nothing but ASCII. */
  public static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code bytes} hold nothing but ASCII. */
  public static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  /** The text that {@code bytes}, which hold nothing but ASCII, spell. No charset is asked. */
  public static String text(byte[] bytes) {
    char[] chars = new char[bytes.length];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) bytes[i];
    }
    return new String(chars);
  }

  /** Whether {@code bytes} spell {@code text}. */
  public static boolean equal(byte[] bytes, String text) {
    return bytes.length == text.length() && startsWith(bytes, text);
  }

  /** Whether {@code bytes} begin with {@code text}. */
  public static boolean startsWith(byte[] bytes, String text) {
    return bytes.length >= text.length() && matches(bytes, 0, text);
  }

  /** Whether {@code bytes} end with {@code text}. */
  public static boolean endsWith(byte[] bytes, String text) {
    return bytes.length >= text.length() && matches(bytes, bytes.length - text.length(), text);
  }

  /** Where {@code text} first is in {@code bytes}, or -1. */
  public static int indexOf(byte[] bytes, String text) {
    for (int i = 0; i + text.length() <= bytes.length; i++) {
      if (matches(bytes, i, text)) {
        return i;
      }
    }
    return -1;
  }

  /** The letters A to Z made small. */
  public static byte[] lower(byte[] bytes) {
    byte[] lower = bytes.clone();
    for (int i = 0; i < lower.length; i++) {
      if (lower[i] >= 'A' && lower[i] <= 'Z') {
        lower[i] = (byte) (lower[i] + ('a' - 'A'));
      }
    }
    return lower;
  }

  /** Without blanks and tabs at either end. */
  public static byte[] trim(byte[] bytes) {
    int start = 0;
    int end = bytes.length;
    while (start < end && isBlank(bytes[start])) {
      start++;
    }
    while (end > start && isBlank(bytes[end - 1])) {
      end--;
    }
    byte[] trimmed = new byte[end - start];
    System.arraycopy(bytes, start, trimmed, 0, trimmed.length);
    return trimmed;
  }

  /** The value of up to 18 decimal digits, or -1 if {@code bytes} are anything else. */
  public static long decimal(byte[] bytes) {
    if (bytes.length == 0 || bytes.length > 18) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return -1;
      }
      value = value * 10 + (bytes[i] - '0');
    }
    return value;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  private static boolean matches(byte[] bytes, int at, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (bytes[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
