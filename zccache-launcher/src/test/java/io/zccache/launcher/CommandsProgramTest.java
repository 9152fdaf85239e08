/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Count;
import io.zccache.protocol.DaemonStatus;
import io.zccache.protocol.PrivateDaemonStatus;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.WirePath;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.Received;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our own commands, both launchers as processes. */
class CommandsProgramTest {
  private static final DaemonStatus STATUS =
      new DaemonStatus(
          "1.12.6",
          "default",
          "/s",
          new PrivateDaemonStatus(false, List.of(), List.of()),
          12,
          1536,
          3,
          3661,
          6,
          2,
          10,
          2,
          1,
          0,
          4200,
          4,
          0,
          0,
          4,
          5,
          6,
          7,
          1,
          WirePath.of("/a \"cache\"\n"),
          5,
          0,
          false);

  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource
  void version_isOursAndTheProtocols(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    String version = System.getProperty("launcher.version");

    assertOut(
        fixture.zccache("--version").run(),
        0,
        "zccache for Maven " + version + "\nzccache 1.12.6 protocol\n");
  }

  /** Not run as tools, which is what becomes of other words. */
  @ParameterizedTest
  @EnumSource
  void commandLeftOut_isToldWithoutADaemonAndFails(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Fixture.script(fixture.tools.resolve("warm"), "echo ran as a tool");

    Ran ran = fixture.zccache("warm", "--target-dir", "x").run();

    assertThat(ran.error())
        .isEqualTo(
            """
            zccache: warm is a command of zccache 1.12.6 that zccache for Maven does without; \
            a tool called so runs by zccache wrap warm
            Try: zccache --help
            """);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(fixture.root).doesNotExist();
    assertThat(fixture.zccache("wrap", "warm").with("ZCCACHE_DISABLE", 1).run().out())
        .isEqualTo("ran as a tool\n");
  }

  @ParameterizedTest
  @EnumSource
  void help_namesEachCommand(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);

    Ran ran = fixture.zccache("--help").run();

