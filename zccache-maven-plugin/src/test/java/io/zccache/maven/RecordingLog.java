/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;

/** A logger that keeps what it is told, as {@code level: text}. */
final class RecordingLog {

  private final List<String> lines = new CopyOnWriteArrayList<>();

  Logger logger() {
    return (Logger)
        Proxy.newProxyInstance(
            RecordingLog.class.getClassLoader(),
            new Class<?>[] {Logger.class},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("is")) {
                return true;
              }
              lines.add(method.getName().toLowerCase(Locale.ROOT) + ": " + arguments[0]);
              return null;
            });
  }

  Voice voice() {
    return new Voice(logger());
  }

  List<String> lines() {
    return lines;
  }

  /** What a user sees who asks for no details. */
  List<String> visible() {
    return lines.stream().filter(line -> !line.startsWith("debug")).toList();
  }
}
