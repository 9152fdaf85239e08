/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.DaemonPlace;
import io.zccache.client.Environment;
import io.zccache.client.FilePath;
import io.zccache.client.Outcome.Unavailable;
import io.zccache.client.SideFile;
import io.zccache.client.UnavailableReason;
import io.zccache.client.port.Ports;
import org.jspecify.annotations.Nullable;

/** Where the daemon of a call is. */
final class Places {
  /** What to say where there is none. */
  static final Unavailable NONE =
      new Unavailable(UnavailableReason.NO_CACHE_ROOT, "set HOME or ZCCACHE_CACHE_DIR");

  private Places() {}

  /** The place that the side file or else the environment names; null if neither does. */
  static @Nullable DaemonPlace of(
      Host host, Ports ports, Environment environment, @Nullable SideFile side) {
    long user = ports.folders().user();
    FilePath cwd = host.workingFolder();
    FilePath program = program(host, environment, cwd);
    if (side != null) {
      return DaemonPlace.of(side, user, program);
    }
    return cwd == null ? null : DaemonPlace.of(environment, cwd, user, program);
  }

  /** The program that starts a daemon: the one that is named, else the one beside this program. */
  private static @Nullable FilePath program(
      Host host, Environment environment, @Nullable FilePath cwd) {
    FilePath named = environment.path("ZCCACHE_DAEMON");
    if (named != null) {
      return cwd == null ? named : cwd.join(named);
    }
    FilePath own = host.program();
    return own == null ? null : own.folder().join("zccache-daemon");
  }
}
