/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.UnitKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store in a temporary folder. After each test it is opened once more, all it serves is compared
 * with what was stored, and its files are compared with its index.
 */
abstract class StoreTestBase {
  static final StoreLimits LARGE = new StoreLimits(1L << 30);

  @TempDir Path temp;
  final TurnedClock clock = new TurnedClock();
  private @Nullable ResultStore open;

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectories(build());
  }

  /** The store's folder. */
  Path folder() {
    return temp.resolve("store-1");
  }

  /** A folder to deliver into. */
  Path build() {
    return temp.resolve("build");
  }

  ResultStore store() throws IOException {
    return store(LARGE);
  }

  ResultStore store(StoreLimits limits) throws IOException {
    ResultStore now = open;
    if (now == null) {
      now = ResultStore.open(folder(), limits, clock);
      open = now;
    }
    return now;
  }

  ResultStore reopened() throws IOException {
    close();
    return store();
  }

  void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  void publish(Sample... samples) throws IOException, StoreWriteException {
    for (Sample sample : samples) {
      store().publish(sample.result());
    }
  }

  /** The input sets of a unit that are served, the most recently used first; each is checked. */
  List<Sample> served(int unit) throws IOException {
    List<Sample> served = new ArrayList<>();
    for (StoredResult result : store().candidates(new Sample(unit, 0).unitKey()).toList()) {
      if (Sample.serveRight(store(), result, build())) {
        served.add(Sample.of(result));
      }
    }
    return served;
  }

  Path recordOf(Sample sample) {
    return new StoreFolder(folder()).record(sample.key());
  }

  Path objectOf(Sample sample) {
    return new StoreFolder(folder()).blob(Digest.ofContent(Sample.object(sample.key())));
  }

  Path depfileOf(Sample sample) {
    return new StoreFolder(folder()).blob(Digest.ofContent(Sample.depfile(sample.unitKey())));
  }

  Path index() {
    return new StoreFolder(folder()).index();
  }

  /** Changes one bit of a file, whatever its mode. */
  static void flip(Path file, int position) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[position] ^= 0x10;
    overwrite(file, bytes);
  }

  /** Cuts a file, whatever its mode. */
  static void truncate(Path file, int length) throws IOException {
    overwrite(file, Arrays.copyOf(Files.readAllBytes(file), length));
  }

  static void overwrite(Path file, byte[] bytes) throws IOException {
    // Removed first: it may be read-only, and putting one file over another is slow on some disks.
    Files.deleteIfExists(file);
    Files.write(file, bytes);
  }

  @AfterEach
  void storeIsInStep() throws IOException {
    close();
    if (!Files.exists(folder().resolve("format"))) {
      return;
    }
    ResultStore last = store();
    last.reconcile();
    // Damage that nobody has come across yet is found by serving all there is.
    for (UnitKey unit : units()) {
      for (StoredResult result : last.candidates(unit).toList()) {
        Sample.serveRight(last, result, build());
      }
    }
    StoreNumbers numbers = last.numbers();
    close();
    filesAreAsIndexed(numbers);
    try (Stream<Path> left = Files.list(build())) {
      assertThat(left.filter(file -> file.getFileName().toString().startsWith(".zccache")))
          .isEmpty();
    }
  }

  private Set<UnitKey> units() throws IOException {
    return indexed().all().stream().map(IndexedResult::unit).collect(Collectors.toSet());
  }

  /** What the journal on disk says. */
  private ResultIndex indexed() throws IOException {
    ResultIndex index = new ResultIndex();
    Path copy = temp.resolve("index-copy");
    Files.copy(index(), copy, StandardCopyOption.REPLACE_EXISTING);
    Journal.replay(
            copy,
            entry -> {
              if (entry instanceof JournalEntry.Put put) {
                index.put(put.result());
              } else if (entry instanceof JournalEntry.Drop drop) {
                index.drop(drop.key());
              } else if (entry instanceof JournalEntry.Use use) {
                index.use(use.key());
              }
            })
        .journal()
        .close();
    return index;
  }

  private void filesAreAsIndexed(StoreNumbers numbers) throws IOException {
    ResultIndex index = indexed();
    StoreFolder layout = new StoreFolder(folder());
    Set<Path> records = new HashSet<>();
    Set<Path> blobs = new HashSet<>();
    for (IndexedResult result : index.all()) {
      records.add(layout.record(result.key()));
      assertThat(layout.record(result.key())).hasSize(result.recordSize());
      for (BlobRef blob : result.blobs()) {
        Path file = layout.blob(blob.digest());
        blobs.add(file);
        assertThat(file).hasSize(blob.size());
        assertThat(Digest.ofContent(Files.readAllBytes(file))).isEqualTo(blob.digest());
      }
      assertThat(index.ofUnit(result.unit()))
          .hasSizeLessThanOrEqualTo(ResultIndex.MAX_SMALL_PER_UNIT);
    }
    assertThat(filesBelow(layout.records())).isEqualTo(records);
    assertThat(filesBelow(layout.blobs())).isEqualTo(blobs);
    assertThat(filesBelow(folder().resolve("tmp"))).isEmpty();
    long bytes = 0;
    for (Path file : Stream.concat(records.stream(), blobs.stream()).toList()) {
      bytes += Files.size(file);
    }
    assertThat(numbers.results()).isEqualTo(records.size());
    assertThat(numbers.blobs()).isEqualTo(blobs.size());
    assertThat(numbers.bytes()).isEqualTo(bytes);
    assertThat(bytes).isLessThanOrEqualTo(numbers.maxBytes());
    try (Stream<Path> entries = Files.list(folder())) {
      assertThat(entries.map(entry -> entry.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "format", "lock", "index", "blobs", "records", "tmp", "quarantine");
    }
  }

  private static Set<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).collect(Collectors.toSet());
    }
  }
}
