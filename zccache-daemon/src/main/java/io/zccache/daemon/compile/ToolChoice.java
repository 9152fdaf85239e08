/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.server.ToolCall;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Utf8;
import io.zccache.protocol.setting.NamePattern;
import java.util.List;

/** Which tools a client wants to go through the cache, by their names. Pure. */
final class ToolChoice {
  private static final Utf8 INCLUDES = Utf8.of("ZCCACHE_INCLUDES");
  private static final Utf8 EXCLUDES = Utf8.of("ZCCACHE_EXCLUDES");

  private ToolChoice() {}

  /** Whether the client wants the cache for a call. Patterns of other things say nothing here. */
  static boolean takes(ToolCall call) {
    List<EnvVar> environment = call.env();
    if (environment == null) {
      return true;
    }
    boolean takes = true;
    for (EnvVar variable : environment) {
      // Each call comes by here: names are compared as they came.
      if (variable.name().equals(INCLUDES)) {
        List<NamePattern> wanted = patterns(variable);
        takes &= wanted.isEmpty() || isOneOf(wanted, call);
      } else if (variable.name().equals(EXCLUDES)) {
        takes &= !isOneOf(patterns(variable), call);
      }
    }
    return takes;
  }

  private static List<NamePattern> patterns(EnvVar variable) {
    return NamePattern.list(variable.value().text()).stream()
        .filter(NamePattern::isOfTools)
        .toList();
  }

  private static boolean isOneOf(List<NamePattern> patterns, ToolCall call) {
    String tool = call.tool().text();
    String name = tool.substring(tool.lastIndexOf('/') + 1);
    return patterns.stream().anyMatch(pattern -> pattern.matches(name));
  }
}
