/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.maven.report.PastBuild;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the record of the last build says of one source. Pure. */
final class LastBuild {

  private LastBuild() {}

  /**
   * The lines, without a prefix.
   *
   * @param folder what a relative name is relative to
   * @param source a path, or the end of one
   */
  static List<String> of(PastBuild build, Path folder, String source) {
    String absolute = folder.toAbsolutePath().resolve(source).normalize().toString();
    String end = "/" + Path.of(source).normalize();
    List<String> lines = new ArrayList<>();
    for (PastBuild.Missed miss : build.missed()) {
      if (miss.source().equals(absolute) || miss.source().endsWith(end)) {
        lines.add("missed " + miss.text());
      }
    }
    if (lines.isEmpty()) {
      lines.add(
          source
              + " is not among the misses"
              + (build.misses() > build.missed().size() ? " that are remembered" : "")
              + ": it came from the cache, was declined, or was not compiled");
    }
    lines.add(
        "the last build ended at "
            + build.ended()
            + (" with " + build.hits() + " hits, " + build.misses() + " misses, ")
            + (build.declined() + " declined"));
    return lines;
  }
}
