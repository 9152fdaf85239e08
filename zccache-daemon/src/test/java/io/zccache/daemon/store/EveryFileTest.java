/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every file of a store in turn, damaged in every way: the store opens, what it serves is right,
 * and what is stored again is served again.
 */
final class EveryFileTest extends StoreTestBase {
  private static final List<Sample> ALL =
      List.of(new Sample(1, 1), new Sample(1, 2), new Sample(2, 1));

  private Map<Path, byte[]> whole = Map.of();

  /** When in a store's life the damage happens, and what it does next. */
  enum Life {
    CLEAN_END,
    CLEAN_END_THEN_RECONCILED,
    KILLED,
    KILLED_THEN_RECONCILED
  }

  @BeforeEach
  void fill() throws Exception {
    publish(ALL.toArray(new Sample[0]));
    store().used(ALL.get(0).key());
  }

  @ParameterizedTest
  @EnumSource
  void serve_anyFileCutAnywhere_isRightOrAMiss(Life life) throws Exception {
    end(life);
    for (Path file : whole.keySet()) {
      for (int length : boundaries(file)) {
        damaged(life, "cut to " + length, file, () -> truncate(file, length));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void serve_anyFileWithAFlippedBit_isRightOrAMiss(Life life) throws Exception {
    end(life);
    for (Path file : whole.keySet()) {
      for (int position : boundaries(file)) {
        if (position < size(file)) {
          damaged(life, "flipped at " + position, file, () -> flip(file, position));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void serve_anyTwoFilesSwapped_isRightOrAMiss(Life life) throws Exception {
    end(life);
    for (Path file : whole.keySet()) {
      for (Path other : whole.keySet()) {
        if (file.compareTo(other) < 0) {
          damaged(life, "swapped with " + other, file, () -> swap(file, other));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void serve_anyFileLongerThanItWas_isRightOrAMiss(Life life) throws Exception {
    end(life);
    for (Path file : whole.keySet()) {
      damaged(
          life,
          "longer",
          file,
          () -> overwrite(file, Arrays.copyOf(whole.get(file), size(file) + 7)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void serve_anyFileDeleted_isRightOrAMiss(Life life) throws Exception {
    end(life);
    for (Path file : whole.keySet()) {
      damaged(life, "deleted", file, () -> Files.delete(file));
    }
  }

  @ParameterizedTest
  @EnumSource
  void serve_anyFileUnreadable_isRightOrAMiss(Life life) throws Exception {
    end(life);
    for (Path file : whole.keySet()) {
      damaged(
          life,
          "unreadable",
          file,
          () -> Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void serve_anyFileReplacedByAFolder_isRightOrAMiss(Life life) throws Exception {
    end(life);
    for (Path file : whole.keySet()) {
      damaged(
          life,
          "a folder",
          file,
          () -> {
            Files.delete(file);
            Files.createDirectory(file);
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void serve_anyFileReplacedByALinkToNowhere_isRightOrAMiss(Life life) throws Exception {
    end(life);
    for (Path file : whole.keySet()) {
      damaged(
          life,
          "a link to nowhere",
          file,
          () -> {
            Files.delete(file);
            Files.createSymbolicLink(file, folder().resolve("tmp").resolve("nothing"));
          });
    }
  }

  /** One way to damage a file. */
  private interface Damage {
    void happen() throws IOException;
  }

  private void damaged(Life life, String how, Path file, Damage damage) throws Exception {
    restore();
    damage.happen();
    String what = folder().relativize(file) + " " + how;
    reopened();
    if (life == Life.CLEAN_END_THEN_RECONCILED || life == Life.KILLED_THEN_RECONCILED) {
      store().reconcile();
    }
    // What is served is compared with what was stored.
    List<Sample> first = served(1);
    List<Sample> second = served(2);
    assertThat(first).as(what).isSubsetOf(ALL.subList(0, 2));
    assertThat(second).as(what).isSubsetOf(ALL.subList(2, 3));
    boolean lost = first.size() + second.size() < ALL.size();
    if (lost && !what.contains(index().getFileName().toString())) {
      // A build tells that at its end. An index is made again, and its loss is not told.
      assertThat(store().numbers().damaged()).as(what).isPositive();
    }
    publish(ALL.toArray(new Sample[0]));
    assertThat(served(1)).as(what + ", stored again").hasSize(2);
    assertThat(served(2)).as(what + ", stored again").hasSize(1);
    close();
  }

  /** Ends the first life of the store, and notes all its files. */
  private void end(Life life) throws IOException {
    boolean killed = life == Life.KILLED || life == Life.KILLED_THEN_RECONCILED;
    byte[] journal = Files.readAllBytes(index());
    close();
    if (killed) {
      overwrite(index(), journal);
    }
    Map<Path, byte[]> files = new LinkedHashMap<>();
    for (Path file : regularFiles()) {
      files.put(file, Files.readAllBytes(file));
    }
    whole = files;
  }

  private void restore() throws IOException {
    try (Stream<Path> all = Files.walk(folder())) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    for (Map.Entry<Path, byte[]> file : whole.entrySet()) {
      Files.createDirectories(file.getKey().resolveSibling(""));
      Files.write(file.getKey(), file.getValue());
    }
  }

  private List<Path> regularFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder())) {
      return files
          .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  /** Ends of heads and entries, and some places between them. */
  private Set<Integer> boundaries(Path file) {
    int size = size(file);
    Set<Integer> places = new TreeSet<>(List.of(0, 1, 15, 16, 17, 19, 20, 21, 24, 25));
    places.addAll(List.of(size / 3, size / 2, size - 42, size - 10, size - 9, size - 1));
    places.removeIf(place -> place < 0 || place >= size);
    return places;
  }

  private int size(Path file) {
    byte[] bytes = whole.get(file);
    return bytes == null ? 0 : bytes.length;
  }

  private static void swap(Path one, Path other) throws IOException {
    byte[] bytes = Files.readAllBytes(one);
    overwrite(one, Files.readAllBytes(other));
    overwrite(other, bytes);
  }
}
