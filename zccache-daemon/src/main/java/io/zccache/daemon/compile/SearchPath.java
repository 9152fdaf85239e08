/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a compiler looks for headers, in order.
 *
 * @param ignored folders it was told of and left out: missing ones, and second names of others
 * @param quoted folders for quoted names only
 * @param angled folders for all names
 */
record SearchPath(List<String> ignored, List<String> quoted, List<String> angled) {
  SearchPath {
    ignored = List.copyOf(ignored);
    quoted = List.copyOf(quoted);
    angled = List.copyOf(angled);
  }

  /**
   * The folders for an angled name. Those left out come first, since one that comes into being may
   * take any place.
   */
  List<String> forAngled() {
    return joined(List.of());
  }

  /** The folders for a quoted name, after the including file's own. */
  List<String> forQuoted() {
    return joined(quoted);
  }

  private List<String> joined(List<String> middle) {
    List<String> all = new ArrayList<>(ignored);
    all.addAll(middle);
    all.addAll(angled);
    return all;
  }
}
