/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopwatchTest {
  @TempDir Path folder;
  private Stopwatch stopwatch;

  @BeforeEach
  void start() throws IOException {
    stopwatch = Stopwatch.start(new NativeSource("stopwatch").compile(folder, List.of("gcc")));
  }

  @AfterEach
  void end() throws IOException {
    stopwatch.close();
  }

  @Test
  void run_program_hasItsFolderWordsAndEnvironment() throws IOException {
    Timing timing = stopwatch.run(shell("echo \"$1 $NAME\" > said; exit 3", "one two"));

    assertThat(timing.exit()).isEqualTo(3);
    assertThat(folder.resolve("said")).hasContent("one two x y");
  }

  @Test
  void run_programThatWaits_tookAsLong() throws IOException {
    Timing timing = stopwatch.run(shell("sleep 0.2"));

    assertThat(timing.wallMillis()).isBetween(200.0, 5000.0);
    assertThat(timing.cpuMillis()).isLessThan(timing.wallMillis());
  }

  @Test
  void run_programThatIsNotThere_exits127() throws IOException {
    Command nothing = new Command(folder, List.of("/nowhere/nothing"), Map.of());

    assertThat(stopwatch.run(nothing).exit()).isEqualTo(127);
  }

  @Test
  void together_programsThatWaitForEachOther_allEnd() throws IOException {
    String meet = "touch \"$1\"; until [ -e \"$2\" ]; do sleep 0.01; done";

    Batch batch = stopwatch.together(List.of(shell(meet, "a", "b"), shell(meet, "b", "a")));

    assertThat(batch.each()).extracting(Timing::exit).containsExactly(0, 0);
    assertThat(batch.wallMillis())
        .isGreaterThanOrEqualTo(batch.each().get(0).wallMillis())
        .isGreaterThanOrEqualTo(batch.each().get(1).wallMillis());
  }

  @Test
  void request_ofAClientThatSendsNone_isTrouble() throws IOException {
    EchoServer echo = echo();
    Command client = shell("exit 0");

    assertThatThrownBy(() -> echo.requestOf(client, new byte[] {1, 2, 3}))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void reply_ofAServer_isReadWhole() throws IOException {
    EchoServer echo = echo();
    byte[] reply = {3, 0, 0, 0, 7, 8, 9};
    echo.start(reply);
    try {
      byte[] request = {1, 0, 0, 0, 5};
      Path socket = echo.root().resolve("run/daemon.sock");

      assertThat(Exchange.reply(socket, request)).isEqualTo(reply);
      assertThat(Files.exists(socket)).isTrue();
    } finally {
      echo.stop();
    }
  }

  @Test
  void spawn_programThatNeverListens_isTrouble() {
    Command noDaemon = shell("exit 0");

    assertThatThrownBy(() -> stopwatch.untilSocket(noDaemon, folder.resolve("none")))
        .hasMessageContaining("did not start");
  }

  private EchoServer echo() throws IOException {
    return EchoServer.in(folder, stopwatch, Path.of("gcc"));
  }

  private Command shell(String script, String... words) {
    List<String> all = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
    all.addAll(List.of(words));
    return new Command(folder, all, Map.of("NAME", "x y", "PATH", "/usr/bin:/bin"));
  }
}
