/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import org.teavm.interop.Structure;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Name;
import org.teavm.interop.c.Native;

/** {@code struct sockaddr_un}; the path follows the family. */
@Native(structKeyword = true)
@Name("sockaddr_un")
@Include("sys/un.h")
final class SocketName extends Structure {
  /** Where the path begins, and how long it may be with its zero: on Linux and on macOS. */
  static final int PATH_OFFSET = 2;

  static final int PATH_SIZE = 104;

  @Name("sun_family")
  short family;
}
