/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.key.ResultKey;
import io.zccache.daemon.key.UnitKey;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Results on disk. One process owns a store; any of its threads may ask. */
@SuppressWarnings("DoNotCallSuggester")
public final class ResultStore implements Closeable {

  private ResultStore() {}

  /**
   * Opens a store, or makes a new one. Only the index is read.
   *
   * @throws StoreInUseException if another process owns it
   * @throws IOException if the folder cannot be written, or holds something else
   */
  public static ResultStore open(Path folder, StoreLimits limits, InstantSource clock)
      throws IOException {
    throw new UnsupportedOperationException("open " + folder + limits + clock);
  }

  /** The results of a unit, the last used first; at most 16. What is damaged is left out. */
  public List<StoredResult> candidates(UnitKey unit) {
    throw new UnsupportedOperationException("candidates " + unit);
  }

  /**
   * Stores a result; one that has the same key is replaced. Evicts others if the limit is passed.
   *
   * @return the result as it was stored
   */
  public StoredResult publish(NewResult result) throws StoreWriteException {
    throw new UnsupportedOperationException("publish " + result);
  }

  /** Marks a result as just used. */
  public void used(ResultKey key) {
    throw new UnsupportedOperationException("used " + key);
  }

  /** The bytes of an output, for small ones. */
  public byte[] read(StoredOutput output) throws LostBlobException {
    throw new UnsupportedOperationException("read " + output);
  }

  /** The bytes of a printed text. */
  public byte[] text(Printed printed) throws LostBlobException {
    throw new UnsupportedOperationException("text " + printed);
  }

  /** Puts outputs of this store in their places. */
  public Delivery delivery() {
    return new Delivery();
  }

  /**
   * Brings files and index in step where an earlier life of the store ended without {@link #close}:
   * for a background thread, after the start. Returns at once when there is nothing to do.
   */
  public void reconcile() {
    throw new UnsupportedOperationException("reconcile");
  }

  /** Removes all results. */
  public Cleared clear() {
    throw new UnsupportedOperationException("clear");
  }

  /** What the store holds. */
  public StoreNumbers numbers() {
    throw new UnsupportedOperationException("numbers");
  }

  /** Writes what is pending and gives the store free. */
  @Override
  public void close() {
    throw new UnsupportedOperationException("close");
  }
}
