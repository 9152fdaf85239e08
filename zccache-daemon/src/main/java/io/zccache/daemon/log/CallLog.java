/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.log;

import java.util.Locale;

/** Where a session wants to read what became of its calls. Any thread may use it. */
public interface CallLog {
  /** The log of a session that wants none. */
  CallLog NONE =
      new CallLog() {
        @Override
        public boolean isWanted() {
          return false;
        }

        @Override
        public void line(String text) {}
      };

  /** Whether lines are written down; else they need not be made. */
  boolean isWanted();

  /**
   * Writes a line down, some time later: who is answered does not wait for it.
   *
   * @param text one line without its end; characters that would end it become question marks
   */
  void line(String text);

  /**
   * Writes down that a tool was run without the cache, or runs at the client's.
   *
   * @param reason why; its name in small letters is what is written
   */
  default void direct(String tool, Enum<?> reason) {
    if (isWanted()) {
      line("[DIRECT] " + tool + " (reason: " + reason.name().toLowerCase(Locale.ROOT) + ")");
    }
  }
}
