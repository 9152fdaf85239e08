/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Messages as bytes and back, in bincode and in protobuf. Start at {@link BincodeCodec} and {@link
 * ProtobufCodec}; every way bytes can be wrong is a {@link MalformedMessageException}.
 */
@NullMarked
package io.zccache.protocol.wire;

import org.jspecify.annotations.NullMarked;
