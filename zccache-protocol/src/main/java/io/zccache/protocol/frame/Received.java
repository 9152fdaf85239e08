/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.frame;

/**
 * A message and what an answer to it must repeat.
 *
 * @param requestId the id inside the message; empty in bincode, which has none
 * @param frameRequestId the broker frame's own number, unsigned 64-bit; 0 in the other formats
 */
public record Received<T>(WireFormat format, T message, String requestId, long frameRequestId) {}
