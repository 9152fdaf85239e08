/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.examples.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeltasTest {
  @Test
  void diff_aChangedLine_isAHunkWithContext() {
    String before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
    assertEquals(
        """
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8
        """,
        Deltas.diff(before, before.replace("5", "five")));
  }

  @Test
  void diff_lastLineWithoutFeed_isMarked() {
    assertEquals(
        """
        @@ -1,2 +1,2 @@
         a
        -b
        \\ No newline at end of file
        +b
        """,
        Deltas.diff("a\nb", "a\nb\n"));
  }

  @ParameterizedTest
  @CsvSource({"'',''", "'','a\n'", "'a\n',''", "'a\n\n',a", "'a',b", "'\n','\n\n'"})
  void patch_smallTexts_makesTheNewOne(String before, String after) {
    assertEquals(after, Deltas.patch(before, Deltas.diff(before, after)));
  }

  @Test
  void patch_randomEdits_makesTheNewText() {
    Random random = new Random(13);
    List<String> lines = new ArrayList<>(Samples.prose(20_000, 13).lines().toList());
    for (int round = 0; round < 40; round++) {
      String before = String.join("\n", lines);
      for (int edit = random.nextInt(20); edit > 0; edit--) {
        int place = random.nextInt(lines.size());
        switch (random.nextInt(3)) {
          case 0 -> lines.remove(place);
          case 1 -> lines.add(place, "inserted " + random.nextInt(5));
          default -> lines.set(place, "changed " + random.nextInt(5));
        }
      }
      String after = String.join("\n", lines) + (round % 2 == 0 ? "\n" : "");
      assertEquals(after, Deltas.patch(before, Deltas.diff(before, after)));
    }
  }

  @Test
  void patch_textsWithNothingInCommon_stillWorks() {
    String before = "a\n".repeat(3_000);
    String after = "b\n".repeat(2_000);
    assertEquals(after, Deltas.patch(before, Deltas.diff(before, after)));
  }

  @Test
  void patch_anotherText_isRefused() {
    String difference = Deltas.diff("a\nb\nc\n", "a\nB\nc\n");
    assertThrows(CodecException.class, () -> Deltas.patch("a\nx\nc\n", difference));
    assertThrows(CodecException.class, () -> Deltas.patch("a\n", difference));
    assertThrows(CodecException.class, () -> Deltas.patch("a\n", "@@ nonsense\n"));
  }

  @Test
  void apply_movedAndChangedParts_makesTheTargetOfASmallDelta() {
    byte[] source = Samples.random(60_000, 14);
    byte[] target = new byte[60_100];
    System.arraycopy(source, 30_000, target, 0, 30_000);
    System.arraycopy(Samples.random(100, 15), 0, target, 30_000, 100);
    System.arraycopy(source, 0, target, 30_100, 30_000);
    target[45_000] ^= 1;
    byte[] delta = Deltas.encode(source, target);
    assertTrue(delta.length < 250, delta.length + " bytes");
    assertArrayEquals(target, Deltas.apply(source, delta));
  }

  @Test
  void apply_allPairsOfSamples_makesTheTarget() {
    for (byte[] source : Samples.binary().values()) {
      for (byte[] target : Samples.binary().values()) {
        assertArrayEquals(target, Deltas.apply(source, Deltas.encode(source, target)));
      }
    }
  }

  @Test
  void apply_wrongSourceOrDamage_isRefused() {
    byte[] source = Samples.random(1_000, 16);
    byte[] delta = Deltas.encode(source, Arrays.copyOf(source, 900));
    assertThrows(IllegalArgumentException.class, () -> Deltas.apply(new byte[5], delta));
    for (int cut = 0; cut < delta.length; cut++) {
      byte[] damaged = Arrays.copyOf(delta, cut);
      assertThrows(CodecException.class, () -> Deltas.apply(source, damaged));
    }
  }
}
