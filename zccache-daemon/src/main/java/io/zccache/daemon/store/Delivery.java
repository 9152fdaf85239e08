/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import java.io.IOException;
import java.util.List;

/** Puts outputs in their places. Any thread may ask. */
@SuppressWarnings("DoNotCallSuggester")
public final class Delivery {

  Delivery() {}

  /**
   * Puts all files in their places, or none if that fails before the first rename. Each is written
   * beside its target under a private name, gets its mode, and takes the target's place by an
   * atomic rename, in the order of {@link OutputRole}.
   *
   * @throws LostBlobException if a blob is missing or damaged; no target was touched
   * @throws IrregularTargetException if a target is a folder, link, pipe or device
   * @throws IOException if the files cannot be written
   */
  public void deliver(List<Placement> placements) throws LostBlobException, IOException {
    throw new UnsupportedOperationException("deliver " + placements);
  }
}
