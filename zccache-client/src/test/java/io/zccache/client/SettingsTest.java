/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.frame.WireFormat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final String SESSION = "0b0b0b0b-1111-4222-8333-ABCDEFabcdef";

  @Test
  void of_nothingSet_defaults() {
    assertThat(settings())
        .isEqualTo(
            new Settings(
                WireFormat.PROTOBUF_V16, WedgePolicy.ofSeconds(60), null, false, false, null));
  }

  @Test
  void of_emptyValues_countAsNotSet() {
    assertThat(
            settings(
                "ZCCACHE_DAEMON_WIRE=", "ZCCACHE_SESSION_ID=", "ZCCACHE_WEDGE_RECV_TIMEOUT_SECS="))
        .isEqualTo(settings());
  }

  @ParameterizedTest
  @CsvSource({
    "auto,PROTOBUF_V16",
    "PROST,PROTOBUF_V16",
    "v15,BINCODE_V15",
    "' bincode ',BINCODE_V15",
    "frame-v1,FRAME_V1"
  })
  void of_wire_chosen(String value, WireFormat format) {
    assertThat(settings("ZCCACHE_DAEMON_WIRE=" + value).wire()).isEqualTo(format);
  }

  @Test
  void of_unknownWire_isTrouble() {
    assertThat(settings("ZCCACHE_DAEMON_WIRE=morse").trouble())
        .isEqualTo("ZCCACHE_DAEMON_WIRE=morse is none of auto, bincode, prost and frame");
  }

  @ParameterizedTest
  @CsvSource({"5,5", "' 7 ',7", "0,0"})
  void of_silenceBudget_inSeconds(String value, long seconds) {
    assertThat(settings("ZCCACHE_WEDGE_RECV_TIMEOUT_SECS=" + value).wedge())
        .isEqualTo(WedgePolicy.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "1.5", "99999999999", "1000000000000000000000"})
  void of_silenceBudgetThatIsNone_isTrouble(String value) {
    Settings settings = settings("ZCCACHE_WEDGE_RECV_TIMEOUT_SECS=" + value);

    assertThat(settings.trouble())
        .isEqualTo("ZCCACHE_WEDGE_RECV_TIMEOUT_SECS=" + value + " is no number of seconds");
    assertThat(settings.wedge()).isEqualTo(WedgePolicy.standard());
  }

  @Test
  void of_session_taken() {
    assertThat(settings("ZCCACHE_SESSION_ID=" + SESSION).session()).isEqualTo(SESSION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "0b0b0b0b-1111-4222-8333-abcdefabcdeg",
        "0b0b0b0b-1111-4222-8333-abcdefabcdef0",
        "0b0b0b0b011110422208333-abcdefabcdef"
      })
  void of_noSession_isTrouble(String value) {
    Settings settings = settings("ZCCACHE_SESSION_ID=" + value);

    assertThat(settings.trouble()).isEqualTo("ZCCACHE_SESSION_ID=" + value + " is no session");
    assertThat(settings.session()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "1,true",
    "true,true",
    "TRUE,true",
    "yes,true",
    "' On ',true",
    "0,false",
    "false,false",
    "NO,false",
    "off,false",
    "'',false"
  })
  void of_switches_areOnOrOff(String value, boolean on) {
    Settings disable = settings("ZCCACHE_DISABLE=" + value);
    assertThat(disable.disabled()).isEqualTo(on);
    assertThat(disable.trouble()).isNull();
    Settings strict = settings("ZCCACHE_STRICT=" + value);
    assertThat(strict.strict()).isEqualTo(on);
    assertThat(strict.trouble()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ZCCACHE_DISABLE", "ZCCACHE_STRICT", "ZCCACHE_READONLY"})
  void of_switchThatIsNeither_isTroubleThatNamesVariableValueAndWords(String name) {
    Settings settings = settings(name + "=perhaps");

    assertThat(settings.trouble())
        .isEqualTo(name + "=perhaps is none of 1, true, yes and on, 0, false, no and off");
    assertThat(settings.disabled()).isFalse();
    assertThat(settings.strict()).isFalse();
  }

  private static Settings settings(String... entries) {
    List<byte[]> list = new ArrayList<>();
    for (String entry : entries) {
      list.add(FilePath.of(entry).toBytes());
    }
    return Settings.of(new Environment(list));
  }
}
