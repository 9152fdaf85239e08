/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.files.Stat;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.ResultKey;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps files, index and journal in step: which results exist is changed here and nowhere else. Any
 * thread may call.
 *
 * <p>Changes are made one at a time, under a lock that is held while files are renamed and deleted
 * and while the journal grows, since that is what it protects; never while the bytes of a result
 * are copied. Who only reads takes the lock of the index alone, under which there is no I/O.
 *
 * <p>The order of steps makes every moment a good one to be killed at. Storing: blobs, record,
 * journal. Dropping: journal, record, blobs. So the journal never names a result whose files were
 * not there, and what it does not name is taken up or removed by {@link Reconciliation}.
 */
final class Catalog implements Closeable {
  private static final int EVICTION_BATCH = 64;
  private static final long MIN_COMPACTION = 1 << 20;

  private final ReentrantLock changes = new ReentrantLock();
  private final StoreFolder folder;
  private final StampSource stamps;
  private final StoreLimits limits;
  private final Quarantine quarantine;
  private final PendingUses uses = new PendingUses();
  private final ResultIndex index = new ResultIndex();
  private final LongAdder evicted = new LongAdder();
  private final LongAdder damaged = new LongAdder();

  @GuardedBy("changes")
  private final Journal journal;

  @GuardedBy("changes")
  private long compactAbove = MIN_COMPACTION;

  /** Whether the journal told of a clean end, or all files were looked at since. */
  @GuardedBy("changes")
  private boolean reconciled;

  /** Whether a file could not be deleted or a drop not be written, so that a look is due again. */
  @GuardedBy("changes")
  private boolean diverged;

  @GuardedBy("changes")
  private boolean closed;

  /** Reads the journal of a store whose lock the caller holds. */
  Catalog(StoreFolder folder, StampSource stamps, StoreLimits limits) throws IOException {
    this.folder = folder;
    this.stamps = stamps;
    this.limits = limits;
    this.quarantine = new Quarantine(folder);
    if (Files.isDirectory(folder.index())) {
      quarantine.take(folder.index());
    }
    Journal.Replay replay = Journal.replay(folder.index(), entry -> replay(index, entry));
    this.journal = replay.journal();
    this.reconciled = replay.inStep();
    note(List.of(new JournalEntry.Opened()));
  }

  /** What is stored. */
  ResultIndex index() {
    return index;
  }

  /** What is stored, in numbers. */
  StoreNumbers numbers() {
    ResultIndex.Extent extent = index.extent();
    return new StoreNumbers(
        extent.results(),
        extent.blobs(),
        extent.bytes(),
        limits.maxBytes(),
        evicted.sum(),
        damaged.sum());
  }

  /** Gives a staged result its place, then evicts others if there are too many bytes. */
  void store(Staged staged) throws IOException {
    changes.lock();
    try {
      if (closed) {
        throw new IOException("the store is closed");
      }
      requireKept(staged);
      place(staged);
      remove(index.surplus(staged.indexed().unit()));
      compactIfLong();
    } finally {
      changes.unlock();
    }
    evict();
  }

  /** Takes up a result whose files are there, if the index does not know it. */
  void adopt(IndexedResult found) throws IOException {
    changes.lock();
    try {
      if (!closed
          && index.find(found.key()).isEmpty()
          && Files.exists(folder.record(found.key()))) {
        append(List.of(new JournalEntry.Put(found)));
        index.put(found);
        remove(index.surplus(found.unit()));
        compactIfLong();
      }
    } finally {
      changes.unlock();
    }
  }

  /** Marks a result as just used. The journal hears of it later. */
  void used(ResultKey key) {
    if (index.use(key)) {
      uses.add(key);
    }
  }

  /** Whether the journal does not know of some use. */
  boolean hasUsesToNote() {
    return uses.areThere();
  }

