/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.FilePath;
import io.zccache.client.port.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkToolRunnerTest {
  @TempDir Path dir;

  private final JdkToolRunner runner = new JdkToolRunner();

  @Test
  void run_tool_givesItsExitCode() {
    assertThat(run("/bin/sh", "-c", "exit 7")).isEqualTo(new Run.Ended(7));
  }

  @Test
  void run_bytesThatAreNotText_arriveUnchanged() throws Exception {
    Path out = dir.resolve("out");
    List<byte[]> argv = new ArrayList<>();
    argv.add(FilePath.of("sh").toBytes());
    argv.add(FilePath.of("-c").toBytes());
    argv.add(FilePath.of("printf '%s' \"$1\" > \"$0\"").toBytes());
    argv.add(FilePath.of(out.toString()).toBytes());
    argv.add(new byte[] {'a', (byte) 0xFF, '\'', (byte) 0xC3, '\n'});

    assertThat(runner.run(FilePath.of("/bin/sh"), argv, environment(Map.of())))
        .isEqualTo(new Run.Ended(0));
    assertThat(Files.readAllBytes(out)).containsExactly('a', 0xFF, '\'', 0xC3, '\n');
  }

  @Test
  void run_otherPath_isWhatTheToolGets() throws Exception {
    Path out = dir.resolve("out");
    List<byte[]> argv = new ArrayList<>();
    for (String word : List.of("sh", "-c", "printf '%s' \"$PATH\" > " + out)) {
      argv.add(FilePath.of(word).toBytes());
    }

    runner.run(FilePath.of("/bin/sh"), argv, environment(Map.of("PATH", "/only:/these")));

    assertThat(Files.readString(out)).isEqualTo("/only:/these");
  }

  @Test
  void run_noSuchFile_missing() {
    assertThat(run(dir.resolve("none").toString()))
        .isEqualTo(new Run.NotStarted(true, "No such file or directory"));
  }

  @Test
  void run_noProgram_notStarted() throws Exception {
    Path file = Files.createFile(dir.resolve("file"));

    assertThat(run(file.toString())).isEqualTo(new Run.NotStarted(false, "Permission denied"));
  }

  @Test
  void reason_wordsOfAnyJava_isTheSystemsOwn() {
    assertThat(
            List.of(
                JdkToolRunner.reason(
                    "Cannot run program \"/p (1)/f\": error=13, Permission denied"),
                JdkToolRunner.reason(
                    "Cannot run program \"/p (1)/f\": Exec failed, error: 13 (Permission denied) ")))
        .containsOnly("Permission denied");
  }

  private Run run(String... words) {
    List<byte[]> argv = new ArrayList<>();
    for (String word : words) {
      argv.add(FilePath.of(word).toBytes());
    }
    return runner.run(FilePath.of(words[0]), argv, environment(Map.of()));
  }

  private static List<byte[]> environment(Map<String, String> changes) {
    List<byte[]> entries = new ArrayList<>();
    System.getenv()
        .forEach(
            (name, value) ->
                entries.add(FilePath.of(name + "=" + changes.getOrDefault(name, value)).toBytes()));
    return entries;
  }
}
