/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.store.StoreReport.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StoreCheckTest extends StoreTestBase {
  private static final Sample VICTIM = new Sample(1, 1);
  private static final Sample SIBLING = new Sample(1, 2);
  private static final Sample STRANGER = new Sample(2, 1);

  @BeforeEach
  void fill() throws Exception {
    publish(VICTIM, SIBLING, STRANGER);
  }

  @Test
  void check_soundStore_findsNothingAndCountsAll() throws Exception {
    long bytes = store().numbers().bytes();
    close();
    assertThat(check(false)).isEqualTo(new StoreReport(3, 5, bytes, 0, List.of()));
    assertThat(check(true)).isEqualTo(new StoreReport(3, 5, bytes, 0, List.of()));
  }

  @Test
  void check_tellsHowFarItIs() throws Exception {
    List<String> told = new ArrayList<>();
    long bytes = store().numbers().bytes();
    StoreReport unused =
        StoreCheck.run(folder(), false, (files, of, read) -> told.add(files + "/" + of));
    assertThat(told).containsExactly("0/8", "1/8", "2/8", "3/8", "4/8", "5/8", "6/8", "7/8", "8/8");
    assertThat(unused.bytes()).isEqualTo(bytes);
  }

  @Test
  void check_damagedFiles_areNamedAndLeftAlone() throws Exception {
    flip(objectOf(VICTIM), 5);
    truncate(recordOf(STRANGER), 30);
    close();
    assertThat(check(false).damages())
        .containsExactlyInAnyOrder(
            new Damage(name(objectOf(VICTIM)), "its content has another hash"),
            new Damage(name(recordOf(STRANGER)), "the checksum differs"));
    assertThat(objectOf(VICTIM)).exists();
    assertThat(recordOf(STRANGER)).exists();
  }

  @Test
  void check_recordWithoutItsBlob_isDamaged() throws Exception {
    Files.delete(objectOf(VICTIM));
    close();
    assertThat(check(false).damages())
        .extracting(Damage::file)
        .containsExactly(name(recordOf(VICTIM)));
  }

  @Test
  void check_recordUnderAnothersName_isDamaged() throws Exception {
    byte[] bytes = Files.readAllBytes(recordOf(STRANGER));
    overwrite(recordOf(VICTIM), bytes);
    close();
    assertThat(check(false).damages())
        .containsExactly(new Damage(name(recordOf(VICTIM)), "the record of another result"));
  }

  @Test
  void check_indexCutOrVain_isTold() throws Exception {
    Files.delete(recordOf(VICTIM));
    close();
    overwrite(index(), bytesAnd(Files.readAllBytes(index()), new byte[] {0, 0, 9}));
    assertThat(check(false).damages())
        .containsExactly(
            new Damage("index", "its last 3 bytes are no entries"),
            new Damage("index", "names 1 results that have no record"));
  }

  @Test
  void check_noFormat_isTold() throws Exception {
    close();
    Path format = folder().resolve("format");
    Files.delete(format);
    assertThat(check(false).damages()).containsExactly(new Damage("format", "is no format file"));
    Files.writeString(format, "zccache store 3\n");
    assertThat(check(true).damages()).extracting(Damage::file).containsExactly("format");
    reopened();
    assertThat(served(1)).containsExactly(SIBLING, VICTIM);
  }

  @Test
  void check_blobsThatNobodyNeeds_areCounted() throws Exception {
    close();
    Path orphan = objectOf(new Sample(9, 9));
    Files.createDirectories(orphan.resolveSibling(""));
    Files.write(orphan, Sample.object(new Sample(9, 9).key()));
    assertThat(check(false).unneeded()).isEqualTo(1);
    assertThat(check(false).damages()).isEmpty();
    store().reconcileAll();
    assertThat(orphan).doesNotExist();
  }

  @Test
  void repair_offline_leavesASoundStoreWithTheRest() throws Exception {
    flip(objectOf(VICTIM), 5);
    flip(recordOf(STRANGER), 25);
    close();
    assertThat(check(true).damages()).hasSize(2);
    reopened();
    store().reconcileAll();
    close();
    assertThat(check(false).damages()).isEmpty();
    reopened();
    assertThat(store().numbers().results()).isEqualTo(1);
    assertThat(served(1)).containsExactly(SIBLING);
  }

  @Test
  void repair_besideTheOwner_costsItAMissAndNothingElse() throws Exception {
    assertThat(served(1)).hasSize(2);
    flip(objectOf(VICTIM), 5);
    assertThat(check(true).damages()).hasSize(1);
    assertThat(objectOf(VICTIM)).doesNotExist();
    assertThat(served(1)).containsExactly(SIBLING);
    publish(VICTIM);
    assertThat(served(1)).containsExactly(VICTIM, SIBLING);
    assertThat(check(false).damages()).isEmpty();
  }

  @Test
  void check_besideABusyOwner_findsNoDamage() throws Exception {
    AtomicBoolean end = new AtomicBoolean();
    StoreLimits small = new StoreLimits(200_000);
    close();
    ResultStore owner = store(small);
    Thread busy =
        new Thread(
            () -> {
              for (int unit = 10; !end.get(); unit++) {
                publishQuietly(owner, new Sample(10 + unit % 80, 1));
              }
            });
    busy.start();
    try {
      for (int round = 0; round < 30 || owner.numbers().evicted() == 0; round++) {
        assertThat(check(true).damages()).as("round " + round).isEmpty();
      }
    } finally {
      end.set(true);
      busy.join();
    }
    assertThat(owner.numbers().evicted()).isPositive();
    assertThat(owner.numbers().damaged()).isZero();
    owner.clear();
  }

  private static void publishQuietly(ResultStore store, Sample sample) {
    try {
      store.publish(sample.result());
    } catch (StoreWriteException e) {
      throw new AssertionError(e);
    }
  }

  private StoreReport check(boolean repair) throws IOException {
    return StoreCheck.run(folder(), repair, (files, of, bytes) -> {});
  }

  private String name(Path file) {
    return folder().relativize(file).toString();
  }

  private static byte[] bytesAnd(byte[] one, byte[] other) {
    byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
