/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.zccache.protocol.JsonMessages;
import io.zccache.protocol.RandomMessages;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.SeededNumbers;
import io.zccache.protocol.Vectors;
import io.zccache.protocol.Vectors.Golden;
import io.zccache.protocol.frame.Wire;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** protobuf-java reads what our codec writes, and our codec what protobuf-java writes. */
final class ProtobufOpinionTest {
  private static final int LIMIT = 17_000_000;

  static List<Golden> golden() {
    return Stream.concat(Vectors.golden().stream(), Vectors.extension().stream())
        .filter(one -> one.family().equals("prost-v16"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("golden")
  void golden_bothWays_agree(Golden golden) throws Exception {
    Class<?> type = golden.direction().equals("request") ? Request.class : Response.class;

    agree(JsonMessages.messageOf(type, golden.value()), golden.requestId(), golden.name());
  }

  static List<Golden> goldenOfReference() {
    return Vectors.golden().stream().filter(one -> one.family().equals("prost-v16")).toList();
  }

  // Our own bodies have numbers above the request id's, so that protobuf-java writes that first.
  @ParameterizedTest
  @MethodSource("goldenOfReference")
  void golden_protobufJavaWrites_theSameBytes(Golden golden) {
    Message message =
        ProtobufOpinion.messageOf(
            builder(golden.direction().equals("request")), golden.value(), golden.requestId());

    assertThat(HexFormat.of().formatHex(message.toByteArray()))
        .isEqualTo(Wire.hex(golden.bytes()).substring(16));
  }

  @Test
  void random_bothWays_agree() throws Exception {
    Set<Class<?>> seen = new HashSet<>();
    for (long seed = 1; seed <= 4_000; seed++) {
      SeededNumbers numbers = new SeededNumbers(seed);
      RandomMessages messages = new RandomMessages(numbers);
      Object message =
          numbers.below(2) == 0 ? messages.any(Request.class) : messages.any(Response.class);

      agree(message, numbers.any(List.of("", "id", "\u00fc")), "seed " + seed);
      seen.add(message.getClass());
    }
    assertThat(seen).contains(Request.class.getPermittedSubclasses());
    assertThat(seen).contains(Response.class.getPermittedSubclasses());
  }

  @Test
  void mutated_whereBothDecode_agree() throws Exception {
    int agreed = 0;
    for (long seed = 1; seed <= 200; seed++) {
      SeededNumbers numbers = new SeededNumbers(seed);
      for (Golden golden : golden()) {
        byte[] message = new byte[golden.bytes().length() - 8];
        golden.bytes().copyTo(8, message.length, message, 0);
        message[numbers.below(message.length)] ^= (byte) (1 << numbers.below(8));
        if (numbers.below(2) == 0) {
          message[numbers.below(message.length)] = (byte) numbers.next();
        }
        agreed += agreeIfBothDecode(golden, message, golden + ", seed " + seed) ? 1 : 0;
      }
    }
    assertThat(agreed).isGreaterThan(3_000);
  }

  private static boolean agreeIfBothDecode(Golden golden, byte[] message, String what) {
    boolean request = golden.direction().equals("request");
    Message theirs;
    Identified<?> ours;
    try {
      theirs = parsed(request, message);
      ours =
          request
              ? ProtobufCodec.decodeRequest(message, 0, message.length)
              : ProtobufCodec.decodeResponse(message, 0, message.length);
    } catch (InvalidProtocolBufferException | MalformedMessageException e) {
      return false;
    }
    assertThat(JsonMessages.treeOf(ours.message()))
        .as("%s: %s", what, HexFormat.of().formatHex(message))
        .isEqualTo(ProtobufOpinion.treeOf(theirs));
    return true;
  }

  private static void agree(Object message, String requestId, String what) throws Exception {
    boolean request = message instanceof Request;
    Object tree = Objects.requireNonNull(JsonMessages.treeOf(message));

    byte[] ours = encoded(message, requestId);
    Message theirs = parsed(request, ours);
    assertThat(ProtobufOpinion.treeOf(theirs)).as(what).isEqualTo(tree);
    assertThat(theirs.getField(theirs.getDescriptorForType().findFieldByName("request_id")))
        .as(what)
        .isEqualTo(requestId);

    byte[] built = ProtobufOpinion.messageOf(builder(request), tree, requestId).toByteArray();
    Identified<?> decoded =
        request
            ? ProtobufCodec.decodeRequest(built, 0, built.length)
            : ProtobufCodec.decodeResponse(built, 0, built.length);
    assertThat(decoded).as(what).isEqualTo(new Identified<>(message, requestId));
  }

  static byte[] encoded(Object message, String requestId) throws MessageTooLargeException {
    ByteWriter out = new ByteWriter(16, LIMIT);
    if (message instanceof Request request) {
      ProtobufCodec.encode(request, requestId, out);
    } else {
      ProtobufCodec.encode((Response) message, requestId, out);
    }
    return out.toByteArray();
  }

  static Message parsed(boolean request, byte[] bytes) throws InvalidProtocolBufferException {
    return request
        ? io.zccache.protocol.v1.Request.parseFrom(bytes)
        : io.zccache.protocol.v1.Response.parseFrom(bytes);
  }

  private static Message.Builder builder(boolean request) {
    return request
        ? io.zccache.protocol.v1.Request.newBuilder()
        : io.zccache.protocol.v1.Response.newBuilder();
  }
}
