/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import java.util.Map;

/**
 * The modules of a build: tells to which of them a source belongs.
 *
 * @param names of the modules by their folders, which are absolute
 */
public record Modules(Map<String, String> names) {

  /** No modules: no source belongs to any. */
  public static final Modules NONE = new Modules(Map.of());

  /** Copies the map. */
  public Modules {
    names = Map.copyOf(names);
  }

  /** The module in whose folder a source is, the innermost one; empty if it is in none. */
  String of(String source) {
    int end = source.lastIndexOf('/');
    while (end > 0) {
      String name = names.get(source.substring(0, end));
      if (name != null) {
        return name;
      }
      end = source.lastIndexOf('/', end - 1);
    }
    return "";
  }
}
