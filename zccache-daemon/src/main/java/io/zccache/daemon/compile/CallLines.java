/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.log.CallLog;

/**
 * What the log of a session says of its calls. The first word of a line is one that scripts know.
 */
final class CallLines {
  private CallLines() {}

  /** The result came from the cache. */
  static void hit(Work work) {
    if (log(work).isWanted()) {
      log(work).line("[HIT] " + work.title());
    }
  }

  /** The tool ran with success. */
  static void miss(Work work, Lookup.Miss miss) {
    if (log(work).isWanted()) {
      String culprit = miss.culprit().isEmpty() ? "" : " " + miss.culprit();
      log(work).line("[MISS] " + work.title() + " (reason: " + miss.word() + culprit + ")");
    }
  }

  /** The tool ran and failed. */
  static void error(Work work) {
    if (log(work).isWanted()) {
      log(work).line("[ERROR] " + work.title());
    }
  }

  /** The tool ran without the cache, or runs at the client's. */
  static void bypass(CompileRequest request, Enum<?> reason) {
    request.call().log().direct(request.tool(), reason);
  }

  private static CallLog log(Work work) {
    return work.request().call().log();
  }
}
