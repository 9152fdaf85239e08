/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Where gcc keeps its own programs, which a copy of its driver does not find by itself. */
final class CompilerPrograms {
  /** The folder of cc1. */
  static final String FOLDER = folder();

  private CompilerPrograms() {}

  private static String folder() {
    try {
      Process gcc = new ProcessBuilder("gcc", "-print-prog-name=cc1").start();
      String path = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
