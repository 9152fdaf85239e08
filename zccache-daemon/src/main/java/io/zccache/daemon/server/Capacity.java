/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

/**
 * How much a server takes on at once.
 *
 * @param connections how many connections are served; the rest wait to be accepted
 * @param calls how many calls of tools are being answered; our own clients are told to come again,
 *     others wait. Less than there are connections, so that somebody is there to tell them
 * @param requestBytes how many bytes of large requests are held, from their first byte to their
 *     answer; small ones come on top, {@link #SMALL} for each connection at most
 * @param answerBytes how many bytes of large answers wait to be read by their clients
 */
public record Capacity(int connections, int calls, long requestBytes, long answerBytes) {
  /** A message up to this many bytes needs no room of its own. */
  static final int SMALL = 32 << 10;

  /** What a daemon takes on unless a test asks for less. */
  public static final Capacity USUAL = new Capacity(512, 384, 32L << 20, 64L << 20);

  /** Checks the ranges. */
  public Capacity {
    if (calls < 1 || calls > connections || requestBytes < 0 || answerBytes < 0) {
      throw new IllegalArgumentException(
          connections + ", " + calls + ", " + requestBytes + ", " + answerBytes);
    }
  }
}
