/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class BytesTest {
  @Test
  void of_array_isACopy() {
    byte[] array = {1, 2};
    Bytes bytes = Bytes.of(array);
    array[0] = 9;

    assertThat(bytes.toByteArray()).containsExactly(1, 2);
  }

  @Test
  void copyTo_partOfThem_copiesThatPartOnly() {
    byte[] target = new byte[5];
    Bytes.wrap(new byte[] {0, 1, 2, 3, 0}, 1, 3).copyTo(1, 2, target, 2);

    assertThat(target).containsExactly(0, 0, 2, 3, 0);
    assertThatThrownBy(() -> Bytes.EMPTY.copyTo(0, 1, target, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void equals_sameBytesInOtherArrays_areEqual() {
    Bytes bytes = Bytes.wrap(new byte[] {7, 1, 2}, 1, 2);

    assertThat(bytes).isEqualTo(Bytes.of(new byte[] {1, 2}));
    assertThat(bytes).hasSameHashCodeAs(Bytes.of(new byte[] {1, 2}));
    assertThat(bytes).isNotEqualTo(Bytes.of(new byte[] {1, 3})).isNotEqualTo(Bytes.EMPTY);
    assertThat(bytes.equals((Object) "x")).isFalse();
  }

  @Test
  void toString_anyBytes_saysHowManyOnly() {
    assertThat(Bytes.of("secret")).hasToString("6 bytes");
    assertThat(Bytes.of("\u00fc").text()).isEqualTo("\u00fc");
    assertThat(Bytes.wrap(new byte[] {(byte) 0xff}).text()).isEqualTo("\ufffd");
  }
}
