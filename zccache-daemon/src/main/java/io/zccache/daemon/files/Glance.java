/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * The moment before something was looked at; it decides for how long what was seen may be believed.
 *
 * @param epoch the epoch of the mounts
 * @param epochNanos the time, in the unit of the stamps
 */
record Glance(long epoch, long epochNanos) {
  /** Always, as long as the stamp is the same. */
  static final long ALWAYS = -1;

  /** Not even for the next look: a change may not show in the stamp. */
  static final long NEVER = -2;

  static Glance now(MountTable mounts, InstantSource clock) {
    return new Glance(mounts.epoch(), FileStamp.epochNanos(clock.instant()));
  }

  /** In which epoch of the mounts what has this stamp need not be looked at again. */
  long holdsIn(StampSource stamps, Path path, FileStamp stamp) {
    if (stamps.settled(path, stamp, epochNanos)) {
      return ALWAYS;
    }
    return stamps.settledWhileMounted(path, stamp, epochNanos) ? epoch : NEVER;
  }

  /** Whether what holds in that epoch holds now. */
  boolean isIn(long held) {
    return held == ALWAYS || held == epoch;
  }
}
