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

  /** The folders for an angled name. */
  List<String> forAngled() {
    return angled;
  }

  /** The folders for a quoted name, after the including file's own. */
  List<String> forQuoted() {
    return joined(quoted, angled);
  }

  /** All folders that are searched, or that could be as soon as they change. */
  List<String> all() {
    return joined(ignored, forQuoted());
  }

  private static List<String> joined(List<String> first, List<String> then) {
    List<String> all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }
}
