/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Request;
import io.zccache.protocol.Utf8;
import io.zccache.protocol.WirePath;
import io.zccache.protocol.wire.MalformedMessageException.Kind;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lengths, counts and nesting that no honest peer sends are refused before they cost anything. */
final class LimitsTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final WirePath DIR = WirePath.of("/w");

  @ParameterizedTest
  @ValueSource(longs = {1L << 60, Long.MIN_VALUE, -1, Integer.MAX_VALUE, 1L << 32, 100})
  void bincode_anyLengthOrCountThatCannotBe_isRefusedUnallocated(long count) {
    ByteBuffer message = bincode(6).putLong(0).putLong(count).putInt(0);
    refusedUnallocated(() -> decodeBincode(message), "io error: unexpected end of file");

    ByteBuffer text = bincode(3).putLong(count).putInt(0);
    refusedUnallocated(() -> decodeBincode(text), "io error: ");

    ByteBuffer env = bincode(10).putInt(1).putLong(0).putLong(0).putLong(0).put((byte) 1);
    env.putLong(count).putLong(0).putLong(0);
    refusedUnallocated(() -> decodeBincode(env), "io error: unexpected end of file");

    ByteBuffer outputs = bincode(4).putLong(0).putLong(count).putLong(0);
    refusedUnallocated(() -> decodeBincode(outputs), "io error: unexpected end of file");
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 60, Long.MIN_VALUE, -1, Integer.MAX_VALUE, 1L << 32, 100})
  void protobuf_anyLengthThatCannotBe_isRefusedUnallocated(long length) throws Exception {
    ByteWriter out = new ByteWriter(16, 100);
    out.u8(0x3a);
    out.varint(length);
    out.u8(0x0a);
    refusedUnallocated(() -> decodeProtobuf(out.toByteArray()), "buffer underflow");

    ByteWriter inner = new ByteWriter(16, 100);
    inner.u8(0x3a);
    int begin = inner.beginSized();
    inner.u8(0x12);
    inner.varint(length);
    inner.endSized(begin);
    refusedUnallocated(() -> decodeProtobuf(inner.toByteArray()), "buffer underflow");
  }

  @Test
  void elements_asManyAsAllowed_decodeInBothFormats() throws Exception {
    List<Utf8> args = Collections.nCopies(Limits.ELEMENTS - 100, Utf8.EMPTY);
    Request request = new Request.LinkEphemeral(1, DIR, args, DIR, null);

    assertThat(decodeBincode(bincode(request))).isEqualTo(request);
    assertThat(decodeProtobuf(protobuf(request))).isEqualTo(request);
  }

  @Test
  void elements_oneMore_areRefusedInBothFormats() throws Exception {
    List<Utf8> args = Collections.nCopies(Limits.ELEMENTS / 2, Utf8.EMPTY);
    List<EnvVar> env = Collections.nCopies(Limits.ELEMENTS / 2 + 1, EnvVar.of("", ""));
    Request request = new Request.LinkEphemeral(1, DIR, args, DIR, env);

    refused(() -> decodeBincode(bincode(request)), Limits.TOO_MANY);
    refused(() -> decodeProtobuf(protobuf(request)), Limits.TOO_MANY);
  }

  @Test
  void protobuf_packedNumbersBeyondTheLimit_areRefused() throws Exception {
    ByteWriter out = new ByteWriter(16, 1_000_000);
    out.u8(0x32);
    int request = out.beginSized();
    out.u8(0x12);
    out.u8(0);
    out.u8(0x3a);
    int options = out.beginSized();
    out.u8(0x22);
    int pids = out.beginSized();
    out.bytes(new byte[Limits.ELEMENTS]);
    out.endSized(pids);
    out.endSized(options);
    out.endSized(request);

    refused(() -> decodeProtobuf(out.toByteArray()), Limits.TOO_MANY);
  }

  @Test
  void protobuf_unknownGroups_areSkippedToTheLimitOfNesting() throws Exception {
    assertThat(decodeProtobuf(nested(Limits.DEPTH))).isEqualTo(new Request.Ping());
    refused(() -> decodeProtobuf(nested(Limits.DEPTH + 1)), "recursion limit reached");
    refused(() -> decodeProtobuf(nested(1_000_000)), "recursion limit reached");
  }

  @Test
  void protobuf_groupsThatDoNotMatch_areRefused() {
    refused(() -> decodeProtobuf(0x93, 0x03, 0x9c, 0x03), "unexpected end group tag");
    refused(() -> decodeProtobuf(0x94, 0x03), "unexpected end group tag");
    refused(() -> decodeProtobuf(0x93, 0x03), "invalid varint");
  }

  @Test
  void protobuf_unknownFieldsOfEveryType_areSkipped() throws Exception {
    assertThat(
            decodeProtobuf(
                0x0a, 0, 0x91, 0x03, 1, 2, 3, 4, 5, 6, 7, 8, 0x95, 0x03, 1, 2, 3, 4, 0x90, 0x03,
                0xff, 1, 0x92, 0x03, 1, 0xff))
        .isEqualTo(new Request.Ping());
    refused(() -> decodeProtobuf(0x91, 0x03, 1, 2, 3, 4, 5, 6, 7), "buffer underflow");
    refused(() -> decodeProtobuf(0x95, 0x03, 1, 2, 3), "buffer underflow");
  }

  @Test
  void protobuf_keysThatCannotBe_areRefused() {
    refused(() -> decodeProtobuf(0x06), "invalid wire type value: 6");
    refused(() -> decodeProtobuf(0x00, 0x00), "invalid tag value: 0");
    refused(() -> decodeProtobuf(0x80, 0x80, 0x80, 0x80, 0x10), "invalid key value: 4294967296");
    refused(
        () -> decodeProtobuf(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01),
        "invalid key value: 18446744073709551615");
    refused(
        () -> decodeProtobuf(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02),
        "invalid varint");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x08, 0x09, 0x0b, 0x0d})
  void protobuf_knownFieldOfAnotherType_isRefused(int key) {
    byte[] lookup = {0x22, 10, (byte) key, 0, 0, 0, 0, 0, 0, 0, 0, 0x0c};
    if (key != 0x0b) {
      lookup[1] = (byte) (key == 0x08 ? 2 : key == 0x09 ? 9 : 5);
    } else {
      lookup[1] = 2;
      lookup[3] = 0x0c;
    }
    refused(
        () -> decodeProtobuf(Arrays.copyOf(lookup, 2 + lookup[1])), "(expected LengthDelimited)");
  }

  @Test
  void protobuf_undecodableAfterMissing_isUndecodable() {
    assertThatThrownBy(() -> decodeProtobuf(0x3a, 2, 0x0a, 5))
        .isInstanceOfSatisfying(
            MalformedMessageException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNDECODABLE));
  }

  @Test
  void protobuf_messageInPieces_isThePiecesInARow() throws Exception {
    assertThat(decodeProtobuf(0x9a, 1, 5, 0x0a, 3, 0x0a, 1, 'a', 0x9a, 1, 2, 0x0a, 0))
        .isEqualTo(new Request.ReleaseWorktreeHandles(WirePath.of("a")));
    assertThat(decodeProtobuf(0x32, 2, 0x12, 0, 0x0a, 0, 0x32, 2, 0x12, 0, 0x0a, 0, 0x0a, 0))
        .isEqualTo(new Request.Ping());
  }

  @Test
  void protobuf_lookupResultWithBothMembers_isTheLast() throws Exception {
    byte[] missThenHit = {0x22, 4, 0x12, 0, 0x0a, 0};
    byte[] hitThenMiss = {0x22, 4, 0x0a, 0, 0x12, 0};

    assertThat(ProtobufCodec.decodeResponse(missThenHit, 0, 6).message().toString())
        .contains("Hit");
    assertThat(ProtobufCodec.decodeResponse(hitThenMiss, 0, 6).message().toString())
        .contains("Miss");
  }

  @Test
  void protobuf_lookupMissThatIsNoMessage_isRefused() {
    byte[] number = {0x22, 2, 0x10, 0};
    byte[] torn = {0x22, 3, 0x12, 1, 0x08};

    refused(
        () -> ProtobufCodec.decodeResponse(number, 0, number.length), "(expected LengthDelimited)");
    refused(() -> ProtobufCodec.decodeResponse(torn, 0, torn.length), "invalid varint");
  }

  @Test
  void writer_beyondItsLimit_isRefused() {
    ByteWriter out = new ByteWriter(0, 3);

    assertThatThrownBy(() -> out.u32(1)).isInstanceOf(MessageTooLargeException.class);
    assertThatThrownBy(() -> new ByteWriter(4, 3)).isInstanceOf(IllegalArgumentException.class);
  }

  private static ByteBuffer bincode(int variant) {
    return ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putInt(variant);
  }

  private static byte[] bincode(Request request) throws MessageTooLargeException {
    ByteWriter out = new ByteWriter(16, 20_000_000);
    BincodeCodec.encode(request, out);
    return out.toByteArray();
  }

  private static byte[] protobuf(Request request) throws MessageTooLargeException {
    ByteWriter out = new ByteWriter(16, 20_000_000);
    ProtobufCodec.encode(request, "", out);
    return out.toByteArray();
  }

  private static byte[] nested(int depth) throws MessageTooLargeException {
    ByteWriter out = new ByteWriter(16, 20_000_000);
    out.u8(0x0a);
    out.u8(0);
    for (int i = 0; i < depth; i++) {
      out.varint(50 << 3 | 3);
    }
    for (int i = 0; i < depth; i++) {
      out.varint(50 << 3 | 4);
    }
    return out.toByteArray();
  }

  private static Request decodeBincode(ByteBuffer written) throws MalformedMessageException {
    ByteBuffer message = written.duplicate().flip();
    byte[] bytes = new byte[message.remaining()];
    message.get(bytes);
    return decodeBincode(bytes);
  }

  private static Request decodeBincode(byte[] message) throws MalformedMessageException {
    return BincodeCodec.decodeRequest(message, 0, message.length);
  }

  private static Request decodeProtobuf(int... bytes) throws MalformedMessageException {
    byte[] message = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      message[i] = (byte) bytes[i];
    }
    return decodeProtobuf(message);
  }

  private static Request decodeProtobuf(byte[] message) throws MalformedMessageException {
    return ProtobufCodec.decodeRequest(message, 0, message.length).message();
  }

  private static void refused(ThrowingCallable decoding, String reason) {
    assertThatThrownBy(decoding)
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageEndingWith(reason);
  }

  private static void refusedUnallocated(ThrowingCallable decoding, String reason) {
    refused(decoding, reason);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      decoding.call();
    } catch (Throwable expected) {
      assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(50_000);
    }
  }
}
