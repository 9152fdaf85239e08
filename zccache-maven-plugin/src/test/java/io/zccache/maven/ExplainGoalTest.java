/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zccache.maven.report.BuildRecord;
import io.zccache.maven.report.Modules;
import io.zccache.maven.report.Tally;
import io.zccache.protocol.Count;
import io.zccache.protocol.Finding;
import io.zccache.protocol.Request;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class ExplainGoalTest extends GoalTestBase {

  private static final String TELLING_LAUNCHER =
      """
      #!/bin/sh
      echo "in $(pwd) with $LC_ALL, $ZCCACHE_CACHE_DIR, $ZCCACHE_READONLY"
      printf '[%s]' "$@"; echo
      """;

  @Test
  void explain_aCall_isGivenToTheLauncherWordByWordInItsFolder() throws Exception {
    Files.createDirectories(temp.resolve("sub"));
    set("readOnly", "true");
    ExplainMojo mojo = explain(TELLING_LAUNCHER);
    inject(ExplainMojo.class, mojo, "command", "LC_ALL=C 'g c' \"-DX=a  b\" -c a.c");
    inject(ExplainMojo.class, mojo, "commandFolder", "sub");
    try (SocketDaemon daemon = SocketDaemon.in(root)) {
      run(mojo);
      assertThat(daemon.asked).containsOnly(new Request.Ping());
    }

    assertThat(told)
        .containsExactly(
            "info in " + temp.resolve("sub").toRealPath() + " with C, " + root + ", 1",
            "info [explain][g c][-DX=a  b][-c][a.c]");
  }

  @Test
  void explain_json_isOnTheStandardOutputAlone() throws Exception {
    ExplainMojo mojo = explain(TELLING_LAUNCHER);
    inject(ExplainMojo.class, mojo, "command", "gcc -c a.c");
    inject(ExplainMojo.class, mojo, "format", "json");
    try (SocketDaemon daemon = SocketDaemon.in(root)) {
      assertThat(printed(mojo)).endsWith("[explain][--json][gcc][-c][a.c]\n");
      assertThat(daemon.asked).isNotEmpty();
    }
    assertThat(told).isEmpty();
  }

  @Test
  void explain_launcherThatCannotTell_isAWarningOrAFailure() throws Exception {
    String failing = "#!/bin/sh\n[ $1 = --version ] || { echo no such tool >&2; exit 127; }\n";
    ExplainMojo mojo = explain(failing);
    inject(ExplainMojo.class, mojo, "command", "gcc -c a.c");
    try (SocketDaemon daemon = SocketDaemon.in(root)) {
      run(mojo);
      assertThat(told).containsExactly("warn zccache: the call cannot be explained: no such tool");
      set("failOnError", "true");
      assertThatThrownBy(() -> run(mojo))
          .isInstanceOf(MojoExecutionException.class)
          .hasMessageContaining("no such tool");
      assertThat(daemon.asked).isNotEmpty();
    }
  }

  @Test
  void explain_wrongWords_areNamedAndNothingIsDone() throws Exception {
    ExplainMojo mojo = explain(TELLING_LAUNCHER);
    assertThatThrownBy(() -> run(mojo))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContainingAll("-Dzccache.command=", "-Dzccache.file=");

    inject(ExplainMojo.class, mojo, "command", "gcc -c 'a.c");
    assertThatThrownBy(() -> run(mojo))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "zccache.command is 'gcc -c 'a.c', which is no call of a compiler:"
                + " the single quote at place 8 is not closed");

    inject(ExplainMojo.class, mojo, "file", "a.c");
    assertThatThrownBy(() -> run(mojo)).hasMessageContaining("wants either a call");
    inject(ExplainMojo.class, mojo, "file", null);

    inject(ExplainMojo.class, mojo, "command", "gcc -c a.c");
    inject(ExplainMojo.class, mojo, "commandFolder", "nowhere");
    try (SocketDaemon daemon = SocketDaemon.in(root)) {
      assertThatThrownBy(() -> run(mojo))
          .hasMessage(
              "zccache.commandFolder is 'nowhere', and there is no folder "
                  + temp.resolve("nowhere"));
      assertThat(daemon.asked).isNotEmpty();
    }
    assertThat(told).isEmpty();
  }

  @Test
  void explain_aSourceOfTheLastBuild_tellsWhatItsRecordSays() throws Exception {
    ExplainMojo mojo = explain(TELLING_LAUNCHER);
    inject(ExplainMojo.class, mojo, "file", "src/a.c");
    run(mojo);
    assertThat(told).containsExactly("info zccache: without a project there is no last build");

    MavenProject unused = buildProject();
    run(mojo);
    assertThat(told.get(1))
        .isEqualTo(
            "info zccache: there is no record of a build in "
                + temp.resolve("target/zccache/build.json"));

    String source = temp.resolve("src/a.c").toString();
    String text = source + ": an input changed (/usr/include/x.h)";
    Files.createDirectories(temp.resolve("target/zccache"));
    Files.writeString(
        temp.resolve("target/zccache/build.json"),
        BuildRecord.json(
            new BuildRecord.Facts(
                "g:a:jar:1", Modules.NONE, Instant.EPOCH, Instant.EPOCH, "/cache"),
            new BuildRecord.Told(
                new Tally(List.of(new Count("hit", 3), new Count("miss", 2))),
                List.of(new Finding("input_changed", source, "", "", text)),
                List.of(),
                Optional.empty())));
    String sums =
        "info the last build ended at 1970-01-01T00:00:00Z with 3 hits, 2 misses, 0 declined";
    for (String name : List.of("src/a.c", "a.c", "./src/a.c", source)) {
      told.clear();
      inject(ExplainMojo.class, mojo, "file", name);
      run(mojo);
      assertThat(told).as(name).containsExactly("info missed " + text, sums);
    }
    told.clear();
    inject(ExplainMojo.class, mojo, "file", ".c");
    run(mojo);
    assertThat(told)
        .containsExactly(
            "info .c is not among the misses that are remembered:"
                + " it came from the cache, was declined, or was not compiled",
            sums);
  }

  private ExplainMojo explain(String launcher) throws Exception {
    return new ExplainMojo(new Builds(Realms.surroundings(temp, launcher, SUCCESS)));
  }
}
