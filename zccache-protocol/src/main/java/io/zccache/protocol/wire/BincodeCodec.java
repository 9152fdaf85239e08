/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import io.zccache.protocol.Request;
import io.zccache.protocol.RequestKind;
import io.zccache.protocol.Response;
import io.zccache.protocol.ResponseKind;
import java.util.Optional;

/**
 * Messages in bincode, version 15: bincode 1.3 with fixed-width integers.
 *
 * <pre>
 * all integers little-endian
 * message := variant:u32 fields            bytes after them are ignored
 * bool    := u8                            0 or 1
 * text    := length:u64 bytes              UTF-8; a path is a text
 * bytes   := length:u64 bytes
 * list    := count:u64 elements
 * option  := 0:u8 | 1:u8 value
 * enum    := index:u32
 * union   := index:u32 value
 * struct  := fields in their order, nothing between them
 * </pre>
 */
public final class BincodeCodec {
  private static final int REFERENCE_REQUESTS = RequestKind.RELEASE_WORKTREE_HANDLES.variant() + 1;
  private static final int REFERENCE_RESPONSES =
      ResponseKind.RELEASE_WORKTREE_HANDLES_RESULT.variant() + 1;

  private BincodeCodec() {}

  /** Writes a request. */
  public static void encode(Request request, ByteWriter out) throws MessageTooLargeException {
    out.u32(request.kind().variant());
    RequestShape.write(new BincodeWriter(out), request);
  }

  /** Writes a response. */
  public static void encode(Response response, ByteWriter out) throws MessageTooLargeException {
    out.u32(response.kind().variant());
    ResponseShape.write(new BincodeWriter(out), response);
  }

  /**
   * The request in a part of {@code array}, which it goes on using: the caller promises never to
   * write to it again.
   */
  public static Request decodeRequest(byte[] array, int offset, int length)
      throws MalformedMessageException {
    BincodeReader in = new BincodeReader(array, offset, length);
    long variant = in.u32();
    Optional<RequestKind> kind = RequestKind.ofVariant(variant);
    if (kind.isEmpty()) {
      throw BincodeReader.unknownVariant(variant, REFERENCE_REQUESTS);
    }
    return RequestShape.read(in, kind.get());
  }

  /**
   * The response in a part of {@code array}, which it goes on using: the caller promises never to
   * write to it again.
   */
  public static Response decodeResponse(byte[] array, int offset, int length)
      throws MalformedMessageException {
    BincodeReader in = new BincodeReader(array, offset, length);
    long variant = in.u32();
    Optional<ResponseKind> kind = ResponseKind.ofVariant(variant);
    if (kind.isEmpty()) {
      throw BincodeReader.unknownVariant(variant, REFERENCE_RESPONSES);
    }
    return ResponseShape.read(in, kind.get());
  }
}
