/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Finding;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.Utf8;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The command {@code explain}, both launchers as processes. */
class ExplainProgramTest {
  private static final Response MISS =
      new Response.Explanation(
          "miss",
          "first_seen",
          "it would run",
          "2026-01-02T03:04:05Z",
          List.of(
              new Finding("argument", "-O2", "-O1", "-O2", "-O2 was -O1"),
              new Finding("environment", "A", "", "\"b\"", "A is set")));

  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource
  void explain_forPeople_asksWithoutRunning(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ScriptedDaemon.always(MISS))) {
      Ran ran = fixture.zccache("explain", "gcc", "-c", "a.c").with("A", "b").run();

      assertThat(ran.error()).isEmpty();
      assertThat(ran.out())
          .isEqualTo(
              """
              miss: it would run
                -O2 was -O1
                A is set
              compared with the result of 2026-01-02T03:04:05Z
              """);
      assertThat(ran.exitCode()).isZero();
      Request.Explain asked = (Request.Explain) daemon.onlyRequest();
      assertThat(asked.tool().text()).isEqualTo(fixture.tools.resolve("gcc").toString());
      assertThat(asked.args()).isEqualTo(List.of(Utf8.of("-c"), Utf8.of("a.c")));
      assertThat(asked.cwd().text()).isEqualTo(fixture.work.toString());
      assertThat(asked.env())
          .contains(EnvVar.of("A", "b"))
          .anyMatch(entry -> entry.name().text().equals("ZCCACHE_CLIENT"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void explain_forPrograms(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ScriptedDaemon.always(MISS))) {
      Ran ran =
          fixture.zccache("explain", "--json", fixture.launcher.toString(), "gcc", "-c").run();

      assertThat(ran.out())
          .isEqualTo(
              """
              {
                "compared": "2026-01-02T03:04:05Z",
                "findings": [
                  {
                    "before": "-O1",
                    "kind": "argument",
                    "name": "-O2",
                    "now": "-O2",
                    "text": "-O2 was -O1"
                  },
                  {
                    "before": "",
                    "kind": "environment",
                    "name": "A",
                    "now": "\\"b\\"",
                    "text": "A is set"
                  }
                ],
                "reason": "first_seen",
                "status": "ok",
                "text": "it would run",
                "verdict": "miss"
              }
              """);
      assertThat(((Request.Explain) daemon.onlyRequest()).args()).containsExactly(Utf8.of("-c"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void explain_whatTheLauncherDecides_asksNobody(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);

    Ran off = fixture.zccache("explain", "gcc", "-c", "a.c").with("ZCCACHE_DISABLE", "1").run();
    assertThat(off.out())
        .isEqualTo(
            "bypass: the tool would run as if there were no cache: ZCCACHE_DISABLE is set\n");
    Ran stdin = fixture.zccache("explain", "--json", "gcc", "-c", "-").run();
    assertThat(stdin.out())
        .startsWith("{\n  \"compared\": null,\n  \"findings\": [\n    {\n")
        .contains("\"name\": \"-\"", "\"reason\": \"stdin_source\"");
    assertThat(fixture.root).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void explain_wrongUse_isToldAndFails(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    String usage = "zccache: explain wants a tool: zccache explain [--json] TOOL ARGS...\n";

    for (String[] words : new String[][] {{"explain"}, {"explain", "--json"}, {"explain", "-c"}}) {
      Ran ran = fixture.zccache(words).run();
      assertThat(ran.error()).isEqualTo(usage);
      assertThat(ran.exitCode()).isEqualTo(2);
    }
    Ran missing = fixture.zccache("explain", "no-such-gcc", "-c", "a.c").run();
    assertThat(missing.error()).isEqualTo("zccache: no-such-gcc: No such file or directory\n");
    assertThat(missing.exitCode()).isEqualTo(127);
  }

  @ParameterizedTest
  @EnumSource
  void explain_daemonThatDoesNotKnowTheQuestion_isTold(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon =
        ScriptedDaemon.at(fixture.root, ScriptedDaemon.always(new Response.Error("no body")))) {
      Ran ran = fixture.zccache("explain", "gcc", "-c", "a.c").run();

      assertThat(ran.error())
          .isEqualTo(
              "zccache: the daemon reports an error: no body; a daemon of another make, or an"
                  + " older one, cannot explain: see zccache status\n");
      assertThat(ran.out()).isEmpty();
      assertThat(ran.exitCode()).isEqualTo(1);
      Ran json = fixture.zccache("explain", "--json", "gcc", "-c", "a.c").run();
      assertThat(json.out()).contains("\"error\": \"the daemon reports an error: no body; a ");
      assertThat(json.exitCode()).isEqualTo(1);
      assertThat(daemon.requests()).hasSize(2);
    }
    Ran none = fixture.zccache("explain", "gcc", "-c", "a.c").with("ZCCACHE_DAEMON", "/none").run();
    assertThat(none.error()).startsWith("zccache: no daemon program");
    assertThat(none.exitCode()).isEqualTo(1);
  }
}
