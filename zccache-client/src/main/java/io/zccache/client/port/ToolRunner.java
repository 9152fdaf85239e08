/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.port;

import io.zccache.client.FilePath;
import java.util.List;

/** Runs the real tool with this process's stdin, stdout, stderr and folder. */
public interface ToolRunner {
  /**
   * Runs {@code program}; does not return where the system can put it in this process's place.
   *
   * @param argv its arguments, the name it is called by first
   * @param environment entries of the form {@code NAME=value}
   */
  Run run(FilePath program, List<byte[]> argv, List<byte[]> environment);
}
