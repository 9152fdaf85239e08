/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.log;

import java.util.Arrays;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Where libraries log: warnings go to the daemon's log once there is one, and the rest nowhere. It
 * stands in for the JDK's own logging, whose start takes a tenth of a new daemon's first answer.
 * Any thread may log.
 */
public final class LibraryLogs extends System.LoggerFinder {
  private static volatile Log log = Log.none();

  /** For the JDK, which finds it as a service. */
  public LibraryLogs() {}

  /** From now on, warnings go to a log. */
  public static void to(Log log) {
    LibraryLogs.log = log;
  }

  @Override
  public System.Logger getLogger(String name, Module module) {
    return new ToLog(name);
  }

  /** One library's log. */
  private record ToLog(String name) implements System.Logger {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isLoggable(Level level) {
      return level.compareTo(Level.WARNING) >= 0 && level != Level.OFF;
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String text,
        @Nullable Throwable cause) {
      if (isLoggable(level)) {
        log.trouble(name + ": " + text + (cause == null ? "" : ": " + cause));
      }
    }

    @Override
    public void log(
        Level level, @Nullable ResourceBundle bundle, @Nullable String format, Object... values) {
      log(level, bundle, format + " " + Arrays.toString(values), (Throwable) null);
    }
  }
}
