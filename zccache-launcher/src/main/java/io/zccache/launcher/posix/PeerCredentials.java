/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import org.teavm.interop.Structure;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Name;
import org.teavm.interop.c.Native;

/** {@code struct ucred}. */
@Native(structKeyword = true)
@Name("ucred")
@Include("sys/socket.h")
final class PeerCredentials extends Structure {
  int pid;

  int uid;
}
