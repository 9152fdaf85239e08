/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.util.List;

/**
 * What one contender took in one measure, in milliseconds (a measure of memory: MiB). The same
 * place in the samples of two contenders is the same unit in the same round.
 *
 * @param cpu processor time of the client
 * @param daemonCpu processor time of the daemon for each call on average; NaN if there is none
 * @param wrong what must not be: bytes that differ from the plain compiler's, calls that failed
 * @param notes what else a reader should know
 */
record Samples(
    String contender,
    Series wall,
    Series cpu,
    double daemonCpu,
    List<String> wrong,
    List<String> notes) {
  Samples {
    wrong = List.copyOf(wrong);
    notes = List.copyOf(notes);
  }

  /** Values that nothing else is known of. */
  static Samples plainly(String contender, Series values) {
    return new Samples(contender, values, Series.of(), Double.NaN, List.of(), List.of());
  }

  /** Whether calls were not the hits or misses that they were to be. */
  boolean isOfOtherCalls() {
    return notes.stream().anyMatch(note -> note.contains(Recorder.CALLS_WERE));
  }
}
