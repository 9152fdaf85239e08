/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.PlannedOutput;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.Utf8;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.Received;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the native launcher does with a plan. The plan's compiler is a script; {@code gcc} is the
 * fixture's, which tells that it ran in place.
 */
@Timeout(60)
class PlanProgramTest {
  private static final String IN_PLACE = "-c a.c";

  private final BlockingQueue<Request.Ran> reports = new LinkedBlockingQueue<>();

  @TempDir Path temp;
  private Fixture fixture;
  private Path folder;

  @BeforeEach
  void fixture() throws Exception {
    fixture = new Fixture(Program.NATIVE, temp);
    folder = Files.createDirectories(fixture.dir.resolve("private/plan-1-1"));
    Files.createDirectories(folder.resolve("out"));
  }

  /** What the daemon says after a report. */
  private interface Ending {
    void play(Received<Request> report, SocketChannel channel) throws Exception;
  }

  private static Ending answer(int exitCode) {
    return say(new Response.CompileResult(exitCode, Bytes.EMPTY, Bytes.EMPTY, false));
  }

  private static Ending say(Response response) {
    return (report, channel) -> ScriptedDaemon.send(channel, Frames.encodeAnswer(report, response));
  }

  private static final Ending CLOSE = (report, channel) -> {};

  private ScriptedDaemon daemon(Response.Plan plan, Ending ending) throws Exception {
    return ScriptedDaemon.at(
        fixture.root,
        (request, channel) -> {
          ScriptedDaemon.send(channel, Frames.encodeAnswer(request, plan));
          Received<Request> report = ScriptedDaemon.receive(channel).orElseThrow();
          reports.add((Request.Ran) report.message());
          ending.play(report, channel);
        });
  }

  private Response.Plan plan(boolean streams, List<PlannedOutput> outputs, String script) {
    return new Response.Plan(
        texts("/bin/sh", "-c", script, "sh"), folder.toString(), streams, outputs);
  }

  private Response.Plan plan(String script) {
    return plan(true, List.of(), script);
  }

  private static List<Utf8> texts(String... words) {
    return java.util.Arrays.stream(words).map(Utf8::of).toList();
  }

  private Call call() {
    return fixture.zccache("gcc", "-c", "a.c");
  }

  private String inPlace() {
    return Fixture.ran(fixture.tools.resolve("gcc"), IN_PLACE)
        + "PATH="
        + fixture.tools
        + ":/usr/bin:/bin\n";
  }

