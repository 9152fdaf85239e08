/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.ResultKey;
import io.zccache.daemon.key.UnitKey;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class JournalCodecTest {
  private static final UnitKey UNIT = new UnitKey(digest(0x11));
  private static final ResultKey KEY = new ResultKey(digest(0x22));
  private static final IndexedResult RESULT =
      new IndexedResult(UNIT, KEY, 0x0102, List.of(new BlobRef(digest(0x33), 0x0304)));

  /** Entries and the bytes that they are for ever. */
  static Stream<Arguments> golden() {
    return Stream.of(
        Arguments.of(
            new JournalEntry.Put(RESULT),
            "00000073 a0490197 01"
                + "11".repeat(32)
                + "22".repeat(32)
                + "0000000000000102 0001"
                + "33".repeat(32)
                + "0000000000000304"),
        Arguments.of(new JournalEntry.Use(KEY), "00000021 f6d4b91e 02" + "22".repeat(32)),
        Arguments.of(new JournalEntry.Drop(KEY), "00000021 aced9231 03" + "22".repeat(32)),
        Arguments.of(new JournalEntry.Opened(), "00000001 95e7c44e 04"),
        Arguments.of(new JournalEntry.Closed(), "00000001 678c474d 05"));
  }

  @ParameterizedTest
  @MethodSource("golden")
  void entry_hasItsBytes_andTheyTheEntry(JournalEntry entry, String hex) throws Exception {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertThat(HexFormat.of().formatHex(JournalCodec.encode(List.of(entry))))
        .isEqualTo(hex.replace(" ", ""));
    assertThat(decode(bytes)).contains(entry);
    assertThat(JournalCodec.length(entry)).isEqualTo(bytes.length);
  }

  @ParameterizedTest
  @MethodSource("golden")
  void entry_torn_endsTheJournal(JournalEntry entry) throws Exception {
    byte[] bytes = JournalCodec.encode(List.of(entry));
    for (int length = 0; length < bytes.length; length++) {
      assertThat(decode(Arrays.copyOf(bytes, length))).as("of " + length).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("golden")
  void entry_anyBitFlipped_endsTheJournal(JournalEntry entry) throws Exception {
    byte[] bytes = JournalCodec.encode(List.of(entry));
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(decode(flipped)).as("bit " + bit).isEmpty();
    }
  }

  @Test
  void entry_ofAnotherKind_endsTheJournal() throws Exception {
    assertThat(decode(entry(new byte[] {6}))).isEmpty();
    assertThat(decode(entry(new byte[] {4, 0}))).isEmpty();
    assertThat(decode(entry(new byte[] {2, 0}))).isEmpty();
    assertThat(decode(new byte[8])).isEmpty();
    assertThat(decode(HexFormat.of().parseHex("ffffffff00000000"))).isEmpty();
    assertThat(decode(HexFormat.of().parseHex("7fffffff00000000"))).isEmpty();
  }

  @Test
  void magic_isSixteenBytes() {
    assertThat(new String(JournalCodec.magic(), StandardCharsets.US_ASCII))
        .isEqualTo("zccache index 1\n")
        .hasSize(JournalCodec.MAGIC_LENGTH);
  }

  /** An entry whose length and checksum are right. */
  private static byte[] entry(byte[] body) {
    CRC32C crc = new CRC32C();
    crc.update(body);
    return ByteBuffer.allocate(8 + body.length)
        .putInt(body.length)
        .putInt((int) crc.getValue())
        .put(body)
        .array();
  }

  private static Optional<JournalEntry> decode(byte[] bytes) throws IOException {
    return JournalCodec.decode(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private static Digest digest(int filling) {
    byte[] bytes = new byte[Digest.LENGTH];
    Arrays.fill(bytes, (byte) filling);
    return Digest.of(bytes);
  }
}
