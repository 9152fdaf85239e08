/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.zccache.protocol.JsonMessages;
import io.zccache.protocol.frame.Received;
import io.zccache.protocol.frame.WireFormat;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as protobuf: {@link Codecs} says what must hold, and protobuf-java must agree. */
final class ProtobufCodecFuzz {
  static Stream<byte[]> golden() {
    byte[] oneKindTwice = HexFormat.of().parseHex("013a0b080112030a01261a003a001a003a00a2060178");
    return Stream.concat(Codecs.golden(WireFormat.PROTOBUF_V16), Stream.of(oneKindTwice));
  }

  @MethodSource("golden")
  @FuzzTest
  void decode_anyBytes_givesWhatProtobufJavaReads(byte[] input) {
    Optional<Received<?>> ours = Codecs.check(WireFormat.PROTOBUF_V16, input);

    if (ours.isPresent()) {
      parsed(input)
          .ifPresent(
              theirs ->
                  assertThat(JsonMessages.treeOf(ours.orElseThrow().message()))
                      .isEqualTo(ProtobufOpinion.treeOf(theirs)));
    }
  }

  /**
   * Read by the descriptors: the generated classes bring back what a first body said when a second
   * one of another kind and a third one of the same kind follow.
   */
  private static Optional<Message> parsed(byte[] input) {
    Descriptor type =
        (input[0] & 1) == 0
            ? io.zccache.protocol.v1.Request.getDescriptor()
            : io.zccache.protocol.v1.Response.getDescriptor();
    try {
      return Optional.of(
          DynamicMessage.parseFrom(type, Arrays.copyOfRange(input, 1, input.length)));
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }
}
