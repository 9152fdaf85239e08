/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zccache.protocol.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Edits within one second on a file system that dates its files in whole seconds: an ext2 of the
 * smallest inodes. Only root may mount one.
 */
@Timeout(120)
class CoarseTimesTest {
  private static final int EDITS = 12;

  @TempDir private Path parent;
  private Path mounted;
  private Workplace work;

  @BeforeEach
  void mount() throws Exception {
    Path image = parent.resolve("image");
    Files.write(image, new byte[32 << 20]);
    mounted = Files.createDirectory(parent.resolve("mounted"));
    Assumptions.assumeTrue(
        ends(0, "mkfs.ext2", "-q", "-I", "128", image.toString())
            && ends(0, "mount", "-o", "loop", image.toString(), mounted.toString()),
        "no file system can be made and mounted here");
    work = new Workplace(mounted);
  }

  @AfterEach
  void unmount() throws Exception {
    if (work != null) {
      work.close();
      assertThat(ends(0, "umount", mounted.toString())).isTrue();
    }
  }

  @Test
  void edits_ofTheSameSizeInOneSecond_areSeen() throws Exception {
    Files.writeString(work.path("h.h"), "#define N 10\n");
    Files.writeString(work.path("a.c"), "#include \"h.h\"\nint n = N;\n");
    assertThat(((FileTime) Files.getAttribute(work.path("a.c"), "unix:ctime")).toString())
        .as("the time is of whole seconds")
        .doesNotContain(".");
    for (int i = 0; i < EDITS; i++) {
      Path edited = work.path(i % 3 == 2 ? "a.c" : "h.h");
      String text = Files.readString(edited);
      FileTime time = Files.getLastModifiedTime(edited);
      Files.writeString(
          edited, i % 3 == 2 ? flipped(text) : text.replaceAll("N 1.", "N 1" + i % 10));
      if (i % 2 == 0) {
        Files.setLastModifiedTime(edited, time);
      }
      Workplace.Plain plain = work.plain(List.of("a.o"), "gcc", "-c", "a.c");

      Response.CompileResult result = work.compile("gcc", "-c", "a.c");

      assertThat(result.exitCode()).isZero();
      assertThat(work.path("a.o")).as("edit " + i).hasBinaryContent(plain.outputs().get("a.o"));
    }
  }

  /** As soon as a time is old enough to tell of any change, the file is known again. */
  @Test
  void fileOfLongAgo_hits() throws Exception {
    Files.writeString(work.path("a.c"), "int n;\n");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              boolean cached = work.compile("gcc", "-c", "a.c").cached();
              work.counts();
              return cached;
            });
  }

  private static String flipped(String text) {
    return text.contains("int n ")
        ? text.replace("int n ", "int m ")
        : text.replace("int m ", "int n ");
  }

  private boolean ends(int exit, String... words) throws Exception {
    try {
      ProcessBuilder builder = new ProcessBuilder(words);
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      return builder.start().waitFor() == exit;
    } catch (IOException missing) {
      return false;
    }
  }
}
