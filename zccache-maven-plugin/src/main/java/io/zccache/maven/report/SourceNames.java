/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import java.util.List;

/**
 * Names of sources without the folder that all of them have in common: so they fit a phone.
 *
 * @param folder what all names begin with, with a slash at its end; empty if they have nothing in
 *     common
 */
record SourceNames(String folder) {

  /** The names of some sources. */
  static SourceNames of(List<String> sources) {
    String common = sources.size() < 2 ? "" : sources.get(0);
    for (String source : sources) {
      int end = 0;
      int most = Math.min(common.length(), source.length());
      while (end < most && common.charAt(end) == source.charAt(end)) {
        end++;
      }
      common = common.substring(0, end);
    }
    int end = common.lastIndexOf('/') + 1;
    return new SourceNames(end == 1 ? "" : common.substring(0, end));
  }

  /** A name without the folder. */
  String shortened(String source) {
    return source.startsWith(folder) ? source.substring(folder.length()) : source;
  }
}
