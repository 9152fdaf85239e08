/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.files.Stat;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.ResultKey;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One look at all files of a store: what the index lost is taken up again, what it has in vain is
 * dropped, what nobody needs is deleted. For one background thread; the store is in use meanwhile,
 * so that each step is judged anew under the catalog's lock before it is done.
 */
final class Reconciliation {
  private final StoreFolder folder;
  private final StampSource stamps;
  private final Catalog catalog;
  private final RecordFiles records;

  Reconciliation(StoreFolder folder, StampSource stamps, Catalog catalog, RecordFiles records) {
    this.folder = folder;
    this.stamps = stamps;
    this.catalog = catalog;
    this.records = records;
  }

  /** Does all of it. */
  void run() throws IOException {
    dropVain();
    adoptUnknown();
    deleteUnneeded();
    catalog.evict();
  }

  private void dropVain() throws IOException {
    for (IndexedResult result : catalog.index().all()) {
      if (!Files.exists(folder.record(result.key()))) {
        catalog.dropDamaged(result);
      }
    }
    for (BlobRef blob : catalog.index().allBlobs()) {
      Stat seen = stamps.at(folder.blob(blob.digest()));
      if (!isThere(blob, seen)) {
        catalog.dropDamaged(new LostBlobException.Lost(blob.digest(), seen));
      }
    }
  }

  /** Oldest first, so that they are in the order in which they are worth keeping. */
  private void adoptUnknown() throws IOException {
    List<Discovered> found = new ArrayList<>();
    for (Path shard : list(folder.records())) {
      for (Digest digest : digests(shard)) {
        ResultKey key = new ResultKey(digest);
        if (catalog.index().find(key).isEmpty()) {
          discover(key).ifPresentOrElse(found::add, () -> catalog.deleteUnknown(key));
        }
      }
    }
    found.sort(Comparator.comparing(Discovered::storedAt));
    for (Discovered one : found) {
      catalog.adopt(one.result());
    }
  }

  private Optional<Discovered> discover(ResultKey key) throws IOException {
    Discovered found;
    try {
      found = records.discover(key);
    } catch (NoSuchFileException | DamagedRecordException e) {
      return Optional.empty();
    }
    for (BlobRef blob : found.result().blobs()) {
      if (!isThere(blob, stamps.at(folder.blob(blob.digest())))) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  private void deleteUnneeded() throws IOException {
    for (Path shard : list(folder.blobs())) {
      for (Digest digest : digests(shard)) {
        if (!catalog.index().needs(digest)) {
          catalog.deleteUnneeded(digest);
        }
      }
    }
  }

  private static boolean isThere(BlobRef blob, Stat seen) throws IOException {
    if (seen instanceof Stat.Failed failed) {
      throw new IOException(failed.reason());
    }
    return seen instanceof Stat.Found found && found.stamp().size() == blob.size();
  }

  /** The digests that are names of files in a shard; files with other names are not ours. */
  private static List<Digest> digests(Path shard) throws IOException {
    List<Digest> digests = new ArrayList<>();
    String prefix = shard.getFileName().toString();
    for (Path file : list(shard)) {
      String name = file.getFileName().toString();
      if (name.startsWith(prefix)) {
        digest(name).ifPresent(digests::add);
      }
    }
    return digests;
  }

  private static Optional<Digest> digest(String name) {
    if (name.length() != 2 * Digest.LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(Digest.parse(name)).filter(digest -> digest.hex().equals(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return entries;
  }
}
