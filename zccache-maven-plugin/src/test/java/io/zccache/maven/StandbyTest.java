/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandbyTest {

  @TempDir Path temp;

  private MavenSession session;

  @BeforeEach
  void makeSession() {
    session = Sessions.session(temp);
    session.setProjects(List.of(session.getCurrentProject()));
    session.getUserProperties().setProperty("zccache.cacheDir", temp.resolve("cache").toString());
  }

  @Test
  void build_withoutNativeMojo_opensNothing() {
    Builds builds = new Builds();
    builds.join(session, true);

    listener().mojoStarted(Sessions.event(session, compilerPlugin()));
    listener().sessionEnded(Sessions.event(session, null));

    assertThat(builds.ifOpened(session)).isEmpty();
    assertThat(temp.resolve("cache")).doesNotExist();
  }

  @Test
  void build_firstNativeMojo_isOpenedOnce() throws Exception {
    Builds builds = new Builds();
    builds.join(session, false);
    session.getCurrentProject().getProperties().setProperty("zccache.skip", "true");

    listener().mojoStarted(Sessions.event(session, Sessions.nativeCompile()));
    assertThat(builds.ifOpened(session)).isEmpty();
    session.getCurrentProject().getProperties().clear();

    assertThat(builds.of(session)).as("what the user wanted when he was asked").isEmpty();
  }

  @Test
  void build_withoutNativeMojo_loadsOnlyTheseClasses() throws Exception {
    try (RecordingLoader realm = new RecordingLoader()) {
      AbstractMavenLifecycleParticipant participant = participant(realm);
      participant.afterSessionStart(session);
      participant.afterProjectsRead(session);
      listener().projectStarted(Sessions.event(session, null));
      listener().mojoStarted(Sessions.event(session, compilerPlugin()));
      listener().sessionEnded(Sessions.event(session, null));
      participant.afterSessionEnd(session);

      assertThat(realm.loaded)
          .containsExactly(
              "BuildParts",
              "Builds",
              "CacheFailure",
              "Claim",
              "ListenerChain",
              "Mentions",
              "MojoWatch",
              "Standby",
              "Surroundings",
              "Voice",
              "ZccacheParticipant",
              "inject.Styles");
    }
  }

  @Test
  void mentions_aSettingAnywhere_isOne() throws Exception {
    assertThat(mentions(Map.of("ZCCACHE_CACHE_DIR", "/c", "PATH", "/bin"))).isFalse();
    assertThat(mentions(Map.of("ZCCACHE_EXPLAIN", "1"))).isTrue();

    session.getUserProperties().setProperty("zccache.maxSize", "5G");
    assertThat(mentions(Map.of())).isTrue();
    session.getUserProperties().remove("zccache.maxSize");

    MavenProject project = session.getCurrentProject();
    project.getProperties().setProperty("zccache.verbose", "true");
    assertThat(mentions(Map.of())).isTrue();
    project.getProperties().clear();

    project.getModel().setBuild(ourPlugin());
    assertThat(mentions(Map.of())).isTrue();
    project.getModel().setBuild(new Build());
    assertThat(mentions(Map.of())).isFalse();

    Files.createDirectories(temp.resolve(".mvn"));
    Files.writeString(temp.resolve(".mvn/zccache.properties"), "");
    assertThat(mentions(Map.of())).isTrue();
  }

  private boolean mentions(Map<String, String> environment) {
    return Mentions.any(session, environment);
  }

  private ExecutionListener listener() {
    return session.getRequest().getExecutionListener();
  }

  private static MojoExecution compilerPlugin() {
    Plugin plugin = new Plugin();
    plugin.setGroupId("org.apache.maven.plugins");
    plugin.setArtifactId("maven-compiler-plugin");
    return new MojoExecution(plugin, "compile", "default-compile");
  }

  private static Build ourPlugin() {
    Plugin plugin = new Plugin();
    plugin.setGroupId("io.zccache");
    plugin.setArtifactId("zccache-maven-plugin");
    plugin.setConfiguration(new Xpp3Dom("configuration"));
    Build build = new Build();
    build.addPlugin(plugin);
    return build;
  }

  /** What Maven's container makes. */
  private static AbstractMavenLifecycleParticipant participant(ClassLoader realm) throws Exception {
    Class<?> type = realm.loadClass("io.zccache.maven.ZccacheParticipant");
    Object participant = type.getConstructor().newInstance();
    Class<?> builds = realm.loadClass("io.zccache.maven.Builds");
    assertThat(builds.getDeclaredMethods()).as("looked through by the container").isNotEmpty();
    GoalTestBase.inject(type, participant, "builds", builds.getConstructor().newInstance());
    return (AbstractMavenLifecycleParticipant) participant;
  }

  /** A realm of the plugin that notes which classes of ours are loaded. */
  private static final class RecordingLoader extends URLClassLoader {
    final Set<String> loaded = new TreeSet<>();

    RecordingLoader() {
      super(
          new URL[] {Builds.class.getProtectionDomain().getCodeSource().getLocation()},
          StandbyTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        if (known != null || !name.startsWith("io.zccache.")) {
          return known != null ? known : super.loadClass(name, resolve);
        }
        loaded.add(name.replace("io.zccache.maven.", ""));
        return isOurs(name) ? findClass(name) : super.loadClass(name, resolve);
      }
    }

    private boolean isOurs(String name) {
      return findResource(name.replace('.', '/') + ".class") != null;
    }
  }
}
