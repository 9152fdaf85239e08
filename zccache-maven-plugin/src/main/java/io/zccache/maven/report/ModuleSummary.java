/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

/** What the cache did for one module of a build, in one line. Pure. */
public final class ModuleSummary {

  private ModuleSummary() {}

  /**
   * The line, without a prefix.
   *
   * @param module {@code groupId:artifactId}
   */
  public static String line(String module, Tally tally) {
    return module
        + ": "
        + Wording.count(tally.hits(), "hit", "hits")
        + ", "
        + Wording.count(tally.misses(), "miss", "misses")
        + (", " + tally.declined() + " declined")
        + (tally.failed() == 0 ? "" : ", " + tally.failed() + " failed");
  }
}
