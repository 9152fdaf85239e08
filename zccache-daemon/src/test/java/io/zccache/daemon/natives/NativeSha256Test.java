/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's own SHA-256 tells what is right. */
@Tag("natives")
@ParameterizedClass
@ValueSource(booleans = {true, false})
class NativeSha256Test {
  private static final int LONGEST = 300;

  private final MessageDigest ours;
  private final Random random = new Random(7);
  private MessageDigest jdk;

  NativeSha256Test(boolean plain) {
    assertThat(NativeLibrary.trouble()).as("natives are built for this machine").isEmpty();
    // Where the processor lacks the instructions, both runs are in plain C.
    ours = new NativeSha256(plain);
  }

  @BeforeEach
  void start() throws Exception {
    jdk = MessageDigest.getInstance("SHA-256");
  }

  @Test
  void digest_ofTheStandardsExample_isTheOneItPrints() {
    byte[] text = {'a', 'b', 'c'};
    assertThat(HexFormat.of().formatHex(ours.digest(text)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void digest_ofEachLength_isTheJdks() {
    for (int length = 0; length <= LONGEST; length++) {
      byte[] bytes = bytes(length);
      assertThat(ours.digest(bytes)).as("length %s", length).isEqualTo(jdk.digest(bytes));
    }
  }

  @Test
  void update_inPiecesOfAnySize_isAllTheSame() {
    for (int round = 0; round < 200; round++) {
      byte[] bytes = bytes(random.nextInt(5_000));
      int at = 0;
      while (at < bytes.length) {
        int count = Math.min(bytes.length - at, 1 + random.nextInt(200));
        ours.update(bytes, at, count);
        at += count;
      }
      assertThat(ours.digest()).isEqualTo(jdk.digest(bytes));
    }
  }

  @Test
  void update_byteByByte_isAllTheSame() {
    byte[] bytes = bytes(1_000);
    for (byte one : bytes) {
      ours.update(one);
    }
    assertThat(ours.digest()).isEqualTo(jdk.digest(bytes));
  }

  @Test
  void update_partOfALargeArray_readsNothingElse() {
    byte[] bytes = bytes(3 << 20);
    ours.update(bytes, 12_345, 2 << 20);
    jdk.update(Arrays.copyOfRange(bytes, 12_345, 12_345 + (2 << 20)));
    assertThat(ours.digest()).isEqualTo(jdk.digest());
  }

  @Test
  void reset_midway_forgets() {
    ours.update(bytes(100));
    ours.reset();
    byte[] other = bytes(70);
    assertThat(ours.digest(other)).isEqualTo(jdk.digest(other));
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
