/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;

/** Messages in bincode. */
public final class BincodeCodec {
  private BincodeCodec() {}

  /** The request that {@code payload} holds; bytes after it are ignored. */
  public static Request decodeRequest(Bytes payload) throws MalformedMessageException {
    throw MalformedMessageException.undecodable("not yet: " + payload);
  }

  /** The response that {@code payload} holds; bytes after it are ignored. */
  public static Response decodeResponse(Bytes payload) throws MalformedMessageException {
    throw MalformedMessageException.undecodable("not yet: " + payload);
  }
}
