/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

/**
 * A message and the id it came with.
 *
 * @param requestId empty if there was none
 */
public record Identified<T>(T message, String requestId) {}
