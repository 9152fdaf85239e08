/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import java.util.List;

/** A whole result: the files a tool wrote, what it printed and how it ended. */
public record ArtifactData(List<ArtifactOutput> outputs, Bytes stdout, Bytes stderr, int exitCode) {
  /** Copies the list. */
  public ArtifactData {
    outputs = List.copyOf(outputs);
  }
}