  /** Lets the journal know what was used, unless a change is under way, which does that too. */
  void noteUses() {
    if (changes.tryLock()) {
      try {
        if (!closed) {
          note(List.of());
          compactIfLong();
        }
      } finally {
        changes.unlock();
      }
    }
  }

  /** Drops a result whose record is missing or damaged. */
  void dropDamaged(IndexedResult result) {
    changes.lock();
    try {
      if (!closed && index.holds(result)) {
        damaged.increment();
        isolate(folder.record(result.key()));
        remove(List.of(result));
      }
    } finally {
      changes.unlock();
    }
  }

  /** Counts a record that could not be read, for reasons that need not lie in it. */
  void countUnreadable() {
    damaged.increment();
  }

  /**
   * Drops a blob that is missing or damaged, and the results that need it; unless somebody has put
   * another file in its place since that was seen.
   */
  void dropDamaged(LostBlobException.Lost lost) {
    changes.lock();
    try {
      Path file = folder.blob(lost.blob());
      if (!closed && index.needs(lost.blob()) && stamps.at(file).equals(lost.seen())) {
        damaged.increment();
        isolate(file);
        remove(index.holding(lost.blob()));
      }
    } finally {
      changes.unlock();
    }
  }

  /** Removes a record that the index does not know and that cannot be taken up. */
  void deleteUnknown(ResultKey key) {
    changes.lock();
    try {
      if (!closed && index.find(key).isEmpty()) {
        delete(folder.record(key));
      }
    } finally {
      changes.unlock();
    }
  }

  /** Removes a blob that no result needs. */
  void deleteUnneeded(Digest blob) {
    changes.lock();
    try {
      if (!closed && !index.needs(blob)) {
        delete(folder.blob(blob));
      }
    } finally {
      changes.unlock();
    }
  }

  /** Evicts the least recently used results if there are too many bytes. */
  void evict() {
    boolean more = index.extent().bytes() > limits.maxBytes();
    while (more) {
      changes.lock();
      try {
        long excess = closed ? 0 : index.extent().bytes() - limits.lowMark();
        List<IndexedResult> victims = index.oldest(excess, EVICTION_BATCH);
        remove(victims);
        evicted.add(victims.size());
        compactIfLong();
        more = !victims.isEmpty();
      } finally {
        changes.unlock();
      }
    }
  }

  /** Drops all results. Their files are out of sight, but not yet deleted. */
  Cleared clear() {
    changes.lock();
    try {
      if (closed) {
        return new Cleared(0, 0);
      }
      ResultIndex.Extent extent = index.extent();
      empty();
      return new Cleared(extent.results(), extent.bytes());
    } finally {
      changes.unlock();
    }
  }

  @GuardedBy("changes")
  private void empty() {
    try {
      // Files first: were it the journal, a kill in between would bring all results back.
      folder.moveAway(folder.records(), folder.blobs(), folder.quarantine());
      index.clear();
      uses.drain();
      journal.rewrite(List.of(new JournalEntry.Opened()));
    } catch (IOException e) {
      diverged = true;
      remove(index.all());
    }
  }

  /**
   * Begins a look at all files.
   *
   * @return whether one is due
   */
  boolean beginReconciling() {
    changes.lock();
    try {
      boolean due = !closed && (!reconciled || diverged);
      if (due) {
        reconciled = false;
        diverged = false;
      }
      return due;
    } finally {
      changes.unlock();
    }
  }

  /** Makes a look at all files due. */
  void demandReconciling() {
    changes.lock();
    try {
      diverged = true;
    } finally {
      changes.unlock();
    }
  }

  /** All files were looked at. */
  void endReconciling() {
    changes.lock();
    try {
      reconciled = true;
    } finally {
      changes.unlock();
    }
  }

  /** Writes what is pending. From here on nothing changes any more. */
  @Override
  public void close() throws IOException {
    changes.lock();
    try {
      if (!closed) {
        closed = true;
        end();
      }
    } finally {
      changes.unlock();
    }
  }

