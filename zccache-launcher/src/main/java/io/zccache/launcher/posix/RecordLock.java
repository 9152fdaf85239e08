/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import org.teavm.interop.Structure;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Name;
import org.teavm.interop.c.Native;

/** {@code struct flock}; zeroed but for its type it means the whole file. */
@Native(structKeyword = true)
@Name("flock")
@Include("fcntl.h")
final class RecordLock extends Structure {
  @Name("l_type")
  short type;

  @Name("l_pid")
  int process;
}
