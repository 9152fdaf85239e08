/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.log.CallLog;
import io.zccache.daemon.stats.Missed;

/**
 * What the log of a session says of its calls. The first word of a line is one that scripts know.
 */
final class CallLines {
  private CallLines() {}

  /** The result came from the cache. */
  static void hit(Planned.Plan plan) {
    if (log(plan).isWanted()) {
      log(plan).line("[HIT] " + names(plan));
    }
  }

  /** The compiler ran with success. */
  static void miss(Planned.Plan plan, Missed missed) {
    if (log(plan).isWanted()) {
      String culprit = missed.culprit().isEmpty() ? "" : " " + missed.culprit();
      log(plan).line("[MISS] " + names(plan) + " (reason: " + missed.word() + culprit + ")");
    }
  }

  /** The compiler ran and failed. */
  static void error(Planned.Plan plan) {
    if (log(plan).isWanted()) {
      log(plan).line("[ERROR] " + names(plan));
    }
  }

  /** The tool ran without the cache, or runs at the client's. */
  static void bypass(CompileRequest request, Enum<?> reason) {
    request.call().log().direct(request.tool(), reason);
  }

  private static CallLog log(Planned.Plan plan) {
    return plan.request().call().log();
  }

  private static String names(Planned.Plan plan) {
    CompileRequest request = plan.request();
    return plan.source() + " -> " + request.resolve(plan.command().output());
  }
}
