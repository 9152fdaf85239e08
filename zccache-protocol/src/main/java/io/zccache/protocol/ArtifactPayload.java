/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

/** The content of a file that a tool wrote, or where it is. */
public sealed interface ArtifactPayload {
  /** The content itself. */
  record Inline(Bytes content) implements ArtifactPayload {}

  /** A file on the daemon's disk; no known client sends it. */
  record OnDisk(WirePath path) implements ArtifactPayload {}
}
