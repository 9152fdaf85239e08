/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.UnitKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks at what is stored and changes nothing: no result counts as used, and what is damaged is
 * left out and stays. Any thread may ask.
 */
public final class StoreView {
  private final StoreFolder folder;
  private final ResultIndex index;

  StoreView(StoreFolder folder, ResultIndex index) {
    this.folder = folder;
    this.index = index;
  }

  /** How many results a unit has, readable or not. */
  public int count(UnitKey unit) {
    return index.ofUnit(unit).size();
  }

  /** The results of a unit, the last used first. */
  public List<DescribedResult> ofUnit(UnitKey unit) {
    return index.ofUnit(unit).stream().flatMap(one -> read(one).stream()).toList();
  }

  /** The last used result of each unit, the last used first; each is read when it is its turn. */
  public Stream<DescribedResult> latest() {
    List<IndexedResult> all = index.all();
    Set<UnitKey> seen = new HashSet<>();
    return Stream.iterate(all.size() - 1, i -> i >= 0, i -> i - 1)
        .map(all::get)
        .filter(one -> seen.add(one.unit()))
        .flatMap(one -> read(one).stream());
  }

  /** Whether all files of a result are there, with the sizes they must have. */
  public boolean isWhole(StoredResult result) {
    return IndexedResult.of(result, 0).blobs().stream().allMatch(this::isThere);
  }

  private boolean isThere(BlobRef blob) {
    return holds(blob.digest(), blob.size());
  }

  /** Whether a content of that size is stored, of whatever result. */
  public boolean holds(Digest digest, long size) {
    Path file = folder.blob(digest);
    try {
      return Files.isRegularFile(file) && Files.size(file) == size;
    } catch (IOException e) {
      return false;
    }
  }

  private Optional<DescribedResult> read(IndexedResult indexed) {
    try {
      return Optional.of(RecordCodec.describe(Files.readAllBytes(folder.record(indexed.key()))));
    } catch (IOException | DamagedRecordException e) {
      return Optional.empty();
    }
  }
}
