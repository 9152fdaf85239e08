/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zccache.protocol.endpoint.CacheRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildHistoryTest {

  private static final Instant FIRST = Instant.parse("2026-01-02T03:04:05.006Z");

  @TempDir Path temp;

  private final List<String> passedOver = new ArrayList<>();
  private Path folder;
  private BuildHistory history;

  @BeforeEach
  void makeHistory() {
    folder = temp.resolve("builds/one");
    history = new BuildHistory(folder, temp);
  }

  @Test
  void records_noFolder_areNone() throws Exception {
    assertThat(history.records(passedOver::add)).isEmpty();
    assertThat(folder).doesNotExist();
    Files.createDirectories(folder.getParent());
    Files.writeString(folder, "a file");
    assertThat(history.records(passedOver::add)).isEmpty();
  }

  @Test
  void add_moreThanAreKept_letsGoOfTheOldest() throws Exception {
    for (int i = BuildHistory.RECORDS + 2; i >= 0; i--) {
      history.add(FIRST.plusMillis(i), "record " + i);
    }

    // The oldest one was written last, so that it went at once.
    assertThat(history.records(passedOver::add))
        .hasSize(BuildHistory.RECORDS)
        .startsWith("record 3")
        .endsWith("record 102");
  }

  @Test
  void add_largeRecords_keepsFewer() throws Exception {
    String large = "x".repeat((int) BuildHistory.BYTES / 2 - 5);
    for (int i = 0; i < 3; i++) {
      history.add(FIRST.plusSeconds(i), i + large);
    }

    assertThat(history.records(passedOver::add))
        .extracting(record -> record.charAt(0))
        .containsExactly('1', '2');

    history.add(FIRST.plusSeconds(3), "3" + large + large + "more than is kept");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).hasSize(2);
    }
    assertThat(history.records(passedOver::add)).isEmpty();
    assertThat(passedOver).singleElement().asString().contains("too large");
  }

  @Test
  void add_foreignFiles_areLetAloneAndNeverRead() throws Exception {
    Files.createDirectories(folder.resolve("2026-01-02T030405.006Z-01234567.json"));
    Files.writeString(folder.resolve("notes.json"), "mine");
    Files.createSymbolicLink(
        folder.resolve("2026-01-02T030405.006Z-89abcdef.json"), folder.resolve("notes.json"));
    for (int i = 0; i < BuildHistory.RECORDS + 1; i++) {
      history.add(FIRST.plusMillis(i), "record");
    }

    assertThat(history.records(passedOver::add))
        .hasSize(BuildHistory.RECORDS)
        .containsOnly("record");
    assertThat(folder.resolve("notes.json")).hasContent("mine");
    assertThat(folder).isDirectoryContaining(file -> Files.isSymbolicLink(file));
  }

  @Test
  void add_leftoverOfADeadBuild_goes() throws Exception {
    Files.createDirectories(folder);
    Path dead = Files.writeString(folder.resolve(".new-1000-01234567"), "half a rec");
    Path alive =
        Files.writeString(
            folder.resolve(".new-" + System.currentTimeMillis() + "-01234567"), "half a rec");

    history.add(FIRST, "record");

    assertThat(dead).doesNotExist();
    assertThat(alive).exists();
    assertThat(history.records(passedOver::add)).containsExactly("record");
  }

  @Test
  void add_manyAtOnce_keepsTheNewestWhole() throws Exception {
    int builds = 400;
    List<Callable<Integer>> adding = new ArrayList<>();
    for (int i = 0; i < builds; i++) {
      int build = i;
      adding.add(
          () -> {
            history.add(FIRST.plusMillis(build), build + " " + "x".repeat(10_000) + " whole");
            return history.records(gone -> {}).size();
          });
    }
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      for (Future<Integer> added : pool.invokeAll(adding)) {
        assertThat(added.get()).isPositive();
      }
    } finally {
      pool.shutdownNow();
    }

    List<String> records =
        new BuildHistory(folder, temp).records(failure -> assertThat(failure).isNull());
    assertThat(records)
        .hasSize(BuildHistory.RECORDS)
        .allMatch(record -> record.endsWith(" whole"))
        .first()
        .asString()
        .startsWith("300 ");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).hasSize(BuildHistory.RECORDS + 1);
    }
  }

  @Test
  void add_noFolderPossible_tells() throws Exception {
    Files.writeString(temp.resolve("builds"), "no folder");

    assertThatThrownBy(() -> history.add(FIRST, "record")).isInstanceOf(IOException.class);
  }

  @Test
  void ofAllProjects_mixesThemByTime() throws Exception {
    BuildHistory other = new BuildHistory(temp.resolve("builds/other"), temp);
    for (int i = 0; i < 60; i++) {
      history.add(FIRST.plusSeconds(2L * i), "one " + i);
      other.add(FIRST.plusSeconds(2L * i + 1), "other " + i);
    }
    Files.writeString(temp.resolve("builds/a file"), "foreign");

    assertThat(BuildHistory.ofAllProjects(CacheRoot.of(temp.toString()), passedOver::add))
        .hasSize(BuildHistory.RECORDS)
        .startsWith("one 10", "other 10")
        .endsWith("one 59", "other 59");
  }

  @Test
  void of_aProject_hasAFolderForEachCheckoutAndNoneForEachVersion() {
    MavenProject project = new MavenProject();
    project.setGroupId("g");
    project.setArtifactId("a");
    project.setVersion("1");
    CacheRoot root = CacheRoot.of("/cache");
    Path first = BuildHistory.of(root, Sessions.session(temp), project).folder();

    project.setVersion("2");
    assertThat(BuildHistory.of(root, Sessions.session(temp), project).folder()).isEqualTo(first);
    assertThat(first).hasParentRaw(Path.of("/cache/builds"));
    assertThat(BuildHistory.of(root, Sessions.session(Path.of("/")), project).folder())
        .isNotEqualTo(first);
    project.setArtifactId("b");
    assertThat(BuildHistory.of(root, Sessions.session(temp), project).folder()).isNotEqualTo(first);
  }
}