    assertThat(ran.exitCode()).isZero();
    for (CommandName name : CommandName.values()) {
      if (name != CommandName.HELP) {
        assertThat(ran.out()).contains("zccache " + name.word() + " ");
      }
    }
    assertThat(ran.out()).contains("zccache --help ");
    assertOut(fixture.zccache().run(), 1, ran.out());
    assertOut(fixture.zccache("help", "status").run(), 0, ran.out());
    assertOut(fixture.zccache("stop", "-h").run(), 0, ran.out());
  }

  @ParameterizedTest
  @EnumSource
  void wrongUse_isToldAndFails(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);

    assertError(fixture.zccache("--foo").run(), 2, "zccache: unknown option: --foo\n");
    assertError(fixture.zccache("stop", "now").run(), 2, "zccache: stop does not take now\n");
    assertError(fixture.zccache("stop", "--json").run(), 2, "zccache: stop does not take --json\n");
    assertError(
        fixture.zccache("wrap").run(),
        2,
        "zccache: wrap needs a tool: zccache wrap TOOL ARGS...\n");
  }

  @ParameterizedTest
  @EnumSource
  void status_noDaemon_fails(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Path socket = fixture.root.resolve("run/daemon.sock");

    assertError(
        fixture.zccache("status").run(),
        1,
        "daemon not running at " + socket + ": No such file or directory\n");
    Ran json = fixture.zccache("status", "--json").run();
    assertThat(json.exitCode()).isEqualTo(1);
    assertThat(json.out())
        .startsWith("{\n  \"daemon_namespace\": \"default\",\n  \"endpoint\": \"" + socket)
        .contains("\"error\": \"daemon not running at " + socket + ": No such file or dir")
        .endsWith("\"status\": \"error\"\n}\n");
    assertThat(fixture.root).as("asking leaves nothing behind").doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void status_forPeople(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon =
        ScriptedDaemon.at(fixture.root, ScriptedDaemon.always(new Response.Status(STATUS)))) {
      assertOut(
          fixture.zccache("status").run(),
          0,
          """
          zccache daemon v1.12.6 (protocol v15) (%s/run/daemon.sock) — uptime 1h 1m
          cache dir: /a "cache"

          namespace: default

            Compilations:  10 total (6 cached, 2 cold, 2 non-cacheable)
            Hit rate:      75.0%%
            Time saved:    ~4.2s
            Errors:        1

            Artifacts:     12 (1.5 KB)
            Dep graph:     5 contexts, 6 files (v5, not persisted)
            Metadata:      3 entries

            Links:         4 total (0 cached, 0 cold, 4 non-cacheable)
            Link hit rate: n/a

            Sessions:      1 active / 7 total
          """
              .formatted(fixture.root));
      assertThat(daemon.requests())
          .extracting(Received::message)
          .containsExactly(new Request.Status(), new Request.Report(""));
    }
  }

  @ParameterizedTest
  @EnumSource
  void status_ofADamagedCache_endsWithOneLine(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    ScriptedDaemon.Script script =
        (request, channel) ->
            ScriptedDaemon.send(
                channel,
                Frames.encodeAnswer(
                    request,
                    request.message() instanceof Request.Report
                        ? new Response.ReportResult(
                            List.of(new Count("hit", 7), new Count("store.damaged", 2)))
                        : new Response.Status(STATUS)));
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, script)) {
      assertThat(fixture.zccache("status").run().out())
          .endsWith("\n  Damaged:       2 files, see zccache store verify\n");
      assertThat(daemon.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void status_forPrograms(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon =
        ScriptedDaemon.at(fixture.root, ScriptedDaemon.always(new Response.Status(STATUS)))) {
      Ran ran = fixture.zccache("status", "--json").run();

      assertThat(ran.out())
          .startsWith("{\n  \"daemon\": {\n    \"artifact_count\": 12,\n")
          .contains("\n    \"cache_dir\": \"/a \\\"cache\\\"\\u000a\",\n")
          .contains("\n    \"version\": \"1.12.6\"\n  },\n  \"daemon_namespace\": \"default\",\n")
          .contains("\n  \"hit_rate\": 0.7500,\n  \"link_hit_rate\": null,\n")
          .endsWith("\n  \"protocol_version\": 15,\n  \"status\": \"ok\"\n}\n");
      assertThat(ran.exitCode()).isZero();
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void status_wrongAnswer_fails(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon =
        ScriptedDaemon.at(fixture.root, ScriptedDaemon.always(new Response.Pong()))) {
      assertError(
          fixture.zccache("status").run(), 1, "zccache: unexpected response from daemon: PONG\n");
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void clear_tellsWhatIsGone(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Path socket = fixture.root.resolve("run/daemon.sock");
    assertError(
        fixture.zccache("clear").run(),
        0,
        "daemon not running at " + socket + " — nothing to clear\n");
    try (ScriptedDaemon daemon =
        ScriptedDaemon.at(
            fixture.root, ScriptedDaemon.always(new Response.Cleared(1, 2, 3, 2048)))) {
      assertOut(
          fixture.zccache("clear").run(),
          0,
          """
          Cache cleared:
            Artifacts removed:  1
            Metadata cleared:   2
            Dep graph contexts: 3
            Disk freed:         2.0 KB
          """);
      assertThat(daemon.onlyRequest()).isEqualTo(new Request.Clear());
    }
  }

  @ParameterizedTest
  @EnumSource
  void clear_noDaemonButResults_isDoneByTheDaemonsProgram(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Files.createDirectories(fixture.root.resolve("store-1"));
    Path none = fixture.dir.resolve("bin/zccache-daemon");
    assertError(
        fixture.zccache("clear").run(),
        1,
        "zccache: no daemon program: " + none + " is not there; set ZCCACHE_DAEMON\n");
    Fixture.script(none, "echo \"$@\"; exit 3\n");
    assertOut(fixture.zccache("clear").run(), 3, "store clear --root " + fixture.root + "\n");
  }

  @ParameterizedTest
  @EnumSource
  void run_isDoneByTheScriptBesideTheLauncher(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    assertThat(fixture.zccache("run", "--", "make").run().exitCode())
        .as("no script")
        .isEqualTo(127);
    Fixture.script(fixture.dir.resolve("bin/zccache-run"), "printf '<%s>' \"$@\"; exit 3\n");

    assertOut(fixture.zccache("run", "--", "make", "-j", "a b").run(), 3, "<--><make><-j><a b>");
    assertOut(fixture.zccache("run", "make").run(), 3, "<make>");
    String usage =
        "zccache: run wants a command: zccache run -- COMMAND ARGS...\nTry: zccache --help\n";
    assertError(fixture.zccache("run").run(), 2, usage);
    assertError(fixture.zccache("run", "--").run(), 2, usage);
    assertError(fixture.zccache("run", "-j", "make").run(), 2, usage);
  }

  @ParameterizedTest
  @EnumSource
  void storeVerify_isDoneByTheDaemonsProgram(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Fixture.script(fixture.dir.resolve("bin/zccache-daemon"), "echo \"$@\"\n");
    assertOut(
        fixture.zccache("store", "verify").run(), 0, "store verify --root " + fixture.root + "\n");
    assertOut(
        fixture.zccache("store", "verify", "--repair").run(),
        0,
        "store verify --repair --root " + fixture.root + "\n");
    assertError(
        fixture.zccache("store", "mend").run(),
        2,
        "zccache: store wants verify, or verify --repair\nTry: zccache --help\n");
    assertThat(fixture.zccache("store").run().exitCode()).isEqualTo(2);
    assertThat(fixture.zccache("store", "verify", "now").run().exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void stop_daemonThatDoesNotAnswer_fails(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon =
        ScriptedDaemon.at(fixture.root, ScriptedDaemon.always(new Response.Error("not now")))) {
      assertError(
          fixture.zccache("stop").run(), 1, "zccache: the daemon reports an error: not now\n");
      assertThat(daemon.onlyRequest()).isEqualTo(new Request.Shutdown());
    }
  }

  @ParameterizedTest
  @EnumSource
  void commands_badSetting_fails(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);

    Ran ran = fixture.zccache("status").with("ZCCACHE_DAEMON_WIRE", "morse").run();

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.error()).startsWith("zccache: a setting is wrong: ZCCACHE_DAEMON_WIRE=morse");
  }

  private static void assertOut(Ran ran, int exitCode, String text) {
    assertThat(ran.out()).isEqualTo(text);
    assertThat(ran.error()).isEmpty();
    assertThat(ran.exitCode()).isEqualTo(exitCode);
  }

  private static void assertError(Ran ran, int exitCode, String text) {
    assertThat(ran.error()).startsWith(text);
    assertThat(ran.exitCode()).isEqualTo(exitCode);
  }
}
