/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.exec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zccache.daemon.bound.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ToolProcessTest {
  private final ExecutorService pumps = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ToolProcess tools = new ToolProcess(pumps, timer, new Places(2));
  @TempDir private Path folder;

  @AfterEach
  void endThreads() {
    pumps.shutdownNow();
    timer.shutdownNow();
  }

  @Test
  void tool_thatFails_givesItsCodeAndBothStreams() throws Exception {
    Finished run = tools.run(shell("echo out; echo err >&2; exit 7"), () -> false);

    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.stdout()).asString(UTF_8).isEqualTo("out\n");
    assertThat(run.stderr()).asString(UTF_8).isEqualTo("err\n");
    assertThat(run.abandoned()).isFalse();
    assertThat(run.nanos()).isPositive();
  }

  @Test
  void tools_moreThanThereArePlaces_waitForOneThatEnds() throws Exception {
    Future<Finished> first = running("echo > a; until test -e go-a; do sleep 0.02; done");
    Future<Finished> second = running("echo > b; until test -e go-b; do sleep 0.02; done");
    await().until(() -> Files.exists(folder.resolve("a")) && Files.exists(folder.resolve("b")));

    AtomicBoolean unwanted = new AtomicBoolean();
    Future<Finished> givenUp = pumps.submit(() -> tools.run(shell("echo > c"), unwanted::get));
    unwanted.set(true);
    assertThat(givenUp.get().abandoned()).isTrue();

    Future<Finished> third = running("echo > d");
    assertThat(folder.resolve("d")).doesNotExist();
    Files.createFile(folder.resolve("go-a"));
    assertThat(third.get().exitCode()).isZero();
    assertThat(first.get().exitCode()).isZero();
    assertThat(second.isDone()).isFalse();
    Files.createFile(folder.resolve("go-b"));
    assertThat(second.get().exitCode()).isZero();
    assertThat(folder.resolve("c")).doesNotExist();
  }

  private Future<Finished> running(String script) {
    return pumps.submit(() -> tools.run(shell(script), () -> false));
  }

  @Test
  void output_moreThanAnyAnswerTells_isReadAndCut() throws Exception {
    Finished run = tools.run(shell("head -c 17000000 /dev/zero && echo end >&2"), () -> false);

    assertThat(run.stdout()).hasSize(ToolProcess.MOST_KEPT);
    assertThat(run.stderr()).asString(UTF_8).isEqualTo("end\n");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void tool_seesExactlyTheGivenEnvironmentAndFolder() throws Exception {
    Finished run =
        tools.run(
            ToolCommand.withoutInput(
                List.of("/usr/bin/env"), folder, Map.of("ONLY", "this \u00fc")),
            () -> false);

    assertThat(run.stdout()).asString(UTF_8).isEqualTo("ONLY=this \u00fc\n");
    assertThat(tools.run(shell("pwd -P"), () -> false).stdout())
        .asString(UTF_8)
        .isEqualTo(folder.toRealPath() + "\n");
  }

  @Test
  void input_largerThanAnyPipe_flowsWhileOutputFlows() throws Exception {
    byte[] input = "0123456789abcdef".repeat(100_000).getBytes(UTF_8);

    Finished run =
        tools.run(
            new ToolCommand(List.of("/bin/cat"), folder, Map.of("PATH", "/bin"), input),
            () -> false);

    assertThat(run.stdout()).isEqualTo(input);
  }

  @Test
  void input_notReadByTheTool_isNoFault() throws Exception {
    byte[] input = new byte[1 << 20];

    Finished run =
        tools.run(
            new ToolCommand(List.of("/bin/sh", "-c", "exit 3"), folder, Map.of(), input),
            () -> false);

    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void tool_killedBySignal_givesTheShellsCode() throws Exception {
    assertThat(tools.run(shell("kill -9 $$"), () -> false).exitCode()).isEqualTo(137);
  }

  @Test
  void tool_nobodyWaitsFor_isEndedWithItsChildren() throws Exception {
    Path pid = folder.resolve("pid");

    Finished run =
        tools.run(
            shell(
                "sleep 1000 & echo $! > "
                    + pid
                    + ".new; mv "
                    + pid
                    + ".new "
                    + pid
                    + "; wait; exec sleep 1000"),
            () -> Files.exists(pid));

    assertThat(run.abandoned()).isTrue();
    assertThat(run.exitCode()).isEqualTo(137);
    long child = Long.parseLong(Files.readString(pid).strip());
    await().until(() -> ProcessHandle.of(child).filter(ToolProcessTest::runs).isEmpty());
  }

  @Test
  void tool_thatIsNotThere_isNamedInTheError() {
    assertThatThrownBy(
            () ->
                tools.run(
                    ToolCommand.withoutInput(List.of("/no/such/gcc"), folder, Map.of()),
                    () -> false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/no/such/gcc");
  }

  /** A killed child of a parent that died too may stay a zombie until it is reaped. */
  private static boolean runs(ProcessHandle process) {
    try {
      return !Files.readString(Path.of("/proc/" + process.pid() + "/stat")).contains(") Z ");
    } catch (IOException gone) {
      return false;
    }
  }

  private ToolCommand shell(String script) {
    return ToolCommand.withoutInput(
        List.of("/bin/sh", "-c", script), folder, Map.of("PATH", "/usr/bin:/bin"));
  }
}
