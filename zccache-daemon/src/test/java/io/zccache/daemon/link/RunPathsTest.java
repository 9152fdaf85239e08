/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunPathsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"--enable-new-dtags", "--disable-new-dtags"})
  void library_withFolders_namesThem(String tags) throws Exception {
    byte[] library = made("-shared", "-Wl," + tags, "-Wl,-rpath,/one:$ORIGIN/two");

    assertThat(RunPaths.isElf(library)).isTrue();
    assertThat(RunPaths.of(library).orElseThrow()).containsExactly("/one", "$ORIGIN/two");
  }

  @Test
  void library_withoutFolders_namesNone() throws Exception {
    assertThat(RunPaths.of(made("-shared")).orElseThrow()).isEmpty();
  }

  @Test
  void library_thatNeedsOneByItsPath_isNotUnderstood() throws Exception {
    Files.createDirectory(folder.resolve("sub"));
    Path needed = folder.resolve("sub/libn.so");
    Files.write(needed, made("-shared"));

    assertThat(RunPaths.of(made("-shared", "-Wl,--no-as-needed", needed.toString()))).isEmpty();
  }

  @Test
  void object_isNotShared() throws Exception {
    assertThat(RunPaths.isShared(made("-shared"))).isTrue();
    assertThat(RunPaths.isShared(made("-c"))).isFalse();
  }

  @Test
  void object_namesNone() throws Exception {
    assertThat(RunPaths.of(made("-c")).orElseThrow()).isEmpty();
  }

  @Test
  void library_thatWasCut_isDamaged() throws Exception {
    byte[] library = made("-shared", "-Wl,-rpath,/one");
    for (int length : new int[] {40, 100, 300}) {
      assertThat(RunPaths.of(Arrays.copyOf(library, length))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"LITTLE_ENDIAN, 1", "BIG_ENDIAN, 2"})
  void narrowLibrary_ofEitherOrder_isRead(String order, byte mark) {
    ByteBuffer file =
        ByteBuffer.allocate(400)
            .order(order.startsWith("B") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    file.put(0, new byte[] {0x7F, 'E', 'L', 'F', 1, mark});
    file.putShort(16, (short) 3).putInt(28, 64).putShort(42, (short) 32).putShort(44, (short) 2);
    segment(file, 64, 1, 0, 0x1000, 400);
    segment(file, 96, 2, 200, 0x1000 + 200, 40);
    file.putInt(200, 5).putInt(204, 0x1000 + 300);
    file.putInt(208, 29).putInt(212, 1);
    file.put(301, "/x:/y".getBytes(StandardCharsets.US_ASCII));

    assertThat(RunPaths.of(file.array()).orElseThrow()).containsExactly("/x", "/y");
    file.putInt(204, 0x9000);
    assertThat(RunPaths.of(file.array())).isEmpty();
  }

  private static void segment(
      ByteBuffer file, int at, int type, int offset, int address, int size) {
    file.putInt(at, type).putInt(at + 4, offset).putInt(at + 8, address).putInt(at + 16, size);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "!<arch>\nsomething longer than that",
        "\u007fELX aaaaaaaaaaaaaaaaaaaaa"
      })
  void somethingElse_isNoElfFile(String content) {
    assertThat(RunPaths.isElf(content.getBytes(StandardCharsets.US_ASCII))).isFalse();
  }

  private byte[] made(String... words) throws Exception {
    Path source = Files.writeString(folder.resolve("a.c"), "int a(void) { return 1; }\n");
    Path made = folder.resolve("made");
    List<String> line = new ArrayList<>(List.of("gcc", "-fPIC"));
    line.addAll(List.of(words));
    line.addAll(List.of(source.toString(), "-o", made.toString()));
    assertThat(new ProcessBuilder(line).start().waitFor()).isZero();
    return Files.readAllBytes(made);
  }
}
