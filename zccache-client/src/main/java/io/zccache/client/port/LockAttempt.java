/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.port;

/** What became of an attempt to take the start lock. */
public sealed interface LockAttempt {
  /** It is ours until it is released or this process ends. */
  non-sealed interface Mine extends LockAttempt {
    /** What the last holder wrote; empty at first. */
    byte[] note();

    /** Replaces the note. */
    void write(byte[] note);

    /** Gives the lock back; never fails. */
    void release();
  }

  /** Another process has it. */
  record Taken() implements LockAttempt {}

  /**
   * The file cannot be had.
   *
   * @param detail the system's words
   */
  record Failed(String detail) implements LockAttempt {}
}
