/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the file system tells of a file without reading it: equal stamps mean equal content if the
 * first of them was settled when the content was read.
 *
 * @param device number of the device that holds the file
 * @param inode number of the file on its device
 * @param size length in bytes
 * @param mtimeNanos last change of the content, nanoseconds since 1970
 * @param ctimeNanos last change of the content or of its attributes, nanoseconds since 1970
 */
public record FileStamp(long device, long inode, long size, long mtimeNanos, long ctimeNanos) {
  private static final long SECOND = 1_000_000_000L;
  private static final long TICK = 50_000_000L;

  /** Some file systems count in steps of two seconds; the rest is for the tick. */
  private static final long COARSE_TICK = 3 * SECOND;

  /**
   * Whether any change of the file after the given moment must show in its stamp. A file system
   * dates its files by a clock that ticks; 50 ms is more than any such tick.
   *
   * <p>A stamp of whole seconds is never settled. It is that of a file system without fractions of
   * a second, or of an image whose files were all given one time when it was made: with another
   * image in the place of the first, another file can have the same stamp.
   *
   * @param epochNanos a moment at or before which this stamp was taken, nanoseconds since 1970
   */
  public boolean settledAt(long epochNanos) {
    return !isWhole() && Math.max(mtimeNanos, ctimeNanos) < epochNanos - TICK;
  }

  /**
   * Whether any change of the file after the given moment must show in its stamp for as long as the
   * same file systems are mounted: what {@link #settledAt} holds against stamps of whole seconds,
   * that another image may have the same ones, cannot happen before then.
   *
   * @param epochNanos a moment at or before which this stamp was taken, nanoseconds since 1970
   */
  public boolean settledWhileMountedAt(long epochNanos) {
    return Math.max(mtimeNanos, ctimeNanos) < epochNanos - (isWhole() ? COARSE_TICK : TICK);
  }

  /** Last change of the content, whole seconds since 1970. */
  public long mtimeSeconds() {
    return Math.floorDiv(mtimeNanos, SECOND);
  }

  private boolean isWhole() {
    return mtimeNanos % SECOND == 0 && ctimeNanos % SECOND == 0;
  }

  /** A moment in the unit of the stamps: nanoseconds since 1970. */
  public static long epochNanos(Instant moment) {
    return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), SECOND), moment.getNano());
  }

  // Here as in other records that a first hit compares: what the JDK would make for it at that
  // moment
  // costs a fresh daemon a millisecond a record. ExplicitEqualityTest sees to it that none is left
  // out.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileStamp that
        && device == that.device
        && inode == that.inode
        && size == that.size
        && mtimeNanos == that.mtimeNanos
        && ctimeNanos == that.ctimeNanos;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(inode) * 31 + Long.hashCode(mtimeNanos);
  }
}
