/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What bad disks, and hands, do to a store: never a wrong byte, at most a miss. */
final class DamageTest extends StoreTestBase {
  private static final Sample VICTIM = new Sample(1, 1);
  private static final Sample SIBLING = new Sample(1, 2);
  private static final Sample STRANGER = new Sample(2, 1);

  @BeforeEach
  void fill() throws Exception {
    publish(VICTIM, SIBLING, STRANGER);
  }

  @Test
  void serve_blobBitFlipped_isAMissAndTheBlobIsQuarantined() throws Exception {
    flip(objectOf(VICTIM), 5);
    assertThat(served(1)).containsExactly(SIBLING);
    assertThat(served(1)).containsExactly(SIBLING);
    assertThat(quarantine()).containsExactly(objectOf(VICTIM).getFileName());
    assertThat(recordOf(VICTIM)).doesNotExist();
    assertThat(store().numbers().damaged()).isEqualTo(1);
  }

  @Test
  void serve_blobChangedAfterItWasVerified_isAMiss() throws Exception {
    assertThat(served(1)).contains(VICTIM);
    flip(objectOf(VICTIM), 5);
    assertThat(served(1)).containsExactly(SIBLING);
    assertThat(store().numbers().damaged()).isEqualTo(1);
  }

  @Test
  void serve_blobTruncated_isAMiss() throws Exception {
    truncate(objectOf(VICTIM), 3);
    assertThat(served(1)).containsExactly(SIBLING);
    assertThat(store().numbers().damaged()).isEqualTo(1);
  }

  @Test
  void serve_blobEmpty_isAMiss() throws Exception {
    truncate(objectOf(VICTIM), 0);
    assertThat(served(1)).containsExactly(SIBLING);
    assertThat(store().numbers().damaged()).isEqualTo(1);
  }

  @Test
  void serve_blobDeleted_isAMiss() throws Exception {
    Files.delete(objectOf(VICTIM));
    assertThat(served(1)).containsExactly(SIBLING);
    assertThat(quarantine()).isEmpty();
    assertThat(store().numbers().damaged()).isEqualTo(1);
  }

  @Test
  void serve_sharedBlobDamaged_dropsAllThatNeedIt() throws Exception {
    flip(depfileOf(VICTIM), 0);
    assertThat(served(1)).isEmpty();
    assertThat(served(2)).containsExactly(STRANGER);
    assertThat(store().numbers().results()).isEqualTo(1);
    assertThat(store().numbers().damaged()).isEqualTo(1);
  }

  @Test
  void serve_blobsSwapped_areMisses() throws Exception {
    swap(objectOf(VICTIM), objectOf(STRANGER));
    assertThat(served(1)).containsExactly(SIBLING);
    assertThat(served(2)).isEmpty();
    assertThat(store().numbers().damaged()).isEqualTo(2);
  }

  @Test
  void serve_recordDeleted_isAMiss() throws Exception {
    Files.delete(recordOf(VICTIM));
    reopened();
    assertThat(served(1)).containsExactly(SIBLING);
    assertThat(objectOf(VICTIM)).doesNotExist();
    assertThat(store().numbers().damaged()).isEqualTo(1);
  }

  @Test
  void serve_recordTruncatedAnywhere_isAMiss() throws Exception {
    byte[] whole = Files.readAllBytes(recordOf(VICTIM));
    for (int length = 0; length < whole.length; length += step(length)) {
      overwrite(recordOf(VICTIM), Arrays.copyOf(whole, length));
      reopened();
      assertThat(served(1)).as("cut to " + length).containsExactly(SIBLING);
      assertThat(store().numbers().damaged()).isEqualTo(1);
      publish(VICTIM);
    }
  }

  @Test
  void serve_recordBitFlippedAnywhere_isAMiss() throws Exception {
    int length = (int) Files.size(recordOf(VICTIM));
    for (int position = 0; position < length; position += step(position)) {
      flip(recordOf(VICTIM), position);
      reopened();
      assertThat(served(1)).as("flipped at " + position).containsExactly(SIBLING);
      assertThat(store().numbers().damaged()).isEqualTo(1);
      publish(VICTIM);
    }
  }

  @Test
  void candidates_readsNoFurtherThanAsked() throws Exception {
    flip(recordOf(VICTIM), 5);
    reopened();
    Optional<StoredResult> first = store().candidates(VICTIM.unitKey()).findFirst();
    assertThat(first.map(Sample::of)).contains(SIBLING);
    assertThat(store().numbers().damaged()).isZero();
    assertThat(store().candidates(VICTIM.unitKey())).hasSize(1);
    assertThat(store().numbers().damaged()).isEqualTo(1);
  }

