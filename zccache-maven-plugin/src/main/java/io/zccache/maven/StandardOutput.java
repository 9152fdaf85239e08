/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

/** Where records for programs go, past Maven's log, which would put its own words before them. */
final class StandardOutput {

  private StandardOutput() {}

  static void print(String record) {
    System.out.print(record);
    System.out.flush();
  }
}
