/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zccache.client.FilePath;
import io.zccache.client.SideFile;
import io.zccache.maven.install.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
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
  void join_skip_switchesTheLinksOfEveryModuleOff() throws Exception {
    MavenSession session = session();
    session.getUserProperties().setProperty("zccache.skip", "true");
    List<MavenProject> projects = new ArrayList<>();
    List<Path> sides = new ArrayList<>();
    for (String name : List.of("", "one", "two")) {
      Path module = Files.createDirectories(temp.resolve(name)).toRealPath();
      MavenProject project = new MavenProject();
      project.setFile(module.resolve("pom.xml").toFile());
      projects.add(project);
      Path links = temp.resolve("cache/links").resolve(Sha256.name(module.toString()));
      sides.add(Files.createDirectories(links.resolve("tools")).resolve(SideFile.NAME));
    }
    FilePath any = FilePath.of("/any");
    SideFile on = new SideFile(true, any, any, null, null, SideFile.Build.NONE);
    for (Path side : sides) {
      Files.write(side, on.format());
    }
    session.setProjects(projects);

    new Builds().join(session, false);

    for (Path side : sides) {
      assertThat(requireNonNull(SideFile.parse(Files.readAllBytes(side))).enabled()).isFalse();
    }
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
  void wishes_projectPropertyAndPluginConfiguration_areThePom() throws Exception {
    MojoExecution execution = Sessions.nativeCompile();
    MavenSession session = session();
    Wishes wishes = new Wishes(java.util.Map.of(), new RecordingLog().voice());
    assertThat(wishes.leavesAlone(session, execution)).isFalse();

    session.getCurrentProject().getProperties().setProperty("zccache.skip", "true");
    assertThat(wishes.leavesAlone(session, execution)).isTrue();

    session.getUserProperties().setProperty("zccache.skip", "false");
    assertThat(wishes.leavesAlone(session, execution)).isFalse();
  }

  @Test
  void wishes_excludedInTheTopLevelProjectOrInTheModule_isLeftAloneWithADetail() throws Exception {
    MavenSession session = session();
    RecordingLog log = new RecordingLog();
    Wishes wishes = new Wishes(java.util.Map.of(), log.voice());
    MavenProject top = session.getCurrentProject();
    MavenProject module = new MavenProject();
    module.setGroupId("org.acme");
    module.setArtifactId("codec");
    Path folder = Files.createDirectories(temp.resolve("native/codec"));
    module.setFile(folder.resolve("pom.xml").toFile());
    session.setProjects(List.of(top, module));
    session.setCurrentProject(module);
    MojoExecution execution = Sessions.nativeCompile();
    assertThat(wishes.leavesAlone(session, execution)).isFalse();

    top.getProperties().setProperty("zccache.excludes", "native/");
    assertThat(wishes.leavesAlone(session, execution)).isTrue();
    top.getProperties().clear();
    configure(module, "compile@x", "compile@c");
    assertThat(wishes.leavesAlone(session, execution)).isTrue();

    assertThat(log.visible()).isEmpty();
    assertThat(log.lines())
        .containsExactly(
            "debug: zccache: native-maven-plugin:compile (c) is left alone,"
                + " zccache.excludes has native/",
            "debug: zccache: native-maven-plugin:compile (c) is left alone,"
                + " zccache.excludes has compile@c");

    configure(module, "a:b:c");
    assertThat(wishes.leavesAlone(session, execution)).isTrue();
    assertThat(log.visible()).singleElement().asString().contains("zccache.excludes is 'a:b:c'");
  }

  private static void configure(MavenProject project, String... excludes) {
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    Xpp3Dom list = new Xpp3Dom("excludes");
    for (String exclude : excludes) {
      Xpp3Dom element = new Xpp3Dom("exclude");
      element.setValue(exclude);
      list.addChild(element);
    }
    configuration.addChild(list);
    Plugin plugin = new Plugin();
    plugin.setGroupId("io.zccache");
    plugin.setArtifactId("zccache-maven-plugin");
    plugin.setConfiguration(configuration);
    Build build = new Build();
    build.addPlugin(plugin);
    project.getModel().setBuild(build);
  }

  private MavenSession session() {
    MavenSession session = Sessions.session(temp);
    session.getUserProperties().setProperty("zccache.cacheDir", temp.resolve("cache").toString());
    return session;
  }
}
