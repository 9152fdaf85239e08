/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.ResultKey;
import io.zccache.daemon.key.UnitKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which results are stored, in the order of their last use, and which blobs they need. In memory,
 * no I/O; any thread may ask or change.
 */
final class ResultIndex {
  /** Most results that a unit may have, unless they are small. */
  static final int MAX_PER_UNIT = 16;

  /** Scripts that test a compiler have it compile hundreds of small sources of one name. */
  static final int MAX_SMALL_PER_UNIT = 400;

  /** How many bytes all results of a unit may have that are more than {@link #MAX_PER_UNIT}. */
  static final long MAX_SMALL_BYTES = 16L << 20;

  /** The least recently used first. */
  @GuardedBy("this")
  private final Map<ResultKey, IndexedResult> results = new LinkedHashMap<>();

  /** The most recently used first. */
  @GuardedBy("this")
  private final Map<UnitKey, List<ResultKey>> units = new HashMap<>();

  @GuardedBy("this")
  private final Map<Digest, Held> blobs = new HashMap<>();

  @GuardedBy("this")
  private long bytes;

  @GuardedBy("this")
  private long journalBytes;

  /**
   * What an index holds.
   *
   * @param results results
   * @param blobs different blobs
   * @param bytes sum of the sizes of blobs and records
   * @param journalBytes length of the shortest journal that says the same
   */
  record Extent(long results, long blobs, long bytes, long journalBytes) {}

  /** Adds a result as the most recently used one, in the place of one with the same key. */
  synchronized void put(IndexedResult result) {
    drop(result.key());
    results.put(result.key(), result);
    units.merge(result.unit(), List.of(result.key()), (old, one) -> first(result.key(), old));
    bytes += result.recordSize();
    journalBytes += JournalCodec.putLength(result);
    for (BlobRef blob : result.blobs()) {
      Held held = blobs.computeIfAbsent(blob.digest(), digest -> new Held(blob.size()));
      if (held.references++ == 0) {
        bytes += held.size;
      }
    }
  }

  /** Takes a result out. */
  synchronized boolean drop(ResultKey key) {
    IndexedResult result = results.remove(key);
    if (result == null) {
      return false;
    }
    units.computeIfPresent(result.unit(), (unit, keys) -> without(key, keys));
    bytes -= result.recordSize();
    journalBytes -= JournalCodec.putLength(result);
    for (BlobRef blob : result.blobs()) {
      Held held = blobs.get(blob.digest());
      if (held != null && --held.references == 0) {
        blobs.remove(blob.digest());
        bytes -= held.size;
      }
    }
    return true;
  }

  /** Makes a result the most recently used one, if it is there. */
  synchronized boolean use(ResultKey key) {
    IndexedResult result = results.remove(key);
    if (result == null) {
      return false;
    }
    results.put(key, result);
    units.computeIfPresent(result.unit(), (unit, keys) -> first(key, keys));
    return true;
  }

  /** Takes all out. */
  synchronized void clear() {
    results.clear();
    units.clear();
    blobs.clear();
    bytes = 0;
    journalBytes = 0;
  }

  synchronized Optional<IndexedResult> find(ResultKey key) {
    return Optional.ofNullable(results.get(key));
  }

  /** Whether this very entry is in the index: not dropped, not replaced. */
  @SuppressWarnings("ReferenceEquality")
  synchronized boolean holds(IndexedResult result) {
    return results.get(result.key()) == result;
  }

  /** Whether some result needs a blob. */
  synchronized boolean needs(Digest blob) {
    return blobs.containsKey(blob);
  }

  /** The results of a unit, the most recently used first. */
  synchronized List<IndexedResult> ofUnit(UnitKey unit) {
    List<IndexedResult> found = new ArrayList<>();
    for (ResultKey key : units.getOrDefault(unit, List.of())) {
      IndexedResult result = results.get(key);
      if (result != null) {
        found.add(result);
      }
    }
    return found;
  }

  /** The results of a unit that are too many. */
  synchronized List<IndexedResult> surplus(UnitKey unit) {
    List<IndexedResult> all = ofUnit(unit);
    int kept = 0;
    long sum = 0;
    while (kept < Math.min(all.size(), MAX_SMALL_PER_UNIT)) {
      sum += all.get(kept).bytes();
      if (kept >= MAX_PER_UNIT && sum > MAX_SMALL_BYTES) {
        break;
      }
      kept++;
    }
    return all.stream().skip(kept).toList();
  }

  /** The results that need a blob; looks at all results. */
  synchronized List<IndexedResult> holding(Digest blob) {
    return results.values().stream()
        .filter(result -> result.blobs().stream().anyMatch(one -> one.digest().equals(blob)))
        .toList();
  }

  /** All results, the least recently used first. */
  synchronized List<IndexedResult> all() {
    return List.copyOf(results.values());
  }

  /**
   * The least recently used results: as few as hold some number of bytes, since blobs that others
   * need too are counted for each.
   */
  synchronized List<IndexedResult> oldest(long atLeastBytes, int atMost) {
    List<IndexedResult> oldest = new ArrayList<>();
    long sum = 0;
    for (IndexedResult result : results.values()) {
      if (sum >= atLeastBytes || oldest.size() == atMost) {
        break;
      }
      oldest.add(result);
      sum += result.bytes();
    }
    return oldest;
  }

  /** All blobs with their sizes. */
  synchronized List<BlobRef> allBlobs() {
    List<BlobRef> all = new ArrayList<>(blobs.size());
    blobs.forEach((digest, held) -> all.add(new BlobRef(digest, held.size)));
    return all;
  }

  synchronized Extent extent() {
    return new Extent(results.size(), blobs.size(), bytes, journalBytes);
  }

  private static List<ResultKey> first(ResultKey key, List<ResultKey> keys) {
    if (keys.get(0).equals(key)) {
      return keys;
    }
    List<ResultKey> moved = new ArrayList<>(keys);
    moved.remove(key);
    moved.add(0, key);
    return List.copyOf(moved);
  }

  private static @Nullable List<ResultKey> without(ResultKey key, List<ResultKey> keys) {
    List<ResultKey> left = keys.stream().filter(one -> !one.equals(key)).toList();
    return left.isEmpty() ? null : left;
  }

  /** A blob that results need. */
  private static final class Held {
    private final long size;
    private int references;

    Held(long size) {
      this.size = size;
    }
  }
}
