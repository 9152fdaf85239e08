/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

/**
 * A file that a plan makes, and the place where the user wants it. Paths are absolute and as they
 * are, since two dots behind a link are not what they seem.
 *
 * @param from where the plan writes it
 * @param to where it belongs
 * @param mode the file mode bits it has there, unsigned 32-bit
 */
public record PlannedOutput(String from, String to, long mode) {
  /** Checks the range. */
  public PlannedOutput {
    U32.check("mode", mode);
  }
}
