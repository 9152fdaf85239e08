/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import java.util.List;

/**
 * What a look at all files of a store has found.
 *
 * @param records how many records there are, damaged ones too
 * @param blobs how many blobs there are, damaged ones too
 * @param bytes sum of their sizes
 * @param unneeded blobs that no sound record needs, as a killed daemon leaves behind
 * @param damages what is damaged, in the order in which it was found
 */
public record StoreReport(
    long records, long blobs, long bytes, long unneeded, List<Damage> damages) {
  /** Copies the list. */
  public StoreReport {
    damages = List.copyOf(damages);
  }

  /**
   * Something that is not as it was stored.
   *
   * @param file its name in the store's folder
   * @param how what is wrong with it
   */
  public record Damage(String file, String how) {}
}
