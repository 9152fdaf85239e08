/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.examples.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

final class DigestsTest {
  private static final byte[] DIGITS = Samples.ascii("123456789");

  @Test
  void checksums_ofTheNineDigits_areTheKnownOnes() {
    assertEquals(0xcbf43926L, Digests.crc32(DIGITS));
    assertEquals(0x29b1, Digests.crc16(DIGITS));
    assertEquals(0x091e01deL, Digests.adler32(DIGITS));
  }

  @Test
  void sha256_ofAbc_isTheKnownOne() {
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        HexFormat.of().formatHex(Digests.sha256(Samples.ascii("abc"))));
  }

  @Test
  void xxh_knownInputs_areTheKnownOnes() {
    byte[] abc = Samples.ascii("abc");
    assertEquals(0x02cc5d05L, Digests.xxh32(0, new byte[0]));
    assertEquals(0x32d153ffL, Digests.xxh32(0, abc));
    assertEquals(0xef46db3751d8e999L, Digests.xxh64(0, new byte[0]));
    assertEquals(0x44bc2cf5ad770999L, Digests.xxh64(0, abc));
  }

  @Test
  void xxh_allTailsOfALongInput_areTheKnownOnes() {
    long all32 = 0;
    long all64 = 0;
    for (int size = 0; size < 200; size++) {
      byte[] input = new byte[size];
      for (int i = 0; i < size; i++) {
        input[i] = (byte) (i * 7);
      }
      all32 = all32 * 31 + Digests.xxh32(size, input);
      all64 = all64 * 31 + Digests.xxh64(size, input);
    }
    assertEquals(0x2729ca118e240600L, all32);
    assertEquals(0x519d7e7965c83184L, all64);
  }

  @Test
  void digests_ofManySizes_agreeWithTheJdk() throws NoSuchAlgorithmException {
    for (int size = 0; size < 300; size++) {
      byte[] input = Samples.random(size * size / 4, size);
      CRC32 crc = new CRC32();
      crc.update(input);
      assertEquals(crc.getValue(), Digests.crc32(input));
      Adler32 adler = new Adler32();
      adler.update(input);
      assertEquals(adler.getValue(), Digests.adler32(input));
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(input);
      assertArrayEquals(sha, Digests.sha256(input));
    }
  }
}
