/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.zccache.protocol.Vectors;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WireFormatTest {
  static List<JsonObject> selections() {
    return Vectors.list("naming/wire_selection");
  }

  @ParameterizedTest
  @MethodSource("selections")
  void chosenBy_valueOfTheVectors_isWhatTheReferenceWouldSay(JsonObject selection) {
    JsonElement value = selection.get("value");
    Optional<WireFormat> expected =
        selection.has("error")
            ? Optional.empty()
            : Optional.of(
                switch (selection.get("first_family").getAsString()) {
                  case "BincodeV15" -> WireFormat.BINCODE_V15;
                  case "ProstV16" -> WireFormat.PROTOBUF_V16;
                  default -> WireFormat.FRAME_V1;
                });

    assertThat(WireFormat.chosenBy(value.isJsonNull() ? null : value.getAsString()))
        .isEqualTo(expected);
  }
}
