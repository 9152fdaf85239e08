/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.JsonMessages;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.Vectors;
import io.zccache.protocol.Vectors.Golden;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden frame decodes to its value, and the value encodes to the frame. */
final class GoldenFramesTest {
  static List<Golden> golden() {
    List<Golden> all = new ArrayList<>(Vectors.golden());
    all.addAll(Vectors.extension());
    return all;
  }

  @Test
  void golden_everyVariantInEveryFormat_isThere() {
    assertThat(Vectors.golden()).hasSize(277);
    for (WireFormat format : WireFormat.values()) {
      List<Class<?>> seen = new ArrayList<>();
      for (Golden golden : golden()) {
        if (Wire.format(golden.family()) == format) {
          seen.add(message(golden).getClass());
        }
      }
      assertThat(seen).contains(Request.class.getPermittedSubclasses());
      assertThat(seen).contains(Response.class.getPermittedSubclasses());
    }
  }

  @ParameterizedTest
  @MethodSource("golden")
  void decode_goldenFrame_givesItsValueAndIds(Golden golden) throws Exception {
    Frame frame = Wire.frame(golden.bytes());
    Received<?> received = Wire.decode(golden.direction(), frame);

    assertThat(JsonMessages.treeOf(received.message())).isEqualTo(golden.value());
    assertThat(received.format()).isEqualTo(Wire.format(golden.family()));
    assertThat(received.requestId()).isEqualTo(golden.requestId());
    assertThat(received.frameRequestId()).isEqualTo(golden.frameRequestId());
  }

  @ParameterizedTest
  @MethodSource("golden")
  void encode_goldenValue_givesItsFrame(Golden golden) throws Exception {
    Object message = message(golden);

    Bytes bytes =
        Wire.encode(
            Wire.format(golden.family()), message, golden.requestId(), golden.frameRequestId());

    assertThat(Wire.hex(bytes)).isEqualTo(Wire.hex(golden.bytes()));
  }

  @ParameterizedTest
  @MethodSource("golden")
  void decode_frameByteByByte_isTheSame(Golden golden) throws Exception {
    FrameReader reader = new FrameReader();
    byte[] bytes = golden.bytes().toByteArray();
    for (int i = 0; i < bytes.length; i++) {
      assertThat(reader.next()).isEmpty();
      reader.push(bytes, i, 1);
    }

    Received<?> received = Wire.decode(golden.direction(), reader.next().orElseThrow());
    assertThat(JsonMessages.treeOf(received.message())).isEqualTo(golden.value());
    assertThat(reader.isEmpty()).isTrue();
  }

  private static Object message(Golden golden) {
    Class<?> type = golden.direction().equals("request") ? Request.class : Response.class;
    return JsonMessages.messageOf(type, golden.value());
  }
}
