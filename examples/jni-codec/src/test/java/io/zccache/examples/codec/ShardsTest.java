/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.examples.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShardsTest {
  @ParameterizedTest
  @CsvSource({"1,1,100", "4,2,1000", "10,4,12345", "17,3,16", "200,56,9999", "3,0,10", "5,2,0"})
  void join_asManyLostAsThereIsParity_isTheContent(int data, int parity, int length) {
    byte[] content = Samples.random(length, data);
    Random random = new Random(parity);
    for (int round = 0; round < 10; round++) {
      byte[][] shards = Shards.split(content, data, parity);
      for (int lost : random.ints(0, data + parity).distinct().limit(parity).toArray()) {
        shards[lost] = null;
      }
      assertArrayEquals(content, Shards.join(shards, data, length));
    }
  }

  @Test
  void join_tooFewLeft_isRefused() {
    byte[][] shards = Shards.split(Samples.random(100, 18), 4, 2);
    shards[0] = shards[3] = shards[5] = null;
    assertThrows(CodecException.class, () -> Shards.join(shards, 4, 100));
  }

  @Test
  void join_shardsOfAnotherSize_areRefused() {
    byte[][] shards = Shards.split(Samples.random(100, 19), 4, 2);
    assertThrows(IllegalArgumentException.class, () -> Shards.join(shards, 4, 200));
  }
}
