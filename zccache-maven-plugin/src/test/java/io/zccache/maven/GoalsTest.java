/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.zccache.protocol.Request;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class GoalsTest extends GoalTestBase {

  @Test
  void stats_noDaemon_saysSoAndStartsNone() throws Exception {
    run(new StatsMojo(builds(SUCCESS)));

    assertThat(told)
        .containsExactly(
            "info No daemon is running for the cache in " + root + ".",
            "info A build with native code starts one, and so does mvn zccache:start.");
    assertThat(root).doesNotExist();
  }

  @Test
  void stats_daemonRuns_tellsWhatItDid() throws Exception {
    try (SocketDaemon daemon = SocketDaemon.in(root)) {
      run(new StatsMojo(builds(SUCCESS)));

      assertThat(daemon.asked).containsExactly(new Request.Status(), new Request.Report(""));
    }
    assertThat(told)
        .contains(
            "info The daemon has been running for 1 min 5 s.",
            "info   results     7 in 4.0 KiB",
            "info   hits        3 (75 %)");
  }

  @Test
  void stats_json_isOneObject() throws Exception {
    StatsMojo mojo = new StatsMojo(builds(SUCCESS));
    inject(StatsMojo.class, mojo, "format", "json");
    JsonObject none = JsonParser.parseString(printed(mojo)).getAsJsonObject();
    assertThat(none.get("running").getAsBoolean()).isFalse();
    assertThat(none.get("cache").getAsString()).isEqualTo(root.toString());

    try (SocketDaemon daemon = SocketDaemon.in(root)) {
      JsonObject some = JsonParser.parseString(printed(mojo)).getAsJsonObject();
      assertThat(daemon.asked).hasSize(2);
      assertThat(some.get("running").getAsBoolean()).isTrue();
      assertThat(some.get("results").getAsLong()).isEqualTo(7);
      assertThat(some.get("hits").getAsLong()).isEqualTo(3);
      assertThat(some.get("misses").getAsLong()).isEqualTo(1);
      assertThat(some.getAsJsonObject("missReasons").size()).isZero();
    }
    assertThat(told).isEmpty();
  }

  @Test
  void stats_formatThatIsNone_isNamedWithWhatIsAllowed() throws Exception {
    StatsMojo mojo = new StatsMojo(builds(SUCCESS));
    inject(StatsMojo.class, mojo, "format", "xml");
    assertThatThrownBy(() -> run(mojo))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith(
            "zccache.format is 'xml'; allowed: text or json (it can be set as ");
  }

  @Test
  void clear_daemonRuns_saysWhatIsGone() throws Exception {
    try (SocketDaemon daemon = SocketDaemon.in(root)) {
      run(new ClearMojo(builds(SUCCESS)));

      assertThat(daemon.asked).last().isEqualTo(new Request.Clear());
    }
    assertThat(told)
        .containsExactly("info zccache: removed 7 results with 4.0 KiB from the cache in " + root);
  }

  @Test
  void clear_daemonThatCannotStart_isTold() throws Exception {
    run(new ClearMojo(builds(FAILURE)));

    assertThat(told).singleElement().asString().startsWith("warn zccache: ");
  }

  @Test
  void doctor_tellsSettingsWithTheirOriginsAndWhatIsWrong() throws Exception {
    Files.createDirectories(temp.resolve(".mvn"));
    Files.writeString(temp.resolve(".mvn/zccache.properties"), "zccache.maxSize=5G\n");
    set("skip", "true");

    run(new DoctorMojo(builds(SUCCESS)));

    assertThat(told)
        .contains(
            "info   maxSize       5G  (.mvn/zccache.properties)",
            "info   idleTimeout   -  (default)",
            "info   cacheDir      " + root + "  (-Dzccache.cacheDir)",
            "info   this build    does not take part",
            "info   daemon        not running  (a build with native code starts one)")
        .anyMatch(line -> line.matches("info   launcher      .*/bin/zccache  \\(works\\)"))
        .contains("warn zccache: builds leave the cache alone, because of the setting skip")
        .doesNotContain("info Nothing is wrong.");
  }

  @Test
  void doctor_launcherThatDoesNotRun_isToldAsWrong() throws Exception {
    try (SocketDaemon daemon = SocketDaemon.in(root)) {
      run(new DoctorMojo(new Builds(Realms.surroundings(temp, FAILURE, SUCCESS))));

      assertThat(daemon.asked).contains(new Request.Status());
    }
    assertThat(told)
        .anyMatch(line -> line.startsWith("warn zccache: the programs cannot be installed"));
  }

  @Test
  void stop_noDaemon_saysSo() throws Exception {
    run(new StopMojo(builds(SUCCESS)));

    assertThat(told).containsExactly("info zccache: no daemon is running");
  }

  @Test
  void stop_daemonRuns_endsIt() throws Exception {
    try (SocketDaemon daemon = SocketDaemon.in(root)) {
      run(new StopMojo(builds(SUCCESS)));

      assertThat(daemon.asked).containsExactly(new Request.Shutdown());
    }
    assertThat(told).containsExactly("info zccache: the daemon has ended");
  }

  @Test
  void stop_inABuildWithTheCache_waitsForItsEnd() throws Exception {
    try (SocketDaemon daemon = SocketDaemon.in(root)) {
      Builds builds = builds(SUCCESS);
      run(new StartMojo(builds));
      run(new StopMojo(builds));
      assertThat(daemon.asked).doesNotContain(new Request.Shutdown());

      builds.of(session).orElseThrow().end();

      assertThat(daemon.asked).last().isEqualTo(new Request.Shutdown());
    }
  }

  @Test
  void start_installsProgramsAndBeginsASession() throws Exception {
    try (SocketDaemon daemon = SocketDaemon.in(root)) {
      Builds builds = builds(SUCCESS);
      run(new StartMojo(builds));

      assertThat(daemon.asked)
          .last()
          .isInstanceOfSatisfying(
              Request.SessionStart.class,
              start -> {
                assertThat(start.trackStats()).isTrue();
                assertThat(start.workingDir().text()).isEqualTo(temp.toString());
              });
      builds.of(session).orElseThrow().end();
    }
    try (var homes = Files.list(root.resolve("bin"))) {
      assertThat(homes)
          .singleElement()
          .satisfies(home -> assertThat(home.resolve("bin/zccache")).isExecutable());
    }
  }

  @Test
  void start_withoutExtension_listensAndEndsTheBuild() throws Exception {
    try (SocketDaemon daemon = SocketDaemon.in(root)) {
      Builds builds = builds(SUCCESS);
      run(new StartMojo(builds));
      MojoExecution execution = Sessions.nativeCompile();

      session.getRequest().getExecutionListener().mojoStarted(Sessions.event(session, execution));
      session.getRequest().getExecutionListener().sessionEnded(Sessions.event(session, null));

      assertThat(execution.getConfiguration().getChild("compilerExecutable").getValue())
          .startsWith(root.resolve("links").toString());
      assertThat(daemon.asked).last().isEqualTo(new Request.SessionEnd(SocketDaemon.SESSION));
    }
  }

  @Test
  void start_otherCopyOfUsHasTheBuild_startsTheDaemonOnly() throws Exception {
    try (SocketDaemon daemon = SocketDaemon.in(root)) {
      builds(SUCCESS).join(session, false);

      run(new StartMojo(builds(SUCCESS)));

      assertThat(daemon.asked).containsOnly(new Request.Ping());
    }
    assertThat(told).containsExactly("info zccache: the daemon runs for the cache in " + root);
  }

  @Test
  void start_daemonFails_isNoFailureOfTheBuild() throws Exception {
    Builds builds = builds(FAILURE);

    run(new StartMojo(builds));

    assertThat(builds.of(session).orElseThrow().startNow(NativeModule.of(session))).isFalse();
  }

  @Test
  void start_daemonFailsAndFailOnError_fails() {
    set("failOnError", "true");

    assertThatThrownBy(() -> run(new StartMojo(builds(FAILURE))))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("zccache: the daemon cannot be started")
        .hasMessageContaining(root.resolve("logs/daemon.log").toString());
  }

  @Test
  void start_rootOfSomethingElse_writesNothingIntoIt() throws Exception {
    set("failOnError", "true");
    Files.writeString(root, "a file");

    assertThatThrownBy(() -> run(new StartMojo(builds(SUCCESS))))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("no folder");
    assertThat(root).hasContent("a file");
  }

  @Test
  void start_noHome_namesTheSetting() throws Exception {
    session.getUserProperties().remove("zccache.cacheDir");
    set("failOnError", "true");
    SettingSources nothing =
        new SettingSources(
            session.getUserProperties(), option -> Optional.empty(), Map.of(), new Properties());
    Settings homeless = Settings.read(nothing, temp);

    assertThatThrownBy(() -> builds(SUCCESS).parts().setup(session, homeless).startDaemon())
        .isInstanceOf(CacheTroubleException.class)
        .hasMessageContaining("zccache.cacheDir");
  }

  @Test
  void skip_doesNothingInOneLine() throws Exception {
    set("skip", "true");

    run(new StartMojo(builds(SUCCESS)));
    run(new StopMojo(builds(SUCCESS)));
    run(new StatsMojo(builds(SUCCESS)));

    assertThat(told).hasSize(3).containsOnly("info zccache: skipped");
    assertThat(root).doesNotExist();
  }

  @Test
  void wrongSetting_isTheUsersFailure() {
    set("skip", "perhaps");

    assertThatThrownBy(() -> run(new StatsMojo(builds(SUCCESS))))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("zccache.skip is 'perhaps'");
  }

  @Test
  void participant_joinsAndEnds() throws Exception {
    try (SocketDaemon daemon = SocketDaemon.in(root)) {
      ZccacheParticipant participant = participant(builds(SUCCESS));

      participant.afterSessionStart(session);
      participant.afterProjectsRead(session);
      session
          .getRequest()
          .getExecutionListener()
          .mojoStarted(Sessions.event(session, Sessions.nativeCompile()));
      participant.afterSessionEnd(session);

      assertThat(session.getRequest().getPluginGroups()).contains("io.zccache");
      assertThat(daemon.asked).last().isEqualTo(new Request.SessionEnd(SocketDaemon.SESSION));
    }
  }

  @Test
  void participant_wrongSettingAndFailOnError_isMavensException() throws Exception {
    set("failOnError", "true");
    set("skip", "perhaps");
    ZccacheParticipant participant = participant(builds(SUCCESS));

    assertThatThrownBy(() -> participant.afterProjectsRead(session))
        .isInstanceOf(MavenExecutionException.class)
        .hasMessageContaining("zccache.skip is 'perhaps'");
  }

  private static ZccacheParticipant participant(Builds builds) throws Exception {
    ZccacheParticipant participant = new ZccacheParticipant();
    inject(ZccacheParticipant.class, participant, "builds", builds);
    return participant;
  }
}