  @GuardedBy("changes")
  private void end() throws IOException {
    try (journal) {
      note(List.of());
      if (reconciled && !diverged) {
        journal.append(List.of(new JournalEntry.Closed()));
      }
    }
  }

  /** Does to an index what an entry tells. */
  static void replay(ResultIndex index, JournalEntry entry) {
    if (entry instanceof JournalEntry.Put put) {
      index.put(put.result());
    } else if (entry instanceof JournalEntry.Use use) {
      index.use(use.key());
    } else if (entry instanceof JournalEntry.Drop drop) {
      index.drop(drop.key());
    }
  }

  private void requireKept(Staged staged) throws IOException {
    for (BlobRef blob : staged.kept()) {
      if (!index.needs(blob.digest())) {
        throw new IOException("blob " + blob.digest() + " is no longer in the store");
      }
    }
  }

  @GuardedBy("changes")
  private void place(Staged staged) throws IOException {
    IndexedResult fresh = staged.indexed();
    Optional<IndexedResult> old = index.find(fresh.key());
    try {
      for (Staged.StagedBlob blob : staged.blobs()) {
        if (!isStored(blob.blob())) {
          folder.place(blob.temp(), folder.blob(blob.blob().digest()));
        }
      }
      folder.place(staged.record(), folder.record(fresh.key()));
      append(List.of(new JournalEntry.Put(fresh)));
    } catch (IOException e) {
      remove(old.stream().toList());
      deleteFiles(fresh);
      throw e;
    }
    index.put(fresh);
    if (old.isPresent()) {
      deleteBlobs(old.get());
    }
  }

  private boolean isStored(BlobRef blob) {
    return index.needs(blob.digest())
        && stamps.at(folder.blob(blob.digest())) instanceof Stat.Found found
        && found.stamp().size() == blob.size();
  }

  @GuardedBy("changes")
  private void remove(List<IndexedResult> results) {
    note(results.stream().<JournalEntry>map(one -> new JournalEntry.Drop(one.key())).toList());
    for (IndexedResult result : results) {
      index.drop(result.key());
      deleteFiles(result);
    }
  }

  @GuardedBy("changes")
  private void deleteFiles(IndexedResult result) {
    delete(folder.record(result.key()));
    deleteBlobs(result);
  }

  @GuardedBy("changes")
  private void deleteBlobs(IndexedResult result) {
    for (BlobRef blob : result.blobs()) {
      if (!index.needs(blob.digest())) {
        delete(folder.blob(blob.digest()));
      }
    }
  }

  @GuardedBy("changes")
  private void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      diverged = true;
    }
  }

  @GuardedBy("changes")
  private void isolate(Path file) {
    try {
      quarantine.take(file);
    } catch (IOException e) {
      diverged = true;
    }
  }

  /** Writes entries whose loss costs a look at all files, not a result. */
  @GuardedBy("changes")
  private void note(List<JournalEntry> entries) {
    try {
      append(entries);
    } catch (IOException e) {
      diverged = true;
    }
  }

  @GuardedBy("changes")
  private void append(List<JournalEntry> entries) throws IOException {
    List<JournalEntry> all = new ArrayList<>(uses.drain());
    all.addAll(entries);
    if (!all.isEmpty()) {
      journal.append(all);
    }
  }

  /** Writes a new journal if most of this one is history. The index must be up to date. */
  @GuardedBy("changes")
  private void compactIfLong() {
    if (journal.length() <= Math.max(compactAbove, 2 * index.extent().journalBytes())) {
      return;
    }
    try {
      journal.rewrite(index.all().stream().<JournalEntry>map(JournalEntry.Put::new).toList());
      compactAbove = MIN_COMPACTION;
    } catch (IOException e) {
      // The old one is as good as before; there is no room now.
      compactAbove = 2 * journal.length();
    }
  }
}
