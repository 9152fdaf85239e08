/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Utf8Test {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "\u00fc",
        "\u4e16\u754c",
        "\ud83e\udd80",
        "\u0000\u007f\u0080\u07ff\u0800\uffff"
      })
  void of_text_givesItBack(String text) throws Exception {
    Utf8 utf8 = Utf8.of(text);

    assertThat(utf8.text()).isEqualTo(text);
    assertThat(utf8).hasToString(text);
    assertThat(utf8).isEqualTo(Utf8.ofBytes(text.getBytes(StandardCharsets.UTF_8)));
    assertThat(utf8.bytes()).isEqualTo(Bytes.of(text));
  }

  @Test
  void isValid_allSequencesOfTellingBytes_agreesWithTheJdk() {
    byte[] telling =
        HexFormat.of().parseHex("00417f80818f909fa0bfc0c1c2dfe0e1ecedeeeff0f1f3f4f5f8ff");
    CharsetDecoder jdk = StandardCharsets.UTF_8.newDecoder();
    byte[] bytes = new byte[4];
    int valid = 0;
    for (int length = 1; length <= 4; length++) {
      int sequences = (int) Math.pow(telling.length, length);
      for (int sequence = 0; sequence < sequences; sequence++) {
        for (int i = 0, rest = sequence; i < length; i++, rest /= telling.length) {
          bytes[i] = telling[rest % telling.length];
        }
        boolean expected = decodes(jdk, ByteBuffer.wrap(bytes, 0, length));
        if (Utf8.isValid(bytes, 0, length) != expected) {
          fail("%d bytes of %s are UTF-8: %s", length, HexFormat.of().formatHex(bytes), expected);
        }
        valid += expected ? 1 : 0;
      }
    }
    assertThat(valid).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @CsvSource({
    "fffe, invalid utf-8 sequence of 1 bytes from index 0",
    "61c3, incomplete utf-8 byte sequence from index 1",
    "6161e2, incomplete utf-8 byte sequence from index 2",
    "6161e282, incomplete utf-8 byte sequence from index 2",
    "e28261, invalid utf-8 sequence of 2 bytes from index 0",
    "f09f8061, invalid utf-8 sequence of 3 bytes from index 0",
    "eda080, invalid utf-8 sequence of 1 bytes from index 0",
    "c0af, invalid utf-8 sequence of 1 bytes from index 0",
    "f4908080, invalid utf-8 sequence of 1 bytes from index 0",
  })
  void ofBytes_notUtf8_saysWhere(String hex, String message) {
    assertThatThrownBy(() -> Utf8.ofBytes(HexFormat.of().parseHex(hex)))
        .isInstanceOf(MalformedTextException.class)
        .hasMessage(message);
  }

  @Test
  void wrap_partOfAnArray_isThatPartOnly() throws Exception {
    byte[] array = "--abc--".getBytes(StandardCharsets.UTF_8);
    Utf8 part = Utf8.wrap(array, 2, 3);

    assertThat(part).isEqualTo(Utf8.of("abc")).hasSameHashCodeAs(Utf8.of("abc"));
    assertThat(part).isNotEqualTo(Utf8.of("abd")).isNotEqualTo(Utf8.of("ab"));
    assertThat(part.equals((Object) part.bytes())).isFalse();
    assertThat(part.length()).isEqualTo(3);
    assertThat(part.byteAt(1)).isEqualTo((byte) 'b');
    assertThat(part.toByteArray()).containsExactly('a', 'b', 'c');
    assertThatThrownBy(() -> part.byteAt(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Utf8.wrap(array, 5, 3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void text_askedTwice_isDecodedOnce() {
    Utf8 utf8 = Utf8.of("x");

    assertThat(utf8.text()).isSameAs(utf8.text());
  }

  private static boolean decodes(CharsetDecoder jdk, ByteBuffer bytes) {
    CharBuffer text = CharBuffer.allocate(8);
    return !jdk.reset().decode(bytes, text, true).isError();
  }
}