  @Test
  void candidates_recordThatCannotBeReadNow_isLeftOutAndKept() throws Exception {
    reopened();
    Path aside = Files.move(recordOf(VICTIM), build().resolve("aside"));
    Files.createSymbolicLink(recordOf(VICTIM), recordOf(VICTIM));
    assertThat(served(1)).containsExactly(SIBLING);
    assertThat(store().numbers().damaged()).isEqualTo(1);
    Files.delete(recordOf(VICTIM));
    Files.move(aside, recordOf(VICTIM));
    assertThat(served(1)).containsExactly(SIBLING, VICTIM);
  }

  @Test
  void serve_recordsSwapped_areMisses() throws Exception {
    swap(recordOf(VICTIM), recordOf(STRANGER));
    reopened();
    assertThat(served(1)).containsExactly(SIBLING);
    assertThat(served(2)).isEmpty();
    assertThat(store().numbers().damaged()).isEqualTo(2);
  }

  @Test
  void serve_recordOfSiblingCopiedOver_isAMiss() throws Exception {
    Files.copy(recordOf(SIBLING), recordOf(VICTIM), StandardCopyOption.REPLACE_EXISTING);
    reopened();
    assertThat(served(1)).containsExactly(SIBLING);
    assertThat(store().numbers().damaged()).isEqualTo(1);
  }

  @Test
  void publish_afterDamageWasFound_healsIt() throws Exception {
    flip(objectOf(VICTIM), 5);
    assertThat(served(1)).containsExactly(SIBLING);
    publish(VICTIM);
    assertThat(served(1)).containsExactly(VICTIM, SIBLING);
  }

  @Test
  void publish_overATruncatedBlob_healsIt() throws Exception {
    truncate(objectOf(VICTIM), 5);
    publish(VICTIM);
    assertThat(served(1)).containsExactly(VICTIM, SIBLING);
  }

  @Test
  void quarantine_keepsAFewFiles() throws Exception {
    for (int set = 0; set < 40; set++) {
      Sample sample = new Sample(3 + set, set);
      publish(sample);
      flip(objectOf(sample), 1);
      assertThat(served(sample.unit())).isEmpty();
    }
    assertThat(quarantine()).hasSize(16);
  }

  @Test
  void quarantine_ofALargeFile_deletesIt() throws Exception {
    byte[] large = new byte[(16 << 20) + 1];
    Sample sample = new Sample(3, 1);
    StoredOutput output =
        store().publish(sample.result(Content.of(large))).output(OutputRole.OBJECT).orElseThrow();
    flip(new StoreFolder(folder()).blob(output.blob()), 1);
    assertThat(served(3)).isEmpty();
    assertThat(quarantine()).isEmpty();
  }

  @Test
  void open_blobsGone_servesNothingAndGoesOn() throws Exception {
    close();
    deleteAll(folder().resolve("blobs"));
    reopened();
    assertThat(served(1)).isEmpty();
    publish(VICTIM);
    assertThat(served(1)).containsExactly(VICTIM);
  }

  @Test
  void open_recordsGone_servesNothingAndGoesOn() throws Exception {
    close();
    deleteAll(folder().resolve("records"));
    reopened();
    assertThat(served(1)).isEmpty();
    publish(VICTIM);
    assertThat(served(1)).containsExactly(VICTIM);
  }

  @Test
  void serve_randomDamageEverywhere_isNeverWrong() throws Exception {
    Random random = new Random(20260101);
    for (int round = 0; round < 100; round++) {
      publish(VICTIM, SIBLING, STRANGER);
      close();
      Path file = any(random, filesOfTheStore());
      if (Files.size(file) > 0 && random.nextBoolean()) {
        flip(file, random.nextInt((int) Files.size(file)));
      } else {
        truncate(file, random.nextInt((int) Files.size(file) + 1));
      }
      reopened();
      if (random.nextBoolean()) {
        store().reconcile();
      }
      // Each that is served is compared with what was stored.
      assertThat(served(1)).doesNotContain(STRANGER);
      assertThat(served(2)).doesNotContain(VICTIM, SIBLING);
    }
  }

  /** Each byte of the head, then a part of the rest. */
  private static int step(int position) {
    return position < 30 ? 1 : 11;
  }

  private List<Path> filesOfTheStore() throws IOException {
    try (Stream<Path> files = Files.walk(folder())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("lock") && !file.endsWith("format"))
          .sorted()
          .toList();
    }
  }

  private static Path any(Random random, List<Path> files) {
    return files.get(random.nextInt(files.size()));
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void swap(Path one, Path other) throws IOException {
    byte[] bytes = Files.readAllBytes(one);
    overwrite(one, Files.readAllBytes(other));
    overwrite(other, bytes);
  }

  private List<Path> quarantine() throws IOException {
    try (Stream<Path> files = Files.list(folder().resolve("quarantine"))) {
      return files.map(Path::getFileName).toList();
    }
  }
}
