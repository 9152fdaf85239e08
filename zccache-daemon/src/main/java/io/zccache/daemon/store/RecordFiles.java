/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zccache.daemon.key.ResultKey;
import java.io.IOException;
import java.nio.file.Files;

/** The record files, read when they are asked for. Any thread may ask. */
final class RecordFiles {
  private static final long MAX_CACHED_BYTES = 32 << 20;
  private static final int GROWTH = 2;

  private final StoreFolder folder;

  // Keys are compared by identity: an entry of the index that was dropped or replaced is never
  // asked
  // for again, so that nothing here needs to be told of it.
  private final Cache<IndexedResult, StoredResult> recent =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .weakKeys()
          .maximumWeight(MAX_CACHED_BYTES)
          .weigher((IndexedResult key, StoredResult value) -> weight(key))
          .build();

  RecordFiles(StoreFolder folder) {
    this.folder = folder;
  }

  /**
   * The result that an entry of the index tells of.
   *
   * @throws DamagedRecordException if the file holds something else
   */
  StoredResult load(IndexedResult indexed) throws DamagedRecordException, IOException {
    StoredResult known = recent.getIfPresent(indexed);
    if (known != null) {
      return known;
    }
    byte[] bytes = Files.readAllBytes(folder.record(indexed.key()));
    StoredResult result = RecordCodec.decode(bytes);
    if (!IndexedResult.of(result, bytes.length).equals(indexed)) {
      throw new DamagedRecordException("the record of another result");
    }
    recent.put(indexed, result);
    return result;
  }

  /**
   * The result whose record has a key's name, whatever the index knows.
   *
   * @throws DamagedRecordException if the file holds something else
   */
  Discovered discover(ResultKey key) throws DamagedRecordException, IOException {
    if (Files.isDirectory(folder.record(key))) {
      throw new DamagedRecordException("a folder");
    }
    byte[] bytes = Files.readAllBytes(folder.record(key));
    StoredResult result = RecordCodec.decode(bytes);
    if (!result.key().equals(key)) {
      throw new DamagedRecordException("the record of another result");
    }
    return new Discovered(IndexedResult.of(result, bytes.length), result.storedAt());
  }

  private static int weight(IndexedResult indexed) {
    return (int) Math.min(Integer.MAX_VALUE, GROWTH * indexed.recordSize());
  }
}
