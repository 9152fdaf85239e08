/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import org.teavm.interop.Structure;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Name;
import org.teavm.interop.c.Native;

/** {@code struct stat}. */
@Native(structKeyword = true)
@Name("stat")
@Include("sys/stat.h")
final class FileStatus extends Structure {
  @Name("st_dev")
  long device;

  @Name("st_ino")
  long inode;

  @Name("st_mode")
  int mode;

  @Name("st_uid")
  int owner;
}
