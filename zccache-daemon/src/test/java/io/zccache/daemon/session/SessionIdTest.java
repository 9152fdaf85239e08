/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdTest {
  private static final String TEXT = "550e8400-e29b-41d4-a716-446655440000";

  @ParameterizedTest
  @ValueSource(
      strings = {
        TEXT,
        "550E8400-E29B-41D4-A716-446655440000",
        "550e8400e29b41d4a716446655440000",
        "{550e8400-e29b-41d4-a716-446655440000}",
        "urn:uuid:550e8400-e29b-41d4-a716-446655440000",
      })
  void parse_anyFormOfAUuid_givesTheSameId(String text) {
    assertThat(SessionId.parse(text)).map(SessionId::text).contains(TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nope",
        "550e8400-e29b-41d4-a716-44665544000",
        "550e8400-e29b-41d4-a716-4466554400000",
        "550e8400-e29b-41d4-a716-44665544000g",
        "550e8400-e29b-41d4-a716-44665544000\u0660",
        "550e8400e-29b-41d4-a716-446655440000",
        "{550e8400e29b41d4a716446655440000}",
        "1-1-1-1-1",
      })
  void parse_anythingElse_isEmpty(String text) {
    assertThat(SessionId.parse(text)).isEmpty();
  }

  @Test
  void random_text_isAVersionFourUuid() {
    SessionId id = SessionId.random();
    assertThat(id.uuid().version()).isEqualTo(4);
    assertThat(SessionId.parse(id.text())).contains(id);
  }
}