  @Test
  void plan_run_isAPlainChildOfItsCaller() throws Exception {
    String script =
        """
        ulimit -n; nice; umask; echo "$PWD $LAST"; wc -c
        [ "$(cut -d' ' -f5 /proc/$$/stat)" = "$(cut -d' ' -f5 /proc/$PPID/stat)" ] && echo group
        grep SigBlk /proc/self/status
        for fd in 3 4 5 6 7 8 9; do [ -e /proc/$$/fd/$fd ] && echo open $fd; done; exit 0
        """;
    try (ScriptedDaemon daemon = daemon(plan(script), answer(0))) {
      Ran ran =
          call()
              .with("LAST", "x=y")
              .stdin("not for compilers")
              .through("ulimit -n 40; umask 027; exec nice -n 19 \"$@\"")
              .run();

      assertThat(ran.error()).isEmpty();
      assertThat(ran.exitCode()).isZero();
      assertThat(ran.out())
          .isEqualTo(
              "40\n19\n0027\n" + fixture.work + " x=y\n0\ngroup\nSigBlk:\t0000000000000000\n");
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @Test
  void plan_saysSomething_isPassedOnAtOnceAndReported() throws Exception {
    String script = "echo first >&2; while [ ! -e go ]; do :; done; printf 'o\\377\\303'; exit 3";
    try (ScriptedDaemon daemon = daemon(plan(script), answer(3))) {
      Process process = call().start();
      process.getOutputStream().close();
      InputStream error = process.getErrorStream();
      assertThat(new String(error.readNBytes(6), StandardCharsets.UTF_8)).isEqualTo("first\n");
      Files.createFile(fixture.work.resolve("go"));

      assertThat(process.getInputStream().readAllBytes())
          .isEqualTo(new byte[] {'o', (byte) 0377, (byte) 0303});
      assertThat(process.waitFor()).isEqualTo(3);
      assertThat(reports.take())
          .isEqualTo(
              new Request.Ran(
                  List.of(3L),
                  Bytes.wrap(new byte[] {'o', (byte) 0377, (byte) 0303}),
                  Bytes.of("first\n"),
                  true,
                  false));
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @Test
  void plan_thatDoesNotStream_isHeardAfterTheAnswer() throws Exception {
    CountDownLatch looked = new CountDownLatch(1);
    Response.Plan held = plan(false, List.of(), "echo out; echo error >&2");
    try (ScriptedDaemon daemon =
        daemon(
            held,
            (report, channel) -> {
              looked.await();
              answer(0).play(report, channel);
            })) {
      Process process = call().start();
      process.getOutputStream().close();
      Request.Ran report = reports.take();
      assertThat(report.stdout()).isEqualTo(Bytes.of("out\n"));
      assertThat(process.getInputStream().available()).isZero();
      assertThat(process.getErrorStream().available()).isZero();
      looked.countDown();

      assertThat(process.getInputStream().readAllBytes()).asString().isEqualTo("out\n");
      assertThat(process.getErrorStream().readAllBytes()).asString().isEqualTo("error\n");
      assertThat(process.waitFor()).isZero();
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @Test
  void compiler_endedByASignal_endsAsAShellSays() throws Exception {
    try (ScriptedDaemon daemon = daemon(plan("kill -9 $$"), answer(137))) {
      assertThat(call().run().exitCode()).isEqualTo(137);
      assertThat(reports.take().exitCodes()).containsExactly(137L);
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @Test
  void compiler_whoseCallerIgnoresChildren_isStillWaitedFor() throws Exception {
    Program.assumeNotEmulated();
    Response.Plan grep =
        new Response.Plan(
            texts("/bin/grep", "SigIgn", "/proc/self/status", "/no/such"),
            folder.toString(),
            true,
            List.of());
    try (ScriptedDaemon daemon = daemon(grep, answer(2))) {
      Ran ran = call().through("exec /usr/bin/env --ignore-signal=CHLD \"$@\"").run();

      assertThat(reports.take().exitCodes()).containsExactly(2L);
      assertThat(ran.exitCode()).isEqualTo(2);
      String ignored = ran.out().substring(ran.out().indexOf('\t') + 1).trim();
      assertThat(Long.parseUnsignedLong(ignored, 16) & 1 << 16).as("still ignored").isNotZero();
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @Test
  void compiler_thatCannotBeStarted_isReportedAndRunInPlace() throws Exception {
    Program.assumeNotEmulated();
    Response.Plan none = new Response.Plan(texts("/no/such"), folder.toString(), true, List.of());
    try (ScriptedDaemon daemon = daemon(none, say(new Response.Declined("why")))) {
      Ran ran = call().stdin("in\n").run();

      assertThat(reports.take().exitCodes()).isEmpty();
      assertThat(ran.out()).isEqualTo(inPlace() + "in\n");
      assertThat(ran.exitCode()).isEqualTo(5);
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @Test
  void declined_afterWordsWerePassedOn_saysThemOnce() throws Exception {
    Response.Plan same =
        plan("printf '%s' '" + inPlace().substring(0, 9) + "'; echo 'warning: w' >&2");
    try (ScriptedDaemon daemon = daemon(same, say(new Response.Declined("why")))) {
      Ran ran = call().stdin("in\n").run();

      assertThat(ran.out()).isEqualTo(inPlace() + "in\n");
      assertThat(ran.error()).isEqualTo("warning: w\n");
      assertThat(ran.exitCode()).isEqualTo(5);
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @Test
  void declined_afterOtherWordsWerePassedOn_saysAll() throws Exception {
    try (ScriptedDaemon daemon =
        daemon(plan("echo warning: x >&2"), say(new Response.Declined("why")))) {
      Ran ran = call().run();

      assertThat(ran.error()).isEqualTo("warning: x\nw\n");
      assertThat(ran.out()).isEqualTo(inPlace());
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @Test
  void words_thatNameTheFolder_areReportedAndNotPassedOn() throws Exception {
    String name = folder.toString();
    int half = name.length() / 2;
    // In two pieces, each of them seen by a poll of its own.
    String script =
        "echo ok: %s >&2; printf %s >&2; while [ ! -e go ]; do :; done; echo %s/x >&2"
            .formatted(name.substring(0, 3), name.substring(0, half), name.substring(half));
    try (ScriptedDaemon daemon = daemon(plan(script), say(new Response.Declined("why")))) {
      Process process = call().start();
      process.getOutputStream().close();
      String clean = "ok: " + name.substring(0, 3) + "\n";
      assertThat(
              new String(
                  process.getErrorStream().readNBytes(clean.length()), StandardCharsets.UTF_8))
          .isEqualTo(clean);
      Files.createFile(fixture.work.resolve("go"));

      assertThat(reports.take().namesFolder()).isTrue();
      assertThat(process.getErrorStream().readAllBytes()).asString().isEqualTo("warning: w\n");
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @Test
  void daemon_lostAfterTheRun_launcherDelivers() throws Exception {
    Path target = fixture.work.resolve("a.o");
    Files.writeString(target, "older and longer");
    List<PlannedOutput> outputs =
        List.of(
            new PlannedOutput(folder + "/out/a.d", fixture.work + "/a.d", 0604),
            new PlannedOutput(folder + "/out/a.o", target.toString(), 0640));
    String script =
        "echo w >&2; printf new > %1$s/out/a.o; echo list > %1$s/out/a.d".formatted(folder);
    try (ScriptedDaemon daemon = daemon(plan(true, outputs, script), CLOSE)) {
      Ran ran = call().run();

      assertThat(ran.error()).isEqualTo("w\n");
      assertThat(ran.out()).isEmpty();
      assertThat(ran.exitCode()).isZero();
      assertThat(target).hasContent("new");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
          .isEqualTo("rw-r-----");
      assertThat(fixture.work.resolve("a.d")).hasContent("list\n");
      assertThat(folder).doesNotExist();
      assertThat(fixture.work.toFile().list()).containsExactlyInAnyOrder("a.o", "a.d");
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @Test
  void daemon_silentAfterTheRun_launcherDeliversAndWarns() throws Exception {
    String script = "printf new > %s/out/a.o".formatted(folder);
    try (ScriptedDaemon daemon =
        daemon(
            plan(true, List.of(object()), script),
            (report, channel) -> channel.read(ByteBuffer.allocate(1)))) {
      Ran ran = call().with("ZCCACHE_WEDGE_RECV_TIMEOUT_SECS", 1).run();

      assertThat(ran.error()).contains("the daemon does not answer");
      assertThat(ran.exitCode()).isZero();
      assertThat(fixture.work.resolve("a.o")).hasContent("new");
      assertThat(daemon.requests()).as("and whether it lives").hasSizeBetween(1, 2);
    }
  }

  @Test
  void daemon_lostAfterAFailure_toolRunsInPlace() throws Exception {
    assertInPlaceAfter(List.of(object()), "printf new > %s/out/a.o; exit 1".formatted(folder));
  }

  @Test
  void daemon_lostWithoutOutputs_toolRunsInPlace() throws Exception {
    assertInPlaceAfter(List.of(), "printf new > %s/out/a.o".formatted(folder));
  }

  @Test
  void daemon_lostAndTheObjectIsEmpty_toolRunsInPlace() throws Exception {
    assertInPlaceAfter(List.of(object()), ": > %s/out/a.o".formatted(folder));
  }

  @Test
  void daemon_lostAndHasRemovedTheFolder_toolRunsInPlace() throws Exception {
    assertInPlaceAfter(List.of(object()), "rm -r %s".formatted(folder));
  }

  @Test
  void daemon_lostAndTheTargetIsALink_toolRunsInPlace() throws Exception {
    Path link = Files.createSymbolicLink(fixture.work.resolve("a.o"), Path.of("elsewhere"));
    assertInPlaceAfter(List.of(object()), "printf new > %s/out/a.o".formatted(folder));

    assertThat(link).isSymbolicLink();
  }

  private PlannedOutput object() {
    return new PlannedOutput(folder + "/out/a.o", fixture.work + "/a.o", 0644);
  }

  private void assertInPlaceAfter(List<PlannedOutput> outputs, String script) throws Exception {
    try (ScriptedDaemon daemon = daemon(plan(true, outputs, script), CLOSE)) {
      Ran ran = call().stdin("in\n").run();

      assertThat(ran.out()).isEqualTo(inPlace() + "in\n");
      assertThat(ran.error()).isEqualTo("warning: w\n");
      assertThat(ran.exitCode()).isEqualTo(5);
      assertThat(Files.exists(fixture.work.resolve("a.o"))).isFalse();
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @Test
  void launcher_killed_takesItsCompilerWithIt() throws Exception {
    try (ScriptedDaemon daemon = daemon(plan("echo $$; exec sleep 1000"), answer(0))) {
      Process process = call().start();
      process.getOutputStream().close();
      byte[] line = new byte[20];
      int length = process.getInputStream().read(line);
      long compiler = Long.parseLong(new String(line, 0, length, StandardCharsets.UTF_8).trim());
      ProcessHandle handle = ProcessHandle.of(compiler).orElseThrow();
      process.destroyForcibly();

      handle.onExit().get(20, TimeUnit.SECONDS);
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @Test
  void stdin_ofSixtyFourMegabytes_passesByToTheToolThatIsRunAfterAll() throws Exception {
    Program.assumeNotEmulated();
    Fixture.script(
        fixture.tools.resolve("gcc"), "echo w >&2; wc -c; grep VmHWM /proc/$PPID/status >&2\n");
    try (ScriptedDaemon daemon = daemon(plan("echo w >&2"), say(new Response.Declined("why")))) {
      Ran ran = call().stdin("s".repeat(64 << 20)).run();

      assertThat(ran.out().trim()).isEqualTo("67108864");
      assertThat(ran.error()).startsWith("w\nVmHWM:");
      assertThat(Long.parseLong(ran.error().replaceAll("\\D", ""))).isLessThan(4096);
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @Test
  void words_ofThreeHundredMegabytes_passThroughInLittleMemory() throws Exception {
    Program.assumeNotEmulated();
    String script =
        "head -c 300000000 /dev/zero | tr '\\0' 'w'; grep VmHWM /proc/$PPID/status >&2; exit 1";
    for (boolean streams : new boolean[] {true, false}) {
      try (ScriptedDaemon daemon = daemon(plan(streams, List.of(), script), answer(1))) {
        Ran ran = call().through("\"$@\" | wc -c").run();

        assertThat(ran.out().trim()).isEqualTo("300000000");
        long kilobytes = Long.parseLong(ran.error().replaceAll("[^0-9]", ""));
        assertThat(kilobytes).isLessThan(4096);
        Request.Ran report = reports.take();
        assertThat(report.whole()).isFalse();
        assertThat(report.stdout()).isEqualTo(Bytes.EMPTY);
        assertThat(daemon.requests()).hasSize(1);
      }
      Files.delete(fixture.root.resolve("run/daemon.sock"));
    }
  }
}
