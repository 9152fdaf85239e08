/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.SideFile;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.frame.Frames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Something is wrong with the cache: the build goes on, and hears of it once. */
class TroubleProgramTest {
  private static final String WARNING = "zccache: warning: building without the cache: ";
  private static final String NO_PROGRAM =
      "no daemon program: %s/bin/zccache-daemon is not there; set ZCCACHE_DAEMON\n";
  private static final String SESSION = "0b0b0b0b-1111-4222-8333-abcdefabcdef";

  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource
  void call_noDaemonToBeHad_warnsOnceABuild(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Call call = fixture.zccache("gcc", "-c", "a.c").stdin("in\n");

    Ran first = call.run();
    assertRanDirectly(first);
    assertThat(first.out()).endsWith("in\n");
    assertThat(first.error())
        .isEqualTo(WARNING + NO_PROGRAM.formatted(fixture.dir) + "warning: w\n");
    Ran second = call.run();
    assertRanDirectly(second);
    assertThat(second.error()).isEqualTo("warning: w\n");
  }

  @ParameterizedTest
  @EnumSource
  void call_anotherSession_isWarnedAgain(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Path links = fixture.links("links", fixture.side(true, SESSION));
    Call call = fixture.call(links.resolve("gcc").toString(), "-c", "a.c");

    assertThat(call.run().error()).startsWith(WARNING);
    assertThat(call.run().error()).isEqualTo("warning: w\n");
    Files.write(
        links.resolve(SideFile.NAME), fixture.side(true, SESSION.replace('0', '1')).format());
    assertThat(call.run().error()).startsWith(WARNING);
    assertThat(links.resolve("zccache.warned")).content().startsWith(SESSION.replace('0', '1'));
  }

  @ParameterizedTest
  @EnumSource
  void call_strict_failsWithTheReason(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);

