/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.ArrayList;
import java.util.List;

/**
 * What a command line adds to a compiler: plugins and specs.
 *
 * @param plugins the shared objects, as spelled
 * @param shortNames those that gcc looks for in its folder of plugins
 * @param values what plugins are told that may name a file
 * @param specs the files with specs; as spelled until they are found
 */
record Additions(
    List<String> plugins, List<String> shortNames, List<String> values, List<String> specs) {
  Additions {
    plugins = List.copyOf(plugins);
    specs = List.copyOf(specs);
    shortNames = List.copyOf(shortNames);
    values = List.copyOf(values);
  }

  boolean anyPlugin() {
    return !plugins.isEmpty() || !shortNames.isEmpty() || !values.isEmpty();
  }

  /** All files that are named. */
  List<String> files() {
    List<String> all = new ArrayList<>(plugins);
    all.addAll(specs);
    return all;
  }

  /** The same, the short names looked up. */
  Additions withPluginsIn(String folder) {
    List<String> all = new ArrayList<>(plugins);
    shortNames.forEach(name -> all.add(folder + '/' + name + ".so"));
    return new Additions(all, List.of(), values, specs);
  }

  /** The same, the specs found. */
  Additions withSpecs(List<String> found) {
    return new Additions(plugins, shortNames, values, found);
  }
}
