/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.ClientAnnouncement;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.WireFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A daemon is there and answers: both launchers as processes against a scripted one. */
class RelayProgramTest {
  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource
  void call_result_isRelayedExactly(Program program) throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon =
        ScriptedDaemon.at(
            fixture.root,
            ScriptedDaemon.always(
                new Response.CompileResult(7, Bytes.of(all), Bytes.of("err\n"), true)))) {
      Ran ran = fixture.zccache("gcc", "-c", "a.c").run();

      assertThat(ran.output()).isEqualTo(Bytes.of(all));
      assertThat(ran.error()).isEqualTo("err\n");
      assertThat(ran.exitCode()).isEqualTo(7);
      assertThat(daemon.requests()).as("one connection, one request").hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_compile_saysAllThatTheDaemonNeeds(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      fixture
          .zccache("gcc", "-c", "a b.c", "", "ü")
          .with("LAST", "x=y")
          .with("ZCCACHE_CLIENT", "1;umask=777;tty=1")
          .through("umask 027; exec \"$@\"")
          .run();

      Request.CompileEphemeral request = (Request.CompileEphemeral) daemon.onlyRequest();
      assertThat(request.compiler().text()).isEqualTo(fixture.tools.resolve("gcc").toString());
      assertThat(request.args())
          .extracting(argument -> argument.text())
          .containsExactly("-c", "a b.c", "", "ü");
      assertThat(request.cwd().text()).isEqualTo(fixture.work.toString());
      assertThat(request.workingDir()).isEqualTo(request.cwd());
      assertThat(request.clientPid()).isPositive();
      assertThat(request.stdin().isEmpty()).isTrue();
      assertThat(request.env())
          .contains(EnvVar.of("LAST", "x=y"))
          .endsWith(ClientAnnouncement.ours(program == Program.NATIVE, 027, false, null).toEnvVar())
          .filteredOn(entry -> entry.name().equals(ClientAnnouncement.NAME))
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_link_goesAsALink(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon =
        ScriptedDaemon.at(
            fixture.root,
            ScriptedDaemon.always(
                new Response.LinkResult(0, Bytes.of("o"), Bytes.of("e\n"), false, "odd flags")))) {
      Ran ran = fixture.zccache("gcc", "a.o", "-o", "a").run();

      Request.LinkEphemeral request = (Request.LinkEphemeral) daemon.onlyRequest();
      assertThat(request.tool().text()).isEqualTo(fixture.tools.resolve("gcc").toString());
      assertThat(ran.out()).isEqualTo("o");
      assertThat(ran.error()).isEqualTo("e\nzccache warning: odd flags\n");
      assertThat(ran.exitCode()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_linkInASession_saysSoInTheAnnouncement(Program program) throws Exception {
    String session = "0b0b0b0b-1111-4222-8333-abcdefabcdef";
    Fixture fixture = new Fixture(program, temp);
    Response linked = new Response.LinkResult(0, Bytes.EMPTY, Bytes.EMPTY, false, null);
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ScriptedDaemon.always(linked))) {
      fixture
          .zccache("gcc", "a.o", "-o", "a")
          .with("ZCCACHE_SESSION_ID", session)
          .through("umask 022; exec \"$@\"")
          .run();

      assertThat(((Request.LinkEphemeral) daemon.onlyRequest()).env())
          .contains(
              ClientAnnouncement.ours(program == Program.NATIVE, 022, false, session)
                  .calling("gcc")
                  .toEnvVar());
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_sessionInTheEnvironment_compilesInIt(Program program) throws Exception {
    String session = "0b0b0b0b-1111-4222-8333-abcdefabcdef";
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      fixture.zccache("gcc", "-c", "a.c").with("ZCCACHE_SESSION_ID", session).run();

      assertThat(((Request.Compile) daemon.onlyRequest()).sessionId()).isEqualTo(session);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BINCODE_V15", "FRAME_V1"})
  void call_otherWire_isSpoken(WireFormat format) throws Exception {
    Fixture fixture = new Fixture(Program.NATIVE, temp);
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      String name = format == WireFormat.FRAME_V1 ? "frame" : "bincode";
      Ran ran = fixture.zccache("gcc", "-c", "a.c").with("ZCCACHE_DAEMON_WIRE", name).run();

      assertThat(ran.exitCode()).isZero();
      assertThat(daemon.requests().get(0).format()).isEqualTo(format);
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_longCompileWithHeartbeats_waits(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    CountDownLatch never = new CountDownLatch(1);
    try (ScriptedDaemon daemon =
        ScriptedDaemon.at(
            fixture.root,
            (request, channel) -> {
              for (int i = 0; i < 4; i++) {
                ScriptedDaemon.send(channel, Frames.encodeAnswer(request, new Response.AtWork()));
                // As long as a compiler might take; nothing else ever comes on this connection.
                assertThat(never.await(400, TimeUnit.MILLISECONDS)).isFalse();
              }
              ok().play(request, channel);
            })) {
      Ran ran =
          fixture.zccache("gcc", "-c", "a.c").with("ZCCACHE_WEDGE_RECV_TIMEOUT_SECS", "1").run();

      assertThat(ran.exitCode()).isZero();
      assertThat(ran.error()).isEmpty();
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_declined_runsTheToolWithoutAWord(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, declined())) {
      Ran ran = fixture.zccache("gcc", "-c", "a b.c").stdin("read me\n").run();

      assertThat(ran.out())
          .contains("/gcc -c a b.c\n")
          .contains("PATH=" + fixture.tools + ":/usr/bin:/bin\n")
          .endsWith("read me\n");
      assertThat(ran.error()).isEqualTo("warning: w\n");
      assertThat(ran.exitCode()).isEqualTo(5);
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @Test
  void call_declined_toolTakesThisProcesssPlace() throws Exception {
    Fixture fixture = new Fixture(Program.NATIVE, temp);
    Fixture.script(
        fixture.tools.resolve("facts"),
        """
        echo pid=$$
        grep SigBlk /proc/self/status
        cd /proc/$$/fd && echo *
        """);
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, declined())) {
      Ran plain = fixture.call(fixture.tools.resolve("facts").toString()).run();
      Ran ran = fixture.zccache("facts").run();

      assertThat(ran.out()).isEqualTo(plain.out().replaceFirst("pid=\\d+", "pid=" + ran.pid()));
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @Test
  void s3_hits_leaveEveryFileAndFolderOfRootAndHomeAsItIs() throws Exception {
    Fixture fixture = new Fixture(Program.NATIVE, temp);
    Path home = Files.createDirectories(fixture.dir.resolve("home"));
    Files.createDirectories(fixture.root.resolve("crashes"));
    Files.writeString(fixture.root.resolve("last_run_zccache.txt"), "1");
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      Files.setPosixFilePermissions(
          fixture.root.resolve("run"), PosixFilePermissions.fromString("rwx------"));
      SortedMap<String, String> before = changes(fixture.root, home);
      for (int i = 0; i < 3; i++) {
        assertThat(fixture.zccache("gcc", "-c", "a.c").with("HOME", home).run().exitCode())
            .isZero();
      }

      assertThat(changes(fixture.root, home)).isEqualTo(before).hasSizeGreaterThan(5);
      assertThat(daemon.requests()).hasSize(3);
    }
  }

  /** When each file and folder, and what is in it, was last changed. */
  private static SortedMap<String, String> changes(Path... trees) throws Exception {
    SortedMap<String, String> all = new TreeMap<>();
    for (Path tree : trees) {
      try (Stream<Path> paths = Files.walk(tree)) {
        for (Path path : (Iterable<Path>) paths::iterator) {
          all.put(path.toString(), Files.getAttribute(path, "unix:ctime").toString());
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "no"})
  void p1AndP2_directOrDeclinedRun_nothingOfOursIsLeftInTheBuildsFolder(String disabled)
      throws Exception {
    Fixture fixture = new Fixture(Program.NATIVE, temp);
    Program.assumeNotEmulated();
    Fixture.script(
        fixture.tools.resolve("whoishere"),
        """
        for process in /proc/[0-9]*; do
          if [ "$(readlink $process/cwd)" = "$PWD" ]; then echo ${process#/proc/}; fi
        done
        """);
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, declined())) {
      Ran ran = fixture.zccache("whoishere").with("ZCCACHE_DISABLE", disabled).run();

      assertThat(ran.out()).isEqualTo(ran.pid() + "\n");
      assertThat(daemon.requests()).hasSize(disabled.equals("no") ? 1 : 0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_toolThatIsAScriptWithoutAFirstLine_runs(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Path tool = Fixture.script(fixture.tools.resolve("old"), "");
    Files.writeString(tool, "echo old \"$1\"\n");
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, declined())) {
      assertThat(fixture.zccache("old", "a").run().out()).isEqualTo("old a\n");
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_argumentsThatAreNotText_runTheToolWithThem(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Fixture.script(fixture.tools.resolve("hex"), "printf '%s' \"$1\" | od -An -tx1");
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      Ran ran = fixture.zccache("hex").through("exec \"$@\" \"$(printf 'a\\377\\303')\"").run();

      assertThat(ran.out().trim()).isEqualTo("61 ff c3");
      assertThat(ran.exitCode()).isZero();
      assertThat(ran.error()).isEmpty();
      assertThat(daemon.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_environmentThatIsNotText_runsTheToolWithIt(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Fixture.script(fixture.tools.resolve("hex"), "printf '%s' \"$ODD\" | od -An -tx1");
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      Ran ran =
          fixture
              .zccache("hex")
              .through("ODD=\"$(printf 'a\\377\\303')\"; export ODD; exec \"$@\"")
              .run();

      assertThat(ran.out().trim()).isEqualTo("61 ff c3");
      assertThat(ran.exitCode()).isZero();
      assertThat(ran.error())
          .isEqualTo(
              "zccache: warning: building without the cache: an environment variable is not UTF-8:"
                  + " ODD\n");
      assertThat(daemon.requests()).isEmpty();
    }
  }

  @Test
  void call_standardStreamsClosed_nothingGoesAstray() throws Exception {
    Fixture fixture = new Fixture(Program.NATIVE, temp);
    try (ScriptedDaemon daemon =
        ScriptedDaemon.at(
            fixture.root,
            ScriptedDaemon.always(
                new Response.CompileResult(3, Bytes.of("out"), Bytes.of("err"), true)))) {
      Ran ran = fixture.zccache("gcc", "-c", "a.c").through("exec \"$@\" <&- >&- 2>&-").run();

      assertThat(ran.exitCode()).isEqualTo(3);
      assertThat(daemon.onlyRequest()).isInstanceOf(Request.CompileEphemeral.class);
    }
  }

  @Test
  void call_folderThatIsNotText_runsTheTool() throws Exception {
    Fixture fixture = new Fixture(Program.NATIVE, temp);
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      Ran ran =
          fixture
              .zccache("gcc", "-c", "a.c")
              .through("d=$(printf 'a\\377'); mkdir \"$d\"; cd \"$d\"; exec \"$@\"")
              .run();

      assertThat(ran.exitCode()).isEqualTo(5);
      assertThat(daemon.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_dashAsArgument_leavesStdinToTheTool(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      Ran ran = fixture.zccache("gcc", "-E", "-").stdin("int x;\n").run();

      assertThat(ran.out()).endsWith("int x;\n");
      assertThat(ran.exitCode()).isEqualTo(5);
      assertThat(daemon.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_toolEndedByASignal_endsAsAShellSays(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    for (int signal : new int[] {6, 9, 11, 15}) {
      Fixture.script(fixture.tools.resolve("gcc"), "kill -" + signal + " $$\n");
      for (ScriptedDaemon.Script way :
          List.of(
              declined(),
              ScriptedDaemon.always(
                  new Response.CompileResult(128 + signal, Bytes.EMPTY, Bytes.EMPTY, false)))) {
        Files.deleteIfExists(fixture.root.resolve("run/daemon.sock"));
        try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, way)) {
          Ran ran = fixture.zccache("gcc", "-c", "a.c").through("\"$@\"; echo $?").run();

          assertThat(ran.out()).isEqualTo(128 + signal + "\n");
          assertThat(daemon.requests()).hasSize(1);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_stdinThatNeverEnds_isNotReadForOthers(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      Process process = fixture.zccache("gcc", "-c", "a.c").start();

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      process.getOutputStream().close();
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @Test
  void call_stdoutCannotTakeIt_fails() throws Exception {
    Fixture fixture = new Fixture(Program.NATIVE, temp);
    try (ScriptedDaemon daemon =
        ScriptedDaemon.at(
            fixture.root,
            ScriptedDaemon.always(
                new Response.CompileResult(0, Bytes.of("x"), Bytes.EMPTY, true)))) {
      Ran ran = fixture.zccache("gcc", "-E", "a.c").through("exec \"$@\" > /dev/full").run();

      assertThat(ran.exitCode()).isEqualTo(1);
      assertThat(ran.error())
          .isEqualTo("zccache: cannot write standard output: No space left on device\n");
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  private static ScriptedDaemon.Script ok() {
    return ScriptedDaemon.always(new Response.CompileResult(0, Bytes.EMPTY, Bytes.EMPTY, true));
  }

  private static ScriptedDaemon.Script declined() {
    return ScriptedDaemon.always(new Response.Declined("NOT_NOW"));
  }
}
