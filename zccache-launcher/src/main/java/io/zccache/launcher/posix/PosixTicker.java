/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import io.zccache.client.port.Ticker;
import org.teavm.interop.Address;
import org.teavm.interop.Structure;

/** The system's clocks. */
final class PosixTicker implements Ticker {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Address memory;

  PosixTicker(CMemory memory) {
    this.memory = memory.take(Structure.sizeOf(TimeValue.class));
  }

  @Override
  public long nanos() {
    Posix.clockGettime(Macro.clockMonotonic(), memory);
    TimeValue time = memory.toStructure();
    return time.seconds * NANOS_PER_SECOND + time.nanos;
  }

  @Override
  public long unixSeconds() {
    Posix.clockGettime(Macro.clockRealtime(), memory);
    TimeValue time = memory.toStructure();
    return time.seconds;
  }

  @Override
  public void pause(long nanos) {
    TimeValue time = memory.toStructure();
    time.seconds = nanos / NANOS_PER_SECOND;
    time.nanos = nanos % NANOS_PER_SECOND;
    // A signal that cuts it short does no harm: whoever waits looks again.
    Posix.nanosleep(memory, null);
  }
}
