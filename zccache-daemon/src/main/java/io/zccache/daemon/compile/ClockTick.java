/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.files.Stat;
import io.zccache.daemon.store.InputFile;
import io.zccache.daemon.store.ResultStore;
import io.zccache.daemon.store.StoredResult;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How long must be waited before a tool starts. Any thread may call. */
final class ClockTick {
  private final StampSource stamps;
  private final ResultStore store;
  private final InstantSource clock;

  ClockTick(StampSource stamps, ResultStore store, InstantSource clock) {
    this.stamps = stamps;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Waits until the clock that dates files has ticked since the last change of the inputs that are
   * known: 12 ms at most, and only right after an edit. A change during the run is then dated later
   * than the start.
   */
  void await(Work work) throws InterruptedException {
    RaceRule rule = new RaceRule(Moment.now(clock).epochNanos());
    long wait = 0;
    for (Path input : work.sureInputs()) {
      wait = Math.max(wait, patience(rule, input));
    }
    Optional<StoredResult> lastUsed =
        store
            .candidates(work.widestUnit())
            .findFirst()
            .or(() -> store.candidates(work.silentUnit()).findFirst());
    if (lastUsed.isPresent()) {
      for (InputFile input : lastUsed.get().inputs().files()) {
        Optional<Path> path = work.resolve(lastUsed.get(), input.path());
        wait = Math.max(wait, path.map(file -> patience(rule, file)).orElse(0L));
      }
    }
    TimeUnit.NANOSECONDS.sleep(wait);
  }

  private long patience(RaceRule rule, Path file) {
    return stamps.at(file) instanceof Stat.Found found ? rule.patience(found.stamp()) : 0;
  }
}
