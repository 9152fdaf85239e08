/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** Watches that bytes of a peer cannot make a reader allocate much more than they are. */
public final class Allocations {
  /** Exceptions and first uses of classes cost something even where nothing came. */
  private static final long ALWAYS = 300_000;

  private static final long PER_BYTE = 300;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocations() {}

  /** The result of reading, which may allocate in proportion to the {@code length} read only. */
  public static <T> T bounded(int length, Supplier<T> reading) {
    long limit = ALWAYS + PER_BYTE * length;
    long before = THREADS.getCurrentThreadAllocatedBytes();
    T result = reading.get();
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    if (allocated > limit) {
      // The first one on a path loads classes, which is not to be counted.
      before = THREADS.getCurrentThreadAllocatedBytes();
      result = reading.get();
      allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    }
    if (allocated > limit) {
      throw new AssertionError(allocated + " bytes allocated for " + length);
    }
    return result;
  }
}
