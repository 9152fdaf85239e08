/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EvictionTest extends StoreTestBase {
  private static final StoreLimits LIMIT = new StoreLimits(100_000);

  @Test
  void publish_belowTheLimit_evictsNothing() throws Exception {
    store(LIMIT);
    publishObjects(1, 9);
    assertThat(store().numbers().results()).isEqualTo(9);
    assertThat(store().numbers().evicted()).isZero();
    store().clear();
  }

  @Test
  void publish_aboveTheLimit_evictsDownToNineTenths_leastRecentlyUsedFirst() throws Exception {
    store(LIMIT);
    publishObjects(1, 9);
    store().used(new Sample(1, 1).key());
    publishObjects(10, 10);
    StoreNumbers numbers = store().numbers();
    assertThat(numbers.bytes()).isBetween(80_000L, 90_000L);
    assertThat(numbers.evicted()).isEqualTo(2);
    assertThat(there(1)).isTrue();
    assertThat(there(2)).isFalse();
    assertThat(there(3)).isFalse();
    assertThat(there(4)).isTrue();
    assertThat(there(10)).isTrue();
    store().clear();
  }

  @Test
  void eviction_orderOfUse_survivesAReopen() throws Exception {
    store(LIMIT);
    publishObjects(1, 9);
    store().used(new Sample(1, 1).key());
    close();
    store(LIMIT);
    publishObjects(10, 10);
    assertThat(there(1)).isTrue();
    assertThat(there(2)).isFalse();
    store().clear();
  }

  @Test
  void eviction_orderOfUse_survivesAKillOnceNoted() throws Exception {
    store(LIMIT);
    publishObjects(1, 9);
    store().used(new Sample(1, 1).key());
    store().noteUses();
    byte[] journal = Files.readAllBytes(index());
    close();
    overwrite(index(), journal);
    store(LIMIT).reconcile();
    publishObjects(10, 10);
    assertThat(there(1)).isTrue();
    assertThat(there(2)).isFalse();
    store().clear();
  }

  @Test
  void eviction_removesFilesAndSpace_alsoAfterReopen() throws Exception {
    store(LIMIT);
    publishObjects(1, 50);
    StoreNumbers before = store().numbers();
    close();
    assertThat(store(LIMIT).numbers())
        .isEqualTo(
            new StoreNumbers(
                before.results(), before.blobs(), before.bytes(), before.maxBytes(), 0, 0));
    assertThat(recordOf(new Sample(1, 1))).doesNotExist();
    store().clear();
  }

  @Test
  void eviction_blobThatOthersNeed_stays() throws Exception {
    store(LIMIT);
    Sample newer = new Sample(140, 1);
    byte[] shared = object(99);
    for (int unit = 101; unit <= 110; unit++) {
      store().publish(new Sample(unit, 1).result(Content.of(shared)));
    }
    publishObjects(1, 7);
    store().publish(newer.result(Content.of(shared)));
    publishObjects(8, 9);
    assertThat(store().candidates(new Sample(110, 1).unitKey()).toList()).isEmpty();
    StoredOutput output =
        store().candidates(newer.unitKey()).toList().get(0).output(OutputRole.OBJECT).orElseThrow();
    assertThat(store().numbers().evicted()).isPositive();
    assertThat(store().read(output)).isEqualTo(shared);
    store().clear();
  }

  @Test
  void reconcile_adoptsMoreThanTheLimit_evicts() throws Exception {
    store(LARGE);
    publishObjects(1, 30);
    close();
    Files.delete(index());
    store(LIMIT).reconcile();
    assertThat(store().numbers().bytes()).isBetween(70_000L, 90_000L);
    store().clear();
  }

  /** One result a unit, so that the number of input sets plays no part. */
  private void publishObjects(int from, int to) throws Exception {
    for (int set = from; set <= to; set++) {
      Sample sample = new Sample(set, set);
      store()
          .publish(
              new NewResult(
                  sample.unitKey(),
                  new Sample(1, set).key(),
                  sample.inputs(),
                  List.of(new NewOutput(OutputRole.OBJECT, 0644, Content.of(object(set)))),
                  new ToolRun(0, Printed.of(new byte[0]), Printed.of(new byte[0]), 1),
                  Optional.empty()));
    }
  }

  private boolean there(int set) throws Exception {
    return Files.exists(recordOf(new Sample(1, set)));
  }

  private static byte[] object(int number) {
    byte[] bytes = new byte[10_000];
    Arrays.fill(bytes, (byte) number);
    return bytes;
  }
}
