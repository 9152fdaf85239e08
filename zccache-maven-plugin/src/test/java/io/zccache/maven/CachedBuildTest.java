/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.zccache.maven.install.NoLauncherException;
import io.zccache.maven.install.Platform;
import io.zccache.protocol.Count;
import io.zccache.protocol.Finding;
import io.zccache.protocol.Unit;
import io.zccache.protocol.endpoint.CacheRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class CachedBuildTest extends CachedBuildTestBase {

  @Test
  void nativeMojo_runsThroughALink() throws Exception {
    MojoExecution execution = Sessions.nativeCompile();

    injection(build()).mojoStarted(Sessions.event(session, execution));

    Xpp3Dom executable = execution.getConfiguration().getChild("compilerExecutable");
    assertThat(Path.of(executable.getValue()))
        .hasFileName("gcc")
        .hasSameBinaryContentAs(temp.resolve("launcher"));
    assertThat(log.visible())
        .containsExactly("info: zccache: native compiles go through the cache in /cache");
    assertThat(log.lines())
        .anyMatch(
            line ->
                line.startsWith(
                    "debug: zccache: native-maven-plugin:compile (c): compilerExecutable"));
  }

  @Test
  void buildThatOnlyReads_saysSo() throws Exception {
    wanted.setProperty("zccache.readOnly", "true");

    injection(build()).mojoStarted(Sessions.event(session, Sessions.nativeCompile()));

    assertThat(log.visible())
        .containsExactly(
            "info: zccache: native compiles go through the cache in /cache,"
                + " which this build only reads from");
  }

  @Test
  void excludedTool_isLeftAloneWithADetailAndStartsNothing() throws Exception {
    wanted.setProperty("zccache.excludes", "g?c,*:legacy");
    MojoExecution execution = Sessions.nativeCompile();

    injection(build()).mojoStarted(Sessions.event(session, execution));

    assertThat(execution.getConfiguration().getChildCount()).isZero();
    assertThat(starts).hasValue(0);
    assertThat(log.lines())
        .containsExactly(
            "debug: zccache: native-maven-plugin:compile (c) is left alone,"
                + " by zccache.includes or zccache.excludes: gcc");
  }

  @Test
  void otherMojo_startsNothing() throws Exception {
    CachedBuild build = build();
    MojoExecution execution = Sessions.nativeCompile();
    execution.getMojoDescriptor().setGoal("javah");

    injection(build).mojoStarted(Sessions.event(session, execution));
    build.end();

    assertThat(starts).hasValue(0);
    assertThat(log.lines()).isEmpty();
    assertThat(daemon.asked).isEmpty();
  }

  @Test
  void skippedProject_startsNothing() throws Exception {
    MojoExecution execution = Sessions.nativeCompile();

    new Injection(build(), log.voice(), (project, mojo) -> true, false)
        .mojoStarted(Sessions.event(session, execution));

    assertThat(starts).hasValue(0);
    assertThat(execution.getConfiguration().getChildCount()).isZero();
  }

  @Test
  void end_tellsCountsOnceAndEndsTheSession() throws Exception {
    CachedBuild build = build();
    injection(build).mojoStarted(Sessions.event(session, Sessions.nativeCompile()));

    build.end();
    build.end();

    assertThat(log.visible().subList(1, log.visible().size()))
        .containsExactly(
            "info: zccache: 2 compiles: 2 hits (100 %), 0 misses, 0 declined",
            "info: zccache: saved about 1.5 s of compile time");
    assertThat(daemon.asked).containsExactly("SessionStart", "Report", "Status", "SessionEnd");
  }

  @Test
  void end_ofABuildThatFoundTheCacheDamaged_isOneWarningMore() throws Exception {
    daemon = new FakeDaemon(new Count("miss", 2), new Count("store.damaged", 2));
    CachedBuild build = build();
    injection(build).mojoStarted(Sessions.event(session, Sessions.nativeCompile()));

    build.end();
    build.end();

    assertThat(log.visible().stream().filter(line -> line.startsWith("warn")))
        .containsExactly(
            "warn: zccache: 2 files of the cache had been damaged or lost;"
                + " nothing was taken from there, and the compiler ran instead");
  }

  @Test
  void end_ofABuildWithARecord_writesItWhole() throws Exception {
    record = RecordFile.of(sessionOfAProject(), Optional.empty());
    daemon = new FakeDaemon(new Count("miss", 1), new Count("miss.first_seen", 1));
    daemon.misses(new Finding("first_seen", "/p/a.c", "", "", "/p/a.c: never compiled"));
    daemon.units(new Unit(temp.resolve("src/a.c").toString(), "first_seen", 5_000_000, 900));
    CachedBuild build = build();
    injection(build).mojoStarted(Sessions.event(session, Sessions.nativeCompile()));

    build.end();

    Path file = temp.resolve("target/zccache/build.json");
    JsonObject told = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    assertThat(told.get("project").getAsString()).isEqualTo("g:a:jar:1");
    assertThat(told.get("started").getAsString()).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(told.get("misses").getAsInt()).isEqualTo(1);
    assertThat(told.getAsJsonArray("missed").get(0).getAsJsonObject().get("source").getAsString())
        .isEqualTo("/p/a.c");
    JsonObject module = told.getAsJsonArray("modules").get(0).getAsJsonObject();
    assertThat(module.get("module").getAsString()).isEqualTo("a");
    assertThat(module.get("missMillis").getAsInt()).isEqualTo(5);
    try (Stream<Path> beside = Files.list(file.getParent())) {
      assertThat(beside).containsExactly(file);
    }
    assertThat(log.visible()).noneMatch(line -> line.contains("never compiled"));
  }

  @Test
  void end_recordThatCannotBeWritten_isAWarning() throws Exception {
    record = RecordFile.of(sessionOfAProject(), Optional.empty());
    Files.writeString(temp.resolve("target"), "no folder");
    CachedBuild build = build();
    injection(build).mojoStarted(Sessions.event(session, Sessions.nativeCompile()));

    build.end();

    assertThat(log.visible())
        .anyMatch(
            line -> line.startsWith("warn: zccache: the record of the build cannot be written"));
  }

  @Test
  void end_ofABuildThatCompiled_isRememberedInTheCacheRoot() throws Exception {
    record =
        RecordFile.of(
            sessionOfAProject(), Optional.of(CacheRoot.of(temp.resolve("root").toString())));
    CachedBuild build = build();
    injection(build).mojoStarted(Sessions.event(session, Sessions.nativeCompile()));

    build.end();

    BuildHistory history = record.orElseThrow().history().orElseThrow();
    assertThat(history.records(log.voice()::tell))
        .containsExactly(Files.readString(temp.resolve("target/zccache/build.json")));
  }

  @Test
  void end_ofABuildThatCompiledNothing_isNotRemembered() throws Exception {
    record =
        RecordFile.of(
            sessionOfAProject(), Optional.of(CacheRoot.of(temp.resolve("root").toString())));
    daemon = new FakeDaemon();
    CachedBuild build = build();
    injection(build).mojoStarted(Sessions.event(session, Sessions.nativeCompile()));

    build.end();

    assertThat(temp.resolve("target/zccache/build.json")).exists();
    assertThat(temp.resolve("root")).doesNotExist();
  }

  @Test
  void end_historyThatCannotBeWritten_isAWarningAndTheRecordIsThere() throws Exception {
    Path root = Files.createDirectories(temp.resolve("root"));
    Files.writeString(root.resolve("builds"), "no folder");
    record = RecordFile.of(sessionOfAProject(), Optional.of(CacheRoot.of(root.toString())));
    CachedBuild build = build();
    injection(build).mojoStarted(Sessions.event(session, Sessions.nativeCompile()));

    build.end();

    assertThat(log.visible().stream().filter(line -> line.startsWith("warn")))
        .singleElement()
        .asString()
        .startsWith("warn: zccache: the history of builds cannot be written");
    assertThat(temp.resolve("target/zccache/build.json")).exists();
  }

  @Test
  void record_ofASessionWithoutAProject_hasNoPlace() {
    assertThat(RecordFile.of(session, Optional.empty())).isEmpty();
  }

  @Test
  void end_switchesTheLinksOff() throws Exception {
    CachedBuild build = build();
    MojoExecution execution = Sessions.nativeCompile();
    injection(build).mojoStarted(Sessions.event(session, execution));

    build.end();

    Path link = Path.of(execution.getConfiguration().getChild(0).getValue());
    assertThat(link.resolveSibling("zccache.links")).content().contains("enabled=0");
  }

  @Test
  void end_nothingCompiled_saysNothing() throws Exception {
    daemon = new FakeDaemon();
    CachedBuild build = build();
    injection(build).mojoStarted(Sessions.event(session, Sessions.nativeCompile()));

    build.end();

    assertThat(log.visible()).hasSize(1);
  }

  @Test
  void end_daemonGone_isOneWarning() throws Exception {
    CachedBuild build = build();
    injection(build).mojoStarted(Sessions.event(session, Sessions.nativeCompile()));
    daemon.kill();

    build.end();

    assertThat(log.visible())
        .last()
        .asString()
        .startsWith("warn: zccache: the daemon ended before the build");
  }

  @Test
  void sessionEnded_endsTheBuildOnlyWhereNobodyElseDoes() throws Exception {
    CachedBuild build = build();
    Injection extension = new Injection(build, log.voice(), (project, mojo) -> false, false);
    Injection goal = new Injection(build, log.voice(), (project, mojo) -> false, true);
    extension.mojoStarted(Sessions.event(session, Sessions.nativeCompile()));

    extension.sessionEnded(Sessions.event(session, null));
    assertThat(daemon.asked).doesNotContain("Report");
    goal.sessionEnded(Sessions.event(session, null));
    assertThat(daemon.asked).contains("Report");
  }

  @Test
  void stopAtEnd_asASetting_stopsAfterTheReport() throws Exception {
    wanted.setProperty("zccache.stopAtEnd", "yes");
    CachedBuild build = build();
    injection(build).mojoStarted(Sessions.event(session, Sessions.nativeCompile()));

    build.end();

    assertThat(daemon.asked)
        .containsExactly("SessionStart", "Report", "Status", "SessionEnd", "stop");
  }

  @Test
  void stopDaemonAtEnd_stopsAfterTheReport() throws Exception {
    CachedBuild build = build();
    assertThat(build.stopDaemonAtEnd()).isFalse();
    injection(build).mojoStarted(Sessions.event(session, Sessions.nativeCompile()));

    assertThat(build.stopDaemonAtEnd()).isTrue();
    build.end();

    assertThat(daemon.asked)
        .containsExactly("SessionStart", "Report", "Status", "SessionEnd", "stop");
  }

  @Test
  void trouble_isOneWarningAndMojosRunAsTheyAre() throws Exception {
    CachedBuild build =
        build(
            () -> {
              throw new CacheTroubleException("no room");
            });
    MojoExecution execution = Sessions.nativeCompile();

    injection(build).mojoStarted(Sessions.event(session, execution));
    injection(build).mojoStarted(Sessions.event(session, Sessions.nativeCompile()));
    build.end();

    assertThat(execution.getConfiguration().getChildCount()).isZero();
    assertThat(log.visible())
        .containsExactly("warn: zccache: no room; the build goes on without the cache");
    assertThat(starts).hasValue(1);
  }

  @Test
  void trouble_failOnError_endsTheBuild() throws Exception {
    wanted.setProperty("zccache.failOnError", "true");
    CachedBuild build =
        build(
            () -> {
              throw new CacheTroubleException("no room");
            });

    assertThatThrownBy(
            () -> injection(build).mojoStarted(Sessions.event(session, Sessions.nativeCompile())))
        .isInstanceOf(CacheFailure.class)
        .hasMessage("zccache: no room (the build fails because of zccache.failOnError)");
  }

  @Test
  void faultOfOurs_isOneWarning() {
    injection(build()).troubled(new IllegalStateException("a fault"));

    assertThat(log.visible())
        .containsExactly(
            "warn: zccache: trouble of its own: java.lang.IllegalStateException: a fault;"
                + " the build goes on without the cache");
  }

  @Test
  void noLauncherForTheMachine_isOneLineOfInformation() throws Exception {
    CachedBuild build =
        build(
            () -> {
              throw new NoLauncherException(new Platform("plan9-mips"), "not found");
            });
    MojoExecution execution = Sessions.nativeCompile();

    injection(build).mojoStarted(Sessions.event(session, execution));
    injection(build).mojoStarted(Sessions.event(session, Sessions.nativeCompile()));
    build.end();

    assertThat(execution.getConfiguration().getChildCount()).isZero();
    assertThat(log.visible())
        .containsExactly(
            "info: zccache: there is no launcher for plan9-mips (not found);"
                + " the build runs without the cache");
  }

  @Test
  void otherProvider_isADetailOnce() throws Exception {
    for (int i = 0; i < 2; i++) {
      MojoExecution execution = Sessions.nativeCompile();
      Xpp3Dom provider = new Xpp3Dom("compilerProvider");
      provider.setValue("msvc");
      execution.getConfiguration().addChild(provider);
      injection(build()).mojoStarted(Sessions.event(session, execution));
    }

    assertThat(log.visible()).isEmpty();
    assertThat(log.lines())
        .allMatch(
            line ->
                line.equals(
                    "debug: zccache: native-maven-plugin:compile (c) is left alone,"
                        + " the provider does not call gcc or clang: msvc"));
  }

  @Test
  void end_explains_namesEachMiss() throws Exception {
    wanted.setProperty("zccache.explain", "true");
    daemon =
        new FakeDaemon(new Count("hit", 1), new Count("miss", 3), new Count("miss.first_seen", 3));
    daemon.misses(
        new Finding("first_seen", "/w/a.c", "", "", "/w/a.c: never compiled this way before"));
    CachedBuild build = build();
    assertThat(build.startNow(NativeModule.of(session))).isTrue();

    build.end();

    assertThat(log.visible().subList(1, log.visible().size()))
        .containsExactly(
            "info: zccache: 4 compiles: 1 hit (25 %), 3 misses, 0 declined",
            "info: zccache: missed: first_seen 3",
            "info: zccache: saved about 0 ms of compile time",
            "info: zccache: missed /w/a.c: never compiled this way before",
            "info: zccache: missed 2 others");
  }

  private MavenSession sessionOfAProject() throws Exception {
    MavenSession built = Sessions.session(temp);
    MavenProject top = built.getCurrentProject();
    top.setGroupId("g");
    top.setArtifactId("a");
    top.setVersion("1");
    top.setPackaging("jar");
    top.getBuild().setDirectory(temp.resolve("target").toString());
    built.setProjects(List.of(top));
    return built;
  }
}
