/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

/** What a lookup of a result found. */
public sealed interface ArtifactLookup {
  /** The result is there. */
  record Hit(ArtifactData artifact) implements ArtifactLookup {}

  /** It is not. */
  record Miss() implements ArtifactLookup {}
}
