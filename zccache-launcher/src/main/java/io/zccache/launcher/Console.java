/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.FilePath;

/** What the launcher itself has to say. */
final class Console {
  private final Host host;

  Console(Host host) {
    this.host = host;
  }

  /** A line on standard output. */
  void line(String text) {
    write(Host.OUT, text + "\n");
  }

  /** A line on standard error. Nobody is left to tell if it cannot be written. */
  void errorLine(String text) {
    write(Host.ERROR, text + "\n");
  }

  /** Text that ends its own lines, on standard output. */
  void text(String text) {
    write(Host.OUT, text);
  }

  /** Text that ends its own lines, on standard error. */
  void error(String text) {
    write(Host.ERROR, text);
  }

  private void write(int stream, String text) {
    byte[] bytes = FilePath.of(text).toBytes();
    host.write(stream, bytes, 0, bytes.length);
  }
}
