/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.port;

/** An open connection to a daemon; used by one thread. */
public interface Connection {
  /** The other end has closed in order. */
  int END = 0;

  /** The connection is broken. */
  int LOST = -1;

  /** Nothing came, or nothing could be sent, within the budget. */
  int SILENT = -2;

  /**
   * Sends all of that part of {@code bytes}. The budget counts anew whenever the other end takes
   * some.
   *
   * @param budgetNanos how long to wait for room; 0 waits forever
   * @return {@code length}, {@link #LOST} or {@link #SILENT}
   */
  int send(byte[] bytes, int offset, int length, long budgetNanos);

  /**
   * Waits for bytes and takes what is there.
   *
   * @param budgetNanos how long to wait; 0 waits forever
   * @return how many came, {@link #END}, {@link #LOST} or {@link #SILENT}
   */
  int receive(byte[] into, int offset, int length, long budgetNanos);

  /**
   * The process that made the socket at the other end; 0 if the system does not tell, -1 if it is
   * one that cannot be seen from here.
   */
  long peer();

  /** Ends it; never fails. */
  void close();
}
