/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import org.teavm.interop.Structure;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Name;
import org.teavm.interop.c.Native;

/** {@code struct pollfd}. */
@Native(structKeyword = true)
@Name("pollfd")
@Include("poll.h")
final class PollEntry extends Structure {
  int fd;
  short events;
  short revents;
}
