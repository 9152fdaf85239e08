/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

/** Messages in bincode. */
public final class BincodeCodec {
  private BincodeCodec() {}
}
