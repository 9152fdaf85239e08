/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import org.teavm.interop.Structure;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Name;
import org.teavm.interop.c.Native;

/** {@code struct timespec}. */
@Native(structKeyword = true)
@Name("timespec")
@Include("time.h")
final class TimeValue extends Structure {
  @Name("tv_sec")
  long seconds;

  @Name("tv_nsec")
  long nanos;
}
