/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a kill leaves behind, made by hand, and how a store gets over it. */
final class RecoveryTest extends StoreTestBase {
  /** A use, an end, and a part of the entry before them. */
  private static final int LAST_ENTRIES = 41 + 9 + 150;

  private static final Sample FIRST = new Sample(1, 1);
  private static final Sample SECOND = new Sample(1, 2);
  private static final Sample THIRD = new Sample(2, 1);

  @Test
  void open_journalCutInItsLastEntries_losesNothingOnceReconciled() throws Exception {
    publish(FIRST, SECOND, THIRD);
    store().used(FIRST.key());
    close();
    byte[] whole = Files.readAllBytes(index());
    for (int length = whole.length - LAST_ENTRIES; length < whole.length; length++) {
      overwrite(index(), Arrays.copyOf(whole, length));
      reopened();
      // What is left of the journal is served at once, and what is not is at worst a miss.
      assertThat(served(1)).as("cut to " + length).isSubsetOf(FIRST, SECOND);
      store().reconcile();
      assertThat(served(1)).as("cut to " + length).containsExactlyInAnyOrder(FIRST, SECOND);
      assertThat(served(2)).as("cut to " + length).containsExactly(THIRD);
      close();
    }
  }

  @Test
  void open_journalBitFlippedAnywhere_losesNothingOnceReconciled() throws Exception {
    publish(FIRST, SECOND, THIRD);
    close();
    byte[] whole = Files.readAllBytes(index());
    for (int position = 0; position < whole.length; position += 3) {
      overwrite(index(), whole);
      flip(index(), position);
      reopened();
      store().reconcile();
      assertThat(served(1)).as("flipped at " + position).containsExactlyInAnyOrder(FIRST, SECOND);
      assertThat(served(2)).as("flipped at " + position).containsExactly(THIRD);
      close();
    }
  }

  @Test
  void open_zerosBehindTheJournal_areCut() throws Exception {
    publish(FIRST);
    close();
    byte[] whole = Files.readAllBytes(index());
    overwrite(index(), Arrays.copyOf(whole, whole.length + 4096));
    reopened();
    publish(SECOND);
    reopened();
    assertThat(served(1)).containsExactly(SECOND, FIRST);
  }

  @Test
  void open_noJournal_findsAllFromTheRecords_oldestFirst() throws Exception {
    publish(SECOND);
    clock.turn(Duration.ofMinutes(1));
    publish(FIRST);
    clock.turn(Duration.ofMinutes(1));
    publish(THIRD);
    close();
    Files.delete(index());
    reopened();
    assertThat(served(1)).isEmpty();
    store().reconcile();
    assertThat(served(1)).containsExactly(FIRST, SECOND);
    assertThat(served(2)).containsExactly(THIRD);
  }

  @Test
  void publish_beforeReconciling_goesTogether() throws Exception {
    publish(FIRST, SECOND);
    close();
    Files.delete(index());
    reopened();
    publish(FIRST, THIRD);
    store().reconcile();
    assertThat(served(1)).containsExactlyInAnyOrder(FIRST, SECOND);
    assertThat(served(2)).containsExactly(THIRD);
    assertThat(store().numbers().results()).isEqualTo(3);
  }

  @Test
  void reconcile_blobsAndRecordsThatNobodyKnows_areDeleted() throws Exception {
    publish(FIRST, SECOND);
    byte[] object = Files.readAllBytes(objectOf(SECOND));
    byte[] record = Files.readAllBytes(recordOf(SECOND));
    publishAndKill(THIRD);
    store().clear();
    publish(FIRST);
    overwrite(placed(objectOf(SECOND)), object);
    overwrite(placed(recordOf(SECOND)), record);
    Files.delete(objectOf(SECOND));
    overwrite(placed(objectOf(THIRD)), Sample.object(THIRD.key()));
    store().reconcile();
    assertThat(recordOf(SECOND)).doesNotExist();
    assertThat(objectOf(THIRD)).doesNotExist();
    assertThat(served(1)).containsExactly(FIRST);
  }

  @Test
  void reconcile_filesWithForeignNames_areLeftAlone() throws Exception {
    publishAndKill(FIRST);
    Path foreign = Files.writeString(objectOf(FIRST).resolveSibling("note.txt"), "hello");
    reopened();
    store().reconcile();
    assertThat(foreign).exists();
    Files.delete(foreign);
  }

  @Test
  void reconcile_afterACleanEnd_looksAtNothing() throws Exception {
    publishAndKill(FIRST);
    reopened();
    store().reconcile();
    close();
    Path orphan = Files.write(placed(objectOf(SECOND)), new byte[] {1});
    reopened();
    store().reconcile();
    assertThat(orphan).exists();
    Files.delete(orphan);
  }

  @Test
  void reconcile_resultsWhoseFilesAreGone_areDropped() throws Exception {
    publishAndKill(FIRST);
    publish(SECOND, THIRD);
    kill();
    Files.delete(recordOf(SECOND));
    Files.delete(objectOf(THIRD));
    reopened();
    store().reconcile();
    assertThat(store().numbers().results()).isEqualTo(1);
    assertThat(store().numbers().damaged()).isEqualTo(2);
  }

  @Test
  void open_unfinishedFiles_areDeleted() throws Exception {
    publish(FIRST);
    close();
    Path unfinished = Files.write(folder().resolve("tmp").resolve("0123"), new byte[10]);
    reopened();
    assertThat(unfinished).doesNotExist();
  }

  @Test
  void reconcile_interruptedClear_isFinished() throws Exception {
    publish(FIRST);
    close();
    Path trash = Files.createDirectories(folder().resolve("trash-12").resolve("blobs"));
    Files.write(trash.resolve("x"), new byte[10]);
    reopened();
    store().reconcile();
    assertThat(folder().resolve("trash-12")).doesNotExist();
    assertThat(served(1)).containsExactly(FIRST);
  }

  @Test
  void open_halfMadeStore_isFinished() throws Exception {
    Files.createDirectories(folder().resolve("tmp"));
    publish(FIRST);
    assertThat(served(1)).containsExactly(FIRST);
  }

  @Test
  void journal_mostlyHistory_isWrittenAnew() throws Exception {
    publish(FIRST, SECOND, THIRD);
    long length = Files.size(index());
    boolean shrank = false;
    for (int i = 0; i < 40_000 && !shrank; i++) {
      store().used(SECOND.key());
      store().noteUses();
      shrank = Files.size(index()) < length;
      length = Files.size(index());
    }
    assertThat(shrank).isTrue();
    assertThat(length).isLessThan(1_000);
    reopened();
    assertThat(served(1)).containsExactly(SECOND, FIRST);
    assertThat(served(2)).containsExactly(THIRD);
  }

  private void publishAndKill(Sample sample) throws IOException, StoreWriteException {
    publish(sample);
    kill();
  }

  /** Ends this life of the store so that the next one finds what a killed process leaves. */
  private void kill() throws IOException {
    byte[] journal = Files.readAllBytes(index());
    close();
    overwrite(index(), journal);
  }

  private static Path placed(Path file) throws IOException {
    Path shard = file.getParent();
    if (shard != null) {
      Files.createDirectories(shard);
    }
    return file;
  }
}
