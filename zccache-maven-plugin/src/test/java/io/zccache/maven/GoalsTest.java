/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zccache.protocol.Request;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoalsTest {

  private static final String SUCCESS = "#!/bin/sh\nexit 0\n";
  private static final String FAILURE = "#!/bin/sh\nexit 1\n";

  @TempDir Path temp;

  private final List<String> told = new ArrayList<>();
  private MavenSession session;
  private Path root;

  @BeforeEach
  void makeSession() {
    session = Sessions.session(temp);
    root = temp.resolve("cache");
    set("cacheDir", root.toString());
  }

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

    assertThat(builds.of(session).orElseThrow().startNow()).isFalse();
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
  void start_noHome_namesTheSetting() {
    session.getUserProperties().remove("zccache.cacheDir");
    set("failOnError", "true");
    Settings homeless =
        new Settings(false, true, false, false, Optional.empty(), DaemonOptions.NONE);

    assertThatThrownBy(() -> builds(SUCCESS).setup(session, homeless).startDaemon())
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

  private void set(String parameter, String value) {
    session.getUserProperties().setProperty("zccache." + parameter, value);
  }

  private Builds builds(String daemon) throws Exception {
    return new Builds(Realms.surroundings(temp, SUCCESS, daemon));
  }

  private static ZccacheParticipant participant(Builds builds) throws Exception {
    ZccacheParticipant participant = new ZccacheParticipant();
    inject(ZccacheParticipant.class, participant, "builds", builds);
    return participant;
  }

  private void run(ZccacheMojo mojo) throws Exception {
    inject(ZccacheMojo.class, mojo, "session", session);
    mojo.setLog(
        new SystemStreamLog() {
          @Override
          public void info(CharSequence text) {
            told.add("info " + text);
          }

          @Override
          public void warn(CharSequence text) {
            told.add("warn " + text);
          }
        });
    mojo.execute();
  }

  // As Maven's container does.
  private static void inject(Class<?> type, Object target, String name, Object value)
      throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    field.set(target, value);
  }
}
