/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

/**
 * The envelope that the broker's lane puts around a protobuf message, itself protobuf.
 *
 * <pre>
 * frame := 1 envelope-version = 1, 2 kind (0 request, 1 response), 3 payload-protocol = 31331,
 *          4 payload: bytes, 5 request-id: u64, 6 payload-encoding = 0; the rest is ignored
 * </pre>
 *
 * @param offset where in the array the protobuf message begins
 * @param length its length in bytes
 * @param requestId unsigned 64-bit
 */
public record BrokerFrame(int offset, int length, long requestId) {
  private static final int ENVELOPE_VERSION = 1;
  private static final int RESPONSE = 1;
  private static final long PROTOCOL = 0x7a63;
  private static final int PAYLOAD_FIELD = 4;
  private static final String LANE = " on the zccache lane";

  /** Writes what comes before a message; {@link #end} with the result writes what comes after. */
  public static int begin(boolean response, ByteWriter out) throws MessageTooLargeException {
    ProtobufWriter writer = new ProtobufWriter(out);
    writer.u32(1, ENVELOPE_VERSION);
    writer.i32(2, response ? RESPONSE : 0);
    writer.u32(3, PROTOCOL);
    return writer.begin(PAYLOAD_FIELD);
  }

  /** Writes what comes after a message; {@code begin} is what the method of that name gave. */
  public static void end(int begin, long requestId, ByteWriter out)
      throws MessageTooLargeException {
    out.endSized(begin);
    new ProtobufWriter(out).u64(5, requestId);
  }

  /** The frame in a part of {@code array}. */
  public static BrokerFrame decode(byte[] array, int offset, int length)
      throws MalformedMessageException {
    DecodeState state = new DecodeState(array);
    state.blame("running-process Frame: failed to decode Frame body: ");
    ProtobufReader in = new ProtobufReader(state);
    in.scan(offset, offset + length);
    long version = in.u32(1);
    int kind = in.i32(2);
    long protocol = in.u32(3);
    long payload = in.place(PAYLOAD_FIELD);
    long requestId = in.u64(5);
    int encoding = in.i32(6);
    if (version != ENVELOPE_VERSION) {
      throw unsupported("envelope_version " + version);
    }
    if (protocol != PROTOCOL) {
      throw MalformedMessageException.undecodable(
          "running-process Frame payload_protocol 0x"
              + hex(protocol)
              + " is not the zccache payload protocol 0x7A63");
    }
    if (kind != 0 && kind != RESPONSE) {
      throw unsupported("kind " + kind + LANE);
    }
    if (encoding != 0) {
      throw unsupported("payload_encoding " + encoding + LANE);
    }
    return new BrokerFrame((int) (payload >>> 32), (int) payload, requestId);
  }

  private static MalformedMessageException unsupported(String what) {
    return MalformedMessageException.undecodable("unsupported running-process Frame " + what);
  }

  private static String hex(long value) {
    StringBuilder digits = new StringBuilder();
    for (int shift = 28; shift >= 0; shift -= 4) {
      int digit = (int) (value >>> shift) & 15;
      if (digit != 0 || shift < 16 || digits.length() > 0) {
        digits.append("0123456789ABCDEF".charAt(digit));
      }
    }
    return digits.toString();
  }
}
