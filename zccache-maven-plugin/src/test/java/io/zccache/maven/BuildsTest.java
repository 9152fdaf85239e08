/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildsTest {

  @TempDir Path temp;

  @Test
  void join_installsAListenerAndStartsNothing() {
    MavenSession session = session();
    Builds builds = new Builds();

    builds.join(session, false);

    assertThat(builds.of(session)).isPresent();
    assertThat(session.getRequest().getExecutionListener().toString()).startsWith("zccache");
    assertThat(temp.resolve("cache")).doesNotExist();
  }

  @Test
  void join_twoCopiesOfUs_theFirstHasTheBuild() {
    MavenSession session = session();
    Builds first = new Builds();
    Builds second = new Builds();

    first.join(session, false);
    ExecutionListener listener = session.getRequest().getExecutionListener();
    second.join(session, false);

    assertThat(first.of(session)).isPresent();
    assertThat(second.of(session)).isEmpty();
    assertThat(session.getRequest().getExecutionListener()).isSameAs(listener);
  }

  @Test
  void join_twoBuildsInOneJvm_haveTheirOwn() {
    MavenSession one = session();
    MavenSession other = session();
    Builds builds = new Builds();

    builds.join(one, false);
    builds.join(other, false);

    assertThat(builds.of(one)).isPresent();
    assertThat(builds.of(other)).isPresent();
    assertThat(builds.of(one).get()).isNotSameAs(builds.of(other).get());
  }

  @Test
  void join_claimOfAnOuterBuildGivenDown_doesNotMatter() {
    MavenSession session = session();
    session.getUserProperties().setProperty("io.zccache.build", "1/abc");
    Builds builds = new Builds();

    builds.join(session, false);

    assertThat(builds.of(session)).isPresent();
  }

  @Test
  void join_skip_leavesTheBuildAlone() {
    MavenSession session = session();
    session.getUserProperties().setProperty("zccache.skip", "true");
    Builds builds = new Builds();

    builds.join(session, false);

    assertThat(builds.of(session)).isEmpty();
    assertThat(session.getRequest().getExecutionListener()).isNull();
    assertThat(temp.resolve("cache")).doesNotExist();
  }

  @Test
  void join_wrongSetting_leavesTheBuildAlone() {
    MavenSession session = session();
    session.getUserProperties().setProperty("zccache.idleTimeout", "soon");
    Builds builds = new Builds();

    builds.join(session, false);

    assertThat(builds.of(session)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "yes", "ON", "1"})
  void join_wrongSettingAndFailOnError_endsTheBuild(String on) {
    MavenSession session = session();
    session.getUserProperties().setProperty("zccache.idleTimeout", "soon");
    session.getUserProperties().setProperty("zccache.failOnError", on);

    assertThatThrownBy(() -> new Builds().join(session, false))
        .isInstanceOf(CacheFailure.class)
        .hasMessageContaining("zccache.idleTimeout is 'soon'");
  }

  @Test
  void join_wrongFileOfSettingsAndFailOnError_endsTheBuild() throws Exception {
    MavenSession session = session();
    Files.createDirectories(temp.resolve(".mvn"));
    Files.writeString(temp.resolve(".mvn/zccache.properties"), "zccache.maxsize=5G\n");
    new Builds().join(session, false);
    session.getUserProperties().setProperty("zccache.failOnError", "true");

    assertThatThrownBy(() -> new Builds().join(session, false))
        .isInstanceOf(CacheFailure.class)
        .hasMessageContaining("has 'zccache.maxsize', which is no setting");
  }

  @Test
  void wishes_projectPropertyAndPluginConfiguration_areThePom() {
    MavenSession session = session();
    Wishes wishes = new Wishes(java.util.Map.of(), new RecordingLog().voice());
    assertThat(wishes.skips(session)).isFalse();

    session.getCurrentProject().getProperties().setProperty("zccache.skip", "true");
    assertThat(wishes.skips(session)).isTrue();

    session.getUserProperties().setProperty("zccache.skip", "false");
    assertThat(wishes.skips(session)).isFalse();
  }

  private MavenSession session() {
    MavenSession session = Sessions.session(temp);
    session.getUserProperties().setProperty("zccache.cacheDir", temp.resolve("cache").toString());
    return session;
  }
}
