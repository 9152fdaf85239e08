/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.zccache.protocol.JsonMessages;
import io.zccache.protocol.frame.Received;
import io.zccache.protocol.frame.WireFormat;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as protobuf: {@link Codecs} says what must hold, and protobuf-java must agree. */
final class ProtobufCodecFuzz {
  static Stream<byte[]> golden() {
    return Codecs.golden(WireFormat.PROTOBUF_V16);
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

  private static Optional<Message> parsed(byte[] input) {
    try {
      boolean request = (input[0] & 1) == 0;
      return Optional.of(
          ProtobufOpinionTest.parsed(request, Arrays.copyOfRange(input, 1, input.length)));
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }
}
