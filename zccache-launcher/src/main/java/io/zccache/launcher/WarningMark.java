/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.Ascii;

/**
 * The content of a warning marker: the session that was warned, a blank, the time in seconds since
 * 1970. A build without a session is taken for another one after ten minutes.
 */
final class WarningMark {
  private static final long SECONDS = 600;

  private WarningMark() {}

  static String format(String session, long now) {
    return session + " " + now;
  }

  /** Whether a build of {@code session} has not been warned yet. */
  static boolean isDue(byte[] mark, String session, long now) {
    String text = Ascii.isAscii(mark) ? Ascii.text(mark) : "";
    int blank = text.indexOf(' ');
    if (blank < 0 || !text.substring(0, blank).equals(session)) {
      return true;
    }
    long then = Ascii.decimal(Ascii.bytes(text.substring(blank + 1)));
    boolean named = !session.equals("-");
    return !named && (then < 0 || now < then || now - then >= SECONDS);
  }
}
