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
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
  private boolean sawAll = true;

  Reconciliation(StoreFolder folder, StampSource stamps, Catalog catalog, RecordFiles records) {
    this.folder = folder;
    this.stamps = stamps;
    this.catalog = catalog;
    this.records = records;
  }

  /**
   * Does all of it.
   *
   * @return false if something could not be looked at; nothing that it may need was deleted
   */
  boolean run() throws IOException {
    dropVain();
    adoptUnknown();
    if (sawAll) {
      deleteUnneeded();
    }
    catalog.evict();
    return sawAll;
  }

  private void dropVain() throws IOException {
    for (IndexedResult result : catalog.index().all()) {
      if (!Files.exists(folder.record(result.key()))) {
        catalog.dropDamaged(result);
      }
    }
    for (BlobRef blob : catalog.index().allBlobs()) {
      Stat seen = stamps.at(folder.blob(blob.digest()));
      if (seen instanceof Stat.Failed) {
        notSeen();
      } else if (!isThere(blob, seen)) {
        catalog.dropDamaged(new LostBlobException.Lost(blob.digest(), seen));
      }
    }
  }

  /** Oldest first, so that they are in the order in which they are worth keeping. */
  private void adoptUnknown() throws IOException {
    List<Discovered> found = new ArrayList<>();
    for (Digest digest : Shards.digests(folder.records())) {
      ResultKey key = new ResultKey(digest);
      if (catalog.index().find(key).isEmpty()) {
        try {
          discover(key).ifPresentOrElse(found::add, () -> catalog.deleteUnknown(key));
        } catch (IOException e) {
          notSeen();
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
      Stat seen = stamps.at(folder.blob(blob.digest()));
      if (seen instanceof Stat.Failed failed) {
        throw new IOException(failed.reason());
      }
      if (!isThere(blob, seen)) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  private void deleteUnneeded() throws IOException {
    for (Digest digest : Shards.digests(folder.blobs())) {
      if (!catalog.index().needs(digest)) {
        catalog.deleteUnneeded(digest);
      }
    }
  }

  /** What cannot be read now may be in order; it must not keep the rest from being looked at. */
  private void notSeen() {
    sawAll = false;
    catalog.countUnreadable();
  }

  private static boolean isThere(BlobRef blob, Stat seen) {
    return seen instanceof Stat.Found found && found.stamp().size() == blob.size();
  }
}
