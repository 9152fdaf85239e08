/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.ArrayList;
import java.util.List;

/**
 * The plugins that a compiler loads.
 *
 * @param files the shared objects, as spelled
 * @param shortNames those that gcc looks for in its folder of plugins
 * @param values what plugins are told that may name a file
 */
record LoadedPlugins(List<String> files, List<String> shortNames, List<String> values) {
  /** No plugin. */
  static final LoadedPlugins NONE = new LoadedPlugins(List.of(), List.of(), List.of());

  LoadedPlugins {
    files = List.copyOf(files);
    shortNames = List.copyOf(shortNames);
    values = List.copyOf(values);
  }

  boolean any() {
    return !equals(NONE);
  }

  /** The same, the short names looked up. */
  LoadedPlugins foundIn(String folder) {
    List<String> all = new ArrayList<>(files);
    shortNames.forEach(name -> all.add(folder + '/' + name + ".so"));
    return new LoadedPlugins(all, List.of(), values);
  }
}
