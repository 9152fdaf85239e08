/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.key.Digest;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ResultIndexTest {
  private final ResultIndex index = new ResultIndex();
  private final IndexedResult one = result(1, 1, 100);
  private final IndexedResult two = result(1, 2, 200);
  private final IndexedResult three = result(2, 1, 300);

  @Test
  void extent_countsSharedBlobsOnce() {
    index.put(one);
    index.put(two);
    // Two records of 10 bytes, two objects, one depfile of 7 bytes.
    assertThat(index.extent().results()).isEqualTo(2);
    assertThat(index.extent().blobs()).isEqualTo(3);
    assertThat(index.extent().bytes()).isEqualTo(2 * 10 + 100 + 200 + 7);
  }

  @Test
  void drop_givesBackAllItsBytes() {
    index.put(one);
    index.put(two);
    assertThat(index.drop(one.key())).isTrue();
    assertThat(index.drop(one.key())).isFalse();
    assertThat(index.needs(one.blobs().get(0).digest())).isFalse();
    assertThat(index.needs(one.blobs().get(1).digest())).isTrue();
    index.drop(two.key());
    assertThat(index.extent()).isEqualTo(new ResultIndex.Extent(0, 0, 0, 0));
    assertThat(index.ofUnit(one.unit())).isEmpty();
  }

  @Test
  void put_sameKey_replaces() {
    index.put(one);
    IndexedResult again = result(1, 1, 500);
    index.put(again);
    assertThat(index.holds(one)).isFalse();
    assertThat(index.holds(again)).isTrue();
    assertThat(index.extent().bytes()).isEqualTo(10 + 500 + 7);
  }

  @Test
  void ofUnit_lastUsedFirst() {
    index.put(one);
    index.put(two);
    assertThat(index.ofUnit(one.unit())).containsExactly(two, one);
    assertThat(index.use(one.key())).isTrue();
    assertThat(index.ofUnit(one.unit())).containsExactly(one, two);
    assertThat(index.use(three.key())).isFalse();
  }

  @Test
  void oldest_asFewAsHoldTheBytes() {
    index.put(one);
    index.put(two);
    index.put(three);
    index.use(one.key());
    assertThat(index.oldest(1, 9)).containsExactly(two);
    assertThat(index.oldest(217, 9)).containsExactly(two);
    assertThat(index.oldest(218, 9)).containsExactly(two, three);
    assertThat(index.oldest(10_000, 2)).containsExactly(two, three);
    assertThat(index.oldest(0, 9)).isEmpty();
    assertThat(index.oldest(-5, 9)).isEmpty();
  }

  @Test
  void holding_allThatNeedABlob() {
    index.put(one);
    index.put(two);
    index.put(three);
    Digest depfile = one.blobs().get(1).digest();
    assertThat(index.holding(depfile)).containsExactly(one, two);
  }

  @Test
  void clear_leavesNothing() {
    index.put(one);
    index.clear();
    assertThat(index.extent()).isEqualTo(new ResultIndex.Extent(0, 0, 0, 0));
    assertThat(index.all()).isEmpty();
    assertThat(index.allBlobs()).isEmpty();
  }

  private static IndexedResult result(int unit, int set, long objectSize) {
    Sample sample = new Sample(unit, set);
    Digest object = Digest.ofContent(new byte[] {(byte) unit, (byte) set, (byte) objectSize});
    Digest depfile = sample.unitKey().digest();
    return new IndexedResult(
        sample.unitKey(),
        sample.key(),
        10,
        List.of(new BlobRef(object, objectSize), new BlobRef(depfile, 7)));
  }
}
