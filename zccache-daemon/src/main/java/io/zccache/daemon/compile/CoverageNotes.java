/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import java.util.Arrays;

/**
 * gcc's notes for coverage: whether they and an object are of one run. Each run writes a stamp of
 * its own into both, the third word of the notes (gcc's {@code gcov-io.h}). Pure.
 */
final class CoverageNotes {
  private static final int WORD = 4;
  private static final int STAMP = 2 * WORD;
  private static final int FUNCTIONS = 3 * WORD;

  private CoverageNotes() {}

  /** Whether the notes' stamp is in the object. Notes without a stamp are nobody's. */
  static boolean areOf(byte[] notes, byte[] object) {
    return notes.length >= FUNCTIONS
        && PrivateFolder.contains(object, Arrays.copyOfRange(notes, STAMP, STAMP + WORD));
  }
}
