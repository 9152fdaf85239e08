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
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What must be known, and how long must be waited, before a compiler starts. Any thread may call.
 */
final class Preparation {
  private final SearchPaths searchPaths;
  private final ProfileFiles profiles;
  private final StampSource stamps;
  private final ResultStore store;
  private final InstantSource clock;

  Preparation(
      SearchPaths searchPaths,
      ProfileFiles profiles,
      StampSource stamps,
      ResultStore store,
      InstantSource clock) {
    this.searchPaths = searchPaths;
    this.profiles = profiles;
    this.stamps = stamps;
    this.store = store;
    this.clock = clock;
  }

  /** Where headers will be searched; empty if there are none, or the compiler does not tell. */
  Optional<SearchPaths.Reported> searchPath(Planned.Plan plan)
      throws IOException, InterruptedException {
    return plan.command().language().usesPreprocessor() ? searchPaths.of(plan) : Optional.empty();
  }

  /** The profile that will be read; empty if there is none, or the compiler does not tell. */
  Optional<ProfileFiles.Profile> profile(Planned.Plan plan)
      throws IOException, InterruptedException {
    return plan.command().readsProfile() ? profiles.of(plan) : Optional.empty();
  }

  /**
   * Waits until the clock that dates files has ticked since the last change of the inputs that are
   * known: 12 ms at most, and only right after an edit. A change during the run is then dated later
   * than the start.
   */
  void letClockTick(Planned.Plan plan) throws InterruptedException {
    RaceRule rule = new RaceRule(Moment.now(clock).epochNanos());
    long wait = patience(rule, plan.source());
    for (Path precompiled : PrecompiledHeaders.first(plan)) {
      wait = Math.max(wait, patience(rule, precompiled));
    }
    Optional<StoredResult> lastUsed =
        store
            .candidates(plan.widestUnit())
            .findFirst()
            .or(() -> store.candidates(plan.silentUnit()).findFirst());
    if (lastUsed.isPresent()) {
      for (InputFile input : lastUsed.get().inputs().files()) {
        Optional<Path> path = plan.resolve(lastUsed.get(), input.path());
        wait = Math.max(wait, path.map(file -> patience(rule, file)).orElse(0L));
      }
    }
    TimeUnit.NANOSECONDS.sleep(wait);
  }

  private long patience(RaceRule rule, Path file) {
    return stamps.at(file) instanceof Stat.Found found ? rule.patience(found.stamp()) : 0;
  }
}
