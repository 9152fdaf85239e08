/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.examples.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArchivesTest {
  @Test
  void unpack_packedFiles_areTheSame() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    Samples.binary().forEach((kind, sample) -> files.put("samples/" + kind, sample));
    files.put("deep/".repeat(30) + "file", new byte[] {1});
    SortedMap<String, byte[]> unpacked = Archives.unpack(Archives.pack(files));
    assertEquals(files.keySet(), unpacked.keySet());
    files.forEach((name, content) -> assertArrayEquals(content, unpacked.get(name), name));
  }

  @Test
  void pack_aFile_hasTheFieldsOfUstar() {
    byte[] archive = Archives.pack(Map.of("a/b.txt", Samples.ascii("hello")));
    assertEquals(4 * 512, archive.length);
    String head = new String(archive, 0, 512, StandardCharsets.US_ASCII);
    assertEquals("a/b.txt\0", head.substring(0, 8));
    assertEquals("0000644\0", head.substring(100, 108));
    assertEquals("00000000005\0", head.substring(124, 136));
    assertEquals("0", head.substring(156, 157));
    assertEquals("ustar\00000", head.substring(257, 265));
    int sum = 8 * ' ';
    for (int i = 0; i < 512; i++) {
      sum += i >= 148 && i < 156 ? 0 : archive[i];
    }
    assertEquals(String.format("%06o\0 ", sum), head.substring(148, 156));
    assertArrayEquals(Samples.ascii("hello"), Arrays.copyOfRange(archive, 512, 517));
  }

  @Test
  void unpack_damagedArchive_isRefused() {
    byte[] archive = Archives.pack(Map.of("name", Samples.random(1_000, 17)));
    byte[] renamed = archive.clone();
    renamed[0] = 'N';
    assertThrows(CodecException.class, () -> Archives.unpack(renamed));
    byte[] cut = Arrays.copyOf(archive, 1_200);
    assertThrows(CodecException.class, () -> Archives.unpack(cut));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/etc/passwd", "../up", "a/../../up"})
  void pack_unsafeName_isRefused(String name) {
    Map<String, byte[]> files = Map.of(name, new byte[0]);
    assertThrows(IllegalArgumentException.class, () -> Archives.pack(files));
  }

  @Test
  void pack_nameThatIsTooLong_isRefused() {
    Map<String, byte[]> files = Map.of("x".repeat(101), new byte[0]);
    assertThrows(IllegalArgumentException.class, () -> Archives.pack(files));
  }
}
