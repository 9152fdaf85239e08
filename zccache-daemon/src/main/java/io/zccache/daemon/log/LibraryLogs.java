/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.log;

import java.util.Arrays;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Where libraries log: warnings go to standard error, the rest nowhere. It stands in for the JDK's
 * own logging, whose start takes a tenth of a new daemon's first answer. Any thread may log.
 */
public final class LibraryLogs extends System.LoggerFinder {
  /** For the JDK, which finds it as a service. */
  public LibraryLogs() {}

  @Override
  public System.Logger getLogger(String name, Module module) {
    return new ToStandardError(name);
  }

  /** One library's log. */
  private record ToStandardError(String name) implements System.Logger {
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
        System.err.println(name + ": " + text + (cause == null ? "" : ": " + cause));
      }
    }

    @Override
    public void log(
        Level level, @Nullable ResourceBundle bundle, @Nullable String format, Object... values) {
      log(level, bundle, format + " " + Arrays.toString(values), (Throwable) null);
    }
  }
}
