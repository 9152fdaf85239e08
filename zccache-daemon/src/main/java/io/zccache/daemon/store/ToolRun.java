/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

/**
 * How the tool ran, apart from the files it wrote.
 *
 * @param exitCode its exit code
 * @param stdout what it printed to standard output
 * @param stderr what it printed to standard error
 * @param nanos how long it ran
 */
public record ToolRun(int exitCode, Printed stdout, Printed stderr, long nanos) {
  /** Whether it printed nothing at all. */
  public boolean isSilent() {
    return stdout.isEmpty() && stderr.isEmpty();
  }
}
