/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

/** One file that a tool wrote. */
public record ArtifactOutput(String name, ArtifactPayload payload) {}
