/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.frame;

import io.zccache.protocol.Bytes;

/**
 * One whole frame, its message not yet decoded.
 *
 * @param payload the message in bincode or protobuf
 * @param requestId the broker frame's own number, unsigned 64-bit; 0 in the other formats
 */
public record Frame(WireFormat format, Bytes payload, long requestId) {}