    Ran ran = fixture.zccache("gcc", "-c", "a.c").with("ZCCACHE_STRICT", "1").run();

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.error()).isEqualTo("zccache: error: " + NO_PROGRAM.formatted(fixture.dir));
  }

  @ParameterizedTest
  @EnumSource
  void call_disabled_asksNobody(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, (request, channel) -> {})) {
      Ran ran =
          fixture
              .zccache("gcc", "-c", "a.c")
              .with("ZCCACHE_DISABLE", "TRUE")
              .with("ZCCACHE_STRICT", "1")
              .run();

      assertRanDirectly(ran);
      assertThat(ran.error()).isEqualTo("warning: w\n");
      assertThat(daemon.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_daemonCannotWriteTheCache_warnsOnceABuildAndRunsTheTool(Program program)
      throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Response declined = new Response.Declined("folder_unusable");
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ScriptedDaemon.always(declined))) {
      Call call = fixture.zccache("gcc", "-c", "a.c").with("ZCCACHE_SESSION_ID", SESSION);
      String trouble =
          "the cache's folder cannot be used: no room, or no right to write; see "
              + fixture.root
              + "/logs/daemon.log\n";

      Ran first = call.run();
      assertRanDirectly(first);
      assertThat(first.error()).isEqualTo(WARNING + trouble + "warning: w\n");
      Ran second = call.run();
      assertRanDirectly(second);
      assertThat(second.error()).isEqualTo("warning: w\n");
      Ran strict = call.with("ZCCACHE_STRICT", "1").run();
      assertThat(strict.error()).isEqualTo("zccache: error: " + trouble);
      assertThat(strict.exitCode()).isEqualTo(1);
      assertThat(daemon.requests()).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_badSwitch_asksNobodyAndNamesIt(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, (request, channel) -> {})) {
      Call call = fixture.zccache("gcc", "-c", "a.c").with("ZCCACHE_DISABLE", "perhaps");

      Ran ran = call.run();
      assertRanDirectly(ran);
      assertThat(ran.error())
          .startsWith(
              WARNING
                  + "a setting is wrong: ZCCACHE_DISABLE=perhaps is none of 1, true, yes and on, 0,"
                  + " false, no and off\n");
      assertThat(call.with("ZCCACHE_STRICT", "yes").run().exitCode()).isEqualTo(1);
      assertThat(daemon.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_badWire_asksNobody(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, (request, channel) -> {})) {
      Ran ran = fixture.zccache("gcc", "-c", "a.c").with("ZCCACHE_DAEMON_WIRE", "morse").run();

      assertRanDirectly(ran);
      assertThat(ran.error())
          .startsWith(
              WARNING
                  + "a setting is wrong: ZCCACHE_DAEMON_WIRE=morse is none of auto, bincode, prost"
                  + " and frame\n");
      assertThat(daemon.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_silentDaemon_isGivenUp(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon =
        ScriptedDaemon.at(
            fixture.root,
            (request, channel) -> {
              // Half a frame, and then nothing until the client has had enough.
              ScriptedDaemon.send(channel, new byte[] {100, 0, 0, 0, 16, 0, 0, 0, 1});
              channel.read(java.nio.ByteBuffer.allocate(1));
            })) {
      Ran ran =
          fixture.zccache("gcc", "-c", "a.c").with("ZCCACHE_WEDGE_RECV_TIMEOUT_SECS", "1").run();

      assertRanDirectly(ran);
      assertThat(ran.error()).startsWith(WARNING + "the daemon does not answer: nothing for 1 s\n");
      assertThat(daemon.requests().get(0).message()).isInstanceOf(Request.CompileEphemeral.class);

      Ran next = fixture.zccache("gcc", "-c", "a.c").with("ZCCACHE_STRICT", "1").run();

      assertThat(next.error())
          .as("it has 60 s, and gets none of them")
          .isEqualTo("zccache: error: the daemon did not answer lately\n");
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_connectionLostInTheAnswer_asksAgainAndThenRunsTheTool(Program program)
      throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Response large =
        new Response.CompileResult(0, Bytes.of("x".repeat(600_000)), Bytes.EMPTY, true);
    try (ScriptedDaemon daemon =
        ScriptedDaemon.at(
            fixture.root,
            (request, channel) ->
                ScriptedDaemon.send(
                    channel, Arrays.copyOf(Frames.encodeAnswer(request, large), 400_000)))) {
      Ran ran = fixture.zccache("gcc", "-c", "a.c").run();

      assertRanDirectly(ran);
      assertThat(ran.out()).as("nothing of the broken answer").startsWith("ran ");
      assertThat(ran.error())
          .startsWith(WARNING + "the connection to the daemon was lost: in an answer\n");
      assertThat(daemon.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_lostOnce_isAnsweredTheSecondTime(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    boolean[] asked = new boolean[1];
    try (ScriptedDaemon daemon =
        ScriptedDaemon.at(
            fixture.root,
            (request, channel) -> {
              if (asked[0]) {
                ScriptedDaemon.send(
                    channel,
                    Frames.encodeAnswer(
                        request, new Response.CompileResult(0, Bytes.of("o"), Bytes.EMPTY, true)));
              }
              asked[0] = true;
            })) {
      Ran ran = fixture.zccache("gcc", "-c", "a.c").run();

      assertThat(ran.out()).isEqualTo("o");
      assertThat(ran.error()).isEmpty();
      assertThat(daemon.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_errorReply_runsTheTool(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon =
        ScriptedDaemon.at(
            fixture.root, ScriptedDaemon.always(new Response.Error("no such luck")))) {
      Ran ran = fixture.zccache("gcc", "-c", "a.c").run();

      assertRanDirectly(ran);
      assertThat(ran.error()).startsWith(WARNING + "the daemon reports an error: no such luck\n");
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_garbage_runsTheTool(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon =
        ScriptedDaemon.at(
            fixture.root,
            (request, channel) -> {
              byte[] garbage = new byte[1000];
              Arrays.fill(garbage, (byte) 0xEE);
              ScriptedDaemon.send(channel, garbage);
            })) {
      Ran ran = fixture.zccache("gcc", "-c", "a.c").run();

      assertRanDirectly(ran);
      assertThat(ran.error()).startsWith(WARNING + "the daemon's answer cannot be read: ");
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @Test
  void call_noHome_isTrouble() throws Exception {
    Fixture fixture = new Fixture(Program.NATIVE, temp);

    Ran ran =
        fixture
            .zccache("gcc", "-c", "a.c")
            .without("ZCCACHE_CACHE_DIR")
            .without("XDG_CACHE_HOME")
            .without("HOME")
            .with("ZCCACHE_STRICT", "1")
            .run();

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.error())
        .isEqualTo("zccache: error: no folder for the cache: set HOME or ZCCACHE_CACHE_DIR\n");
  }

  @ParameterizedTest
  @EnumSource
  void call_rootOfAnotherUser_isRefusedWithTheCure(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Path links = fixture.links("links", fixture.side(true, SESSION));
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, (request, channel) -> {})) {
      giveAway(fixture.root);
      Ran ran = fixture.call(links.resolve("gcc").toString(), "-c", "a.c").run();

      assertRanDirectly(ran);
      assertThat(ran.error())
          .startsWith(
              WARNING
                  + "the cache belongs to another user: "
                  + fixture.root
                  + " belongs to user 4711 and this is user 0; remove it, give it to this user, or"
                  + " name another folder by ZCCACHE_CACHE_DIR\n");
      assertThat(daemon.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_socketOfAnotherUser_isRefused(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, (request, channel) -> {})) {
      giveAway(fixture.root.resolve("run/daemon.sock"));
      Ran ran = fixture.zccache("gcc", "-c", "a.c").with("ZCCACHE_STRICT", "1").run();

      assertThat(ran.exitCode()).isEqualTo(1);
      assertThat(ran.error()).contains("daemon.sock belongs to user 4711");
      assertThat(daemon.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_runFolderOpenToAll_isClosed(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Path run = Files.createDirectories(fixture.root.resolve("run"));
    Files.setPosixFilePermissions(
        run, java.nio.file.attribute.PosixFilePermissions.fromString("rwxrwxrwx"));

    fixture.zccache("gcc", "-c", "a.c").run();

    assertThat(Files.getPosixFilePermissions(run))
        .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
  }

  private static void giveAway(Path file) throws Exception {
    boolean root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    Assumptions.assumeTrue(root, "only root can give a file away");
    Files.setAttribute(file, "unix:uid", 4711);
  }

  private static void assertRanDirectly(Ran ran) {
    assertThat(ran.out()).contains("/gcc -c a.c\n");
    assertThat(ran.exitCode()).isEqualTo(5);
  }
}
