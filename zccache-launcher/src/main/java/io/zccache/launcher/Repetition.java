/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

/**
 * What a tool says that is run once more after a plan, on one stream: what the plan's run has said
 * already, and was passed on, is left out as far as both are the same.
 */
final class Repetition {
  private final Host host;
  private final int stream;
  private final Speech said;
  private long position;
  private boolean differs;

  Repetition(Host host, int stream, Speech said) {
    this.host = host;
    this.stream = stream;
    this.said = said;
  }

  /** More of it. */
  void hear(byte[] bytes, int length) {
    int same = differs ? 0 : said.sameAs(position, bytes, length);
    position += same;
    differs |= same < length;
    if (same < length) {
      // Who cannot be written to has missed the first run's words too.
      String unheard = host.write(stream, bytes, same, length - same);
      differs |= unheard != null;
    }
  }
}
