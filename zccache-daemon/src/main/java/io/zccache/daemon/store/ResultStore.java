/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.key.ResultKey;
import io.zccache.daemon.key.UnitKey;
import io.zccache.daemon.natives.Posix;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Results on disk. One process owns a store; any of its threads may ask.
 *
 * <p>What is served is what was stored, byte for byte: what is missing, torn or damaged is left out
 * and dropped. A result that was published is there after a kill of the process; after a loss of
 * power some of the last ones may not be.
 */
public final class ResultStore implements Closeable {
  private final StoreFolder folder;
  private final StoreLimits limits;
  private final InstantSource clock;
  private final StoreLock lock;
  private final Catalog catalog;
  private final RecordFiles records;
  private final BlobFiles blobs;
  private final Delivery delivery;

  private ResultStore(StoreFolder folder, StoreLimits limits, InstantSource clock, StoreLock lock)
      throws IOException {
    this.folder = folder;
    this.limits = limits;
    this.clock = clock;
    this.lock = lock;
    StampSource stamps = StampSource.system();
    this.catalog = new Catalog(folder, stamps, limits);
    this.records = new RecordFiles(folder);
    Optional<Posix> natives = Posix.loaded();
    this.blobs = new BlobFiles(folder, stamps, clock, natives);
    this.delivery = new Delivery(stamps, blobs, natives, catalog::dropDamaged);
  }

  /**
   * Opens a store, or makes a new one. Only the index is read.
   *
   * @throws StoreInUseException if another process owns it
   * @throws IOException if the folder cannot be written, or holds something else
   */
  public static ResultStore open(Path folder, StoreLimits limits, InstantSource clock)
      throws IOException {
    StoreFolder layout = new StoreFolder(folder);
    layout.make();
    StoreLock lock = StoreLock.take(layout);
    try {
      layout.prepare();
      return new ResultStore(layout, limits, clock, lock);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * The results of a unit, the last used first; at most 400. Each is read only when it is its turn,
   * and left out if it is damaged.
   */
  public Stream<StoredResult> candidates(UnitKey unit) {
    return catalog.index().ofUnit(unit).stream().flatMap(indexed -> load(indexed).stream());
  }

  /** Whether a result is stored. */
  public boolean holds(ResultKey key) {
    return catalog.index().find(key).isPresent();
  }

  /**
   * Stores a result; one that has the same key is replaced. Evicts others if the limit is passed.
   *
   * @return the result as it was stored
   * @throws StoreWriteException if it cannot be stored; nothing of it stays
   */
  public StoredResult publish(NewResult result) throws StoreWriteException {
    try (Staging staging = new Staging(folder)) {
      Staged staged = staging.stage(result, clock.instant().truncatedTo(ChronoUnit.MILLIS));
      if (staged.indexed().bytes() > limits.lowMark()) {
        throw new IOException("larger than the whole store may be");
      }
      catalog.store(staged);
      return staged.stored();
    } catch (IOException e) {
      throw new StoreWriteException("cannot store result " + result.key(), e);
    }
  }

  /** Marks a result as just used; a kill of the process before {@link #noteUses} loses that. */
  public void used(ResultKey key) {
    catalog.used(key);
  }

  /** Whether there are uses that {@link #noteUses} would write down. */
  public boolean hasUsesToNote() {
    return catalog.hasUsesToNote();
  }

  /** Writes down which results were used. To be called every now and then. */
  public void noteUses() {
    catalog.noteUses();
  }

  /** The bytes of a blob that fits in memory. */
  public byte[] read(StoredOutput output) throws LostBlobException, IOException {
    return read(new BlobRef(output.blob(), output.size()));
  }

  /** The bytes of a printed text. */
  public byte[] text(Printed printed) throws LostBlobException, IOException {
    return printed instanceof Printed.AsBlob blob
        ? read(new BlobRef(blob.blob(), blob.size()))
        : ((Printed.Inline) printed).bytes();
  }

  /** Puts outputs of this store, and others, in their places. */
  public Delivery delivery() {
    return delivery;
  }

  /**
   * Brings files and index in step where an earlier life of the store ended without {@link #close},
   * and deletes what an interrupted {@link #clear} left: for a background thread, after the start.
   * Returns soon when there is nothing to do. What could not be done now stays to be done: by the
   * next call, or the next life.
   */
  public void reconcile() {
    try {
      folder.emptyTrash();
      if (catalog.beginReconciling()) {
        if (new Reconciliation(folder, StampSource.system(), catalog, records).run()) {
          catalog.endReconciling();
        }
      }
    } catch (IOException e) {
      catalog.countUnreadable();
    }
  }

  /** Brings files and index in step, however the earlier life of the store ended. */
  public void reconcileAll() {
    catalog.demandReconciling();
    reconcile();
  }

  /** Removes all results; those that are being published now may stay. */
  public Cleared clear() {
    Cleared cleared = catalog.clear();
    try {
      folder.emptyTrash();
    } catch (IOException e) {
      // Out of sight already; the next call of reconcile deletes it.
      catalog.countUnreadable();
    }
    return cleared;
  }

  /** Looks at results without using them. */
  public StoreView view() {
    return new StoreView(folder, catalog.index());
  }

  /** Whether the store's folder is still in its place, as far as can be told. */
  public boolean isThere() {
    return lock.isThere();
  }

  /** What the store holds. */
  public StoreNumbers numbers() {
    return catalog.numbers();
  }

  /**
   * Writes what is pending and gives the store free. What cannot be written is found again by
   * {@link #reconcile} in the next life.
   */
  @Override
  public void close() {
    try (lock) {
      catalog.close();
    } catch (IOException e) {
      catalog.countUnreadable();
    }
  }

  private Optional<StoredResult> load(IndexedResult indexed) {
    try {
      return Optional.of(records.load(indexed));
    } catch (NoSuchFileException | DamagedRecordException e) {
      catalog.dropDamaged(indexed);
    } catch (IOException e) {
      if (Files.isDirectory(folder.record(indexed.key()))) {
        catalog.dropDamaged(indexed);
      } else {
        // Cannot be read now, which says nothing of the record: a miss, and it stays.
        catalog.countUnreadable();
      }
    }
    return Optional.empty();
  }

  private byte[] read(BlobRef blob) throws LostBlobException, IOException {
    try {
      return blobs.read(blob);
    } catch (LostBlobException e) {
      catalog.dropDamaged(e.lost());
      throw e;
    }
  }
}
