/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No daemon runs: the launchers bring one up, and only one. */
class StartProgramTest {
  @TempDir Path temp;

  private final List<Fixture> fixtures = new ArrayList<>();

  @AfterEach
  void stopDaemons() throws Exception {
    for (Fixture fixture : fixtures) {
      fixture.zccache("stop").run();
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_noDaemon_startsTheOneBesideTheLauncher(Program program) throws Exception {
    Fixture fixture = fixture(program);
    daemonProgram(fixture.launcher.resolveSibling("zccache-daemon"), fixture, "");

    Ran ran = fixture.zccache("gcc", "-c", "a.c").run();

    assertThat(ran.error()).isEmpty();
    assertThat(ran.out()).isEqualTo("compiled\n");
    assertThat(starts(fixture))
        .containsExactly(
            "--foreground --root "
                + fixture.root
                + " --endpoint "
                + fixture.root.resolve("run/daemon.sock"));
  }

  @Test
  void call_noDaemon_startsItDetached() throws Exception {
    Fixture fixture = fixture(Program.NATIVE);
    Path facts = fixture.dir.resolve("facts");
    Path daemon =
        daemonProgram(
            fixture.dir.resolve("d"),
            fixture,
            """
            {
              umask; pwd; echo "parent $PPID"
              ls -l /proc/$$/fd | sed -n 's/.* \\([0-9]*\\) -> /\\1 /p' | grep -v pipe
              grep SigBlk /proc/self/status
              grep SigIgn /proc/self/status
              sed 's/.*) . [0-9]* [0-9]* \\([0-9]*\\) .*/session \\1/' /proc/$$/stat
              echo "$MARK"
            } > '%s'.new 2>&1
            echo this goes to the log
            mv '%s'.new '%s'
            """
                .formatted(facts, facts, facts));
    Ran ran =
        fixture
            .zccache("gcc", "-c", "a.c")
            .with("ZCCACHE_DAEMON", daemon)
            .with("MARK", "environment")
            .through("trap '' HUP INT; exec 7</dev/null; exec \"$@\"")
            .run();

    assertThat(ran.out()).isEqualTo("compiled\n");
    assertThat(facts)
        .content()
        .startsWith("0077\n/\nparent ")
        .doesNotContain("parent " + ran.pid() + "\n")
        .contains("0 /dev/null\n", "1 " + fixture.root + "/logs/daemon.log\n")
        .doesNotContain("\n7 ")
        .doesNotContain("socket:")
        .contains("SigBlk:\t0000000000000000")
        .containsPattern("SigIgn:\t[0-9a-f]{12}0000\n")
        .doesNotContain("session " + ran.pid() + "\n")
        .endsWith("environment\n");
    assertThat(fixture.root.resolve("logs/daemon.log")).content().contains("this goes to the log");
    assertThat(Files.getPosixFilePermissions(fixture.root.resolve("run"))).hasSize(3);
  }

  @Test
  void call_sixtyFourAtOnce_startExactlyOne() throws Exception {
    Fixture fixture = fixture(Program.NATIVE);
    daemonProgram(fixture.launcher.resolveSibling("zccache-daemon"), fixture, "sleep 1\n");
    Path gate = fixture.dir.resolve("gate");
    List<Process> processes = new ArrayList<>();
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      Call call =
          fixture
              .zccache("gcc", "-c", "a.c")
              .through("while [ ! -e '" + gate + "' ]; do sleep 0.1; done; exec \"$@\"");
      calls.add(call);
      processes.add(call.start());
    }
    Files.createFile(gate);

    for (int i = 0; i < 64; i++) {
      Ran ran = calls.get(i).finish(processes.get(i));
      assertThat(ran.error()).isEmpty();
      assertThat(ran.out()).isEqualTo("compiled\n");
      assertThat(ran.exitCode()).isZero();
    }
    assertThat(starts(fixture)).hasSize(1);
  }

  @Test
  void w3_callsThatStartADaemon_deleteAndReplaceNothing() throws Exception {
    Fixture fixture = fixture(Program.NATIVE);
    Path daemon =
        daemonProgram(fixture.launcher.resolveSibling("zccache-daemon"), fixture, "sleep 0.5\n");
    List<Path> kept = new ArrayList<>();
    for (String name : List.of("runtime-binaries/zccache-daemon.7", "run/other", "logs/old.log")) {
      Path file = fixture.root.resolve(name);
      Files.createDirectories(file.getParent());
      kept.add(Files.writeString(file, "in use"));
    }
    Files.setPosixFilePermissions(
        fixture.root.resolve("run"), PosixFilePermissions.fromString("rwx------"));
    Object program = Files.getAttribute(daemon, "unix:ino");
    List<Call> calls = new ArrayList<>();
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      calls.add(fixture.zccache("gcc", "-c", "a.c"));
      processes.add(calls.get(i).start());
    }
    for (int i = 0; i < 8; i++) {
      assertThat(calls.get(i).finish(processes.get(i)).out()).isEqualTo("compiled\n");
    }

    assertThat(kept).allSatisfy(file -> assertThat(file).hasContent("in use"));
    assertThat(Files.getAttribute(daemon, "unix:ino")).isEqualTo(program);
    try (Stream<Path> programs = Files.list(fixture.root.resolve("runtime-binaries"))) {
      assertThat(programs).as("no copy is made").hasSize(1);
    }
    assertThat(starts(fixture)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void call_daemonEndsAtOnce_isNotTriedAgainAndAgain(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Path daemon = daemonProgram(fixture.dir.resolve("d"), fixture, "exit 3\n");
    Call call = fixture.zccache("gcc", "-c", "a.c").with("ZCCACHE_DAEMON", daemon);

    Ran first = call.run();
    assertThat(first.exitCode()).isEqualTo(5);
    assertThat(first.error())
        .isEqualTo(
            "zccache: warning: building without the cache: the daemon cannot be started: see "
                + fixture.root
                + "/logs/daemon.log\nwarning: w\n");
    assertThat(call.run().error()).isEqualTo("warning: w\n");
    assertThat(call.with("ZCCACHE_STRICT", "1").run().error())
        .startsWith("zccache: error: the daemon could not be started lately: see ");
    assertThat(starts(fixture)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void call_noSuchDaemonProgram_runsTheTool(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);

    Ran ran =
        fixture
            .zccache("gcc", "-c", "a.c")
            .with("ZCCACHE_DAEMON", fixture.dir.resolve("none"))
            .run();

    assertThat(ran.exitCode()).isEqualTo(5);
    assertThat(ran.error())
        .contains("no daemon program: " + fixture.dir.resolve("none") + " is not there; set Z");
  }

  @ParameterizedTest
  @EnumSource
  void commands_startAndStop_tellWhatTheyDid(Program program) throws Exception {
    Fixture fixture = fixture(program);
    daemonProgram(fixture.launcher.resolveSibling("zccache-daemon"), fixture, "");
    Path socket = fixture.root.resolve("run/daemon.sock");

    assertSays(fixture.zccache("start").run(), 0, "daemon running at " + socket + "\n");
    assertSays(fixture.zccache("start").run(), 0, "daemon running at " + socket + "\n");
    assertThat(starts(fixture)).hasSize(1);
    assertSays(fixture.zccache("stop").run(), 0, "daemon stopped\n");
    assertSays(fixture.zccache("stop").run(), 0, "daemon not running at " + socket + "\n");
  }

  @ParameterizedTest
  @EnumSource
  void w22_startWithAnIdleTime_tellsItByArgumentsAndOnlyToTheDaemonItStarts(Program program)
      throws Exception {
    Fixture fixture = fixture(program);
    daemonProgram(fixture.launcher.resolveSibling("zccache-daemon"), fixture, "");
    Path socket = fixture.root.resolve("run/daemon.sock");
    String running = "daemon running at " + socket + "\n";

    assertSays(fixture.zccache("start", "--idle-timeout", "90").run(), 0, running);
    assertThat(starts(fixture))
        .containsExactly(
            "--foreground --root " + fixture.root + " --endpoint " + socket + " --idle-timeout 90");
    assertSays(fixture.zccache("start").run(), 0, running);
    assertSays(
        fixture.zccache("start", "--idle-timeout=0").run(),
        0,
        running
            + "zccache: it was running already and keeps its idle time; zccache stop ends it\n");
    assertThat(starts(fixture)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1h", "1.5", "99999999999999999999"})
  void w22_startWithAnIdleTimeThatIsNone_startsNothing(String time) throws Exception {
    Fixture fixture = fixture(Program.NATIVE);
    daemonProgram(fixture.launcher.resolveSibling("zccache-daemon"), fixture, "");

    assertSays(
        fixture.zccache("start", "--idle-timeout", time).run(),
        2,
        """
        zccache: start --idle-timeout wants a number of seconds, 0 for never
        Try: zccache --help
        """);
    assertThat(fixture.dir.resolve("starts")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void sessionStart_noDaemon_startsOneEvenIfAStartHasFailedLately(Program program)
      throws Exception {
    Fixture fixture = fixture(program);
    Path daemon = fixture.launcher.resolveSibling("zccache-daemon");
    daemonProgram(daemon, fixture, "exit 3\n");
    assertThat(fixture.zccache("gcc", "-c", "a.c").run().exitCode()).isEqualTo(5);
    daemonProgram(daemon, fixture, "");

    Ran ran = fixture.zccache("session-start").run();

    assertThat(ran.error()).isEmpty();
    assertThat(ran.out()).startsWith("{\"session_id\":\"0b0b0b0b-");
    assertThat(starts(fixture)).hasSize(2);
  }

  private Fixture fixture(Program program) throws IOException {
    Fixture fixture = new Fixture(program, temp);
    fixtures.add(fixture);
    return fixture;
  }

  /** A daemon's program that notes each start, then does {@code before}, then serves. */
  private static Path daemonProgram(Path file, Fixture fixture, String before) throws IOException {
    return Fixture.script(
        file,
        """
        echo "$*" >> '%s'
        %s
        exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '%s' \
        io.zccache.launcher.StartedDaemon "$@"
        """
            .formatted(
                fixture.dir.resolve("starts"),
                before,
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path")));
  }

  private static List<String> starts(Fixture fixture) throws IOException {
    return Files.readAllLines(fixture.dir.resolve("starts"));
  }

  private static void assertSays(Ran ran, int exitCode, String text) {
    assertThat(ran.error()).isEqualTo(text);
    assertThat(ran.exitCode()).isEqualTo(exitCode);
  }
}
