/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.JsonMessages;
import io.zccache.protocol.Vectors;
import io.zccache.protocol.wire.MalformedMessageException;
import io.zccache.protocol.wire.MalformedMessageException.Kind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What zccache 1.12.6 makes of odd and of wrong bytes, to the word. */
final class DecodeCasesTest {
  record Case(String name, String direction, Bytes bytes, JsonObject result) {
    String outcome() {
      return result.get("outcome").getAsString();
    }

    String text(String key) {
      JsonElement value = result.get(key);
      return value == null || value.isJsonNull() ? "" : value.getAsString();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    return Vectors.list("decode_cases").stream()
        .map(
            json ->
                new Case(
                    json.get("name").getAsString(),
                    json.get("direction").getAsString(),
                    Vectors.bytes(json.get("hex")),
                    json.getAsJsonObject("result")))
        .toList();
  }

  static List<Case> cases(String outcome) {
    return cases().stream().filter(one -> one.outcome().equals(outcome)).toList();
  }

  static List<Case> incomplete() {
    return cases("incomplete");
  }

  static List<Case> ok() {
    return cases("ok");
  }

  static List<Case> undecodable() {
    return cases("protocol-error");
  }

  static List<Case> unconvertible() {
    return cases("conversion-error");
  }

  @Test
  void cases_all_areTested() {
    assertThat(incomplete().size() + ok().size() + undecodable().size() + unconvertible().size())
        .isEqualTo(cases().size())
        .isEqualTo(81);
  }

  @ParameterizedTest
  @MethodSource
  void incomplete(Case one) throws Exception {
    FrameReader reader = Wire.pushed(one.bytes());

    assertThat(reader.next()).isEmpty();
    assertThat(reader.held()).isEqualTo(one.bytes().length());
  }

  @ParameterizedTest
  @MethodSource
  void ok(Case one) throws Exception {
    FrameReader reader = Wire.pushed(one.bytes());
    Frame frame = reader.next().orElseThrow();
    Received<?> received = Wire.decode(one.direction(), frame);

    assertThat(JsonMessages.treeOf(received.message()))
        .isEqualTo(JsonMessages.treeOf(Objects.requireNonNull(one.result().get("value"))));
    assertThat(frame.format()).isEqualTo(Wire.format(one.text("family")));
    assertThat(one.bytes().length() - reader.held())
        .isEqualTo(one.result().get("consumed").getAsInt());
    if (one.result().has("request_id")) {
      assertThat(received.requestId()).isEqualTo(one.text("request_id"));
      assertThat(received.frameRequestId())
          .isEqualTo(
              one.text("frame_request_id").isEmpty()
                  ? 0
                  : Long.parseUnsignedLong(one.text("frame_request_id")));
    }
  }

  @ParameterizedTest
  @MethodSource
  void undecodable(Case one) {
    MalformedMessageException failure = failure(one);

    assertThat(failure).hasMessage(one.text("error"));
    assertThat(failure.kind()).isEqualTo(kind(one.text("error")));
    if (failure.kind() == Kind.VERSION_MISMATCH) {
      assertThat(one.text("error")).contains("received v" + failure.receivedVersion() + ".");
    }
  }

  @ParameterizedTest
  @MethodSource
  void unconvertible(Case one) throws Exception {
    MalformedMessageException failure = failure(one);

    assertThat(failure).hasMessage(one.text("error"));
    assertThat(failure.kind()).isEqualTo(Kind.UNCONVERTIBLE);
    assertThat(failure.requestId()).isEqualTo(one.text("request_id"));
    assertThat(Wire.frame(one.bytes()).format()).isEqualTo(Wire.format(one.text("family")));
  }

  private static Kind kind(String error) {
    if (error.startsWith("message too large")) {
      return Kind.TOO_LARGE;
    }
    return error.startsWith("protocol version mismatch") ? Kind.VERSION_MISMATCH : Kind.UNDECODABLE;
  }

  private static MalformedMessageException failure(Case one) {
    return Objects.requireNonNull(
        catchThrowableOfType(
            MalformedMessageException.class,
            () -> {
              Optional<Frame> frame = Wire.pushed(one.bytes()).next();
              Wire.decode(one.direction(), frame.orElseThrow());
            }),
        "it decodes");
  }
}
