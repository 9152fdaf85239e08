/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import java.util.List;

/**
 * One cached result of a Rust compiler.
 *
 * @param payloadCount unsigned 64-bit
 */
public record RustArtifactInfo(String cacheKey, List<String> outputNames, long payloadCount) {
  /** Copies the list. */
  public RustArtifactInfo {
    outputNames = List.copyOf(outputNames);
  }
}
