/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.log;

/**
 * Where the daemon says what it did, in plain text for a person. Never given environment values or
 * file contents. Any thread may use it; it never throws.
 */
public interface Log {
  /** Writes down something that went as it should. */
  void note(String text);

  /** Writes down something that did not. */
  void trouble(String text);

  /** Writes down something that did not, with its cause and where that came from. */
  void trouble(String text, Throwable cause);

  /** Keeps nothing. */
  static Log none() {
    return new Log() {
      @Override
      public void note(String text) {}

      @Override
      public void trouble(String text) {}

      @Override
      public void trouble(String text, Throwable cause) {}
    };
  }
}
