/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Says whether the cache did what the compiler does. */
final class Judge {
  private static final int ATTEMPTS = 3;

  private final boolean toleratesFailedOutputs;
  private final boolean toleratesKeptModes;

  /**
   * @param without excluded are differences of a kind named here
   */
  Judge(Set<String> without) {
    this.toleratesFailedOutputs = without.contains("FailedOutputs");
    this.toleratesKeptModes = without.contains("KeptModes");
  }

  /** What was found. */
  sealed interface Verdict {
    /** No difference. */
    record Same(boolean succeeded) implements Verdict {}

    /** The compiler itself does not do the same twice, or the clock went on. */
    record Unsteady() implements Verdict {}

    /** The cache did something else. */
    record Different(List<String> ways) implements Verdict {}
  }

  /** Makes a run both ways in a place and compares. */
  Verdict of(Place place, Run run) throws IOException, InterruptedException {
    if (!Mapped.asks(run)) {
      return compared(place, run, run);
    }
    Verdict mapped = compared(place, run, place.mapped(run));
    if (!(mapped instanceof Verdict.Different)) {
      return mapped;
    }
    long hits = place.hits();
    Verdict asGiven = compared(place, run, run);
    // only what is declined, or fails, is run as it was given
    return place.hits() > hits ? mapped : asGiven;
  }

  private Verdict compared(Place place, Run run, Run plain)
      throws IOException, InterruptedException {
    Place.Both both = place.both(run, plain);
    List<String> ways = differences(both);
    if (both.plain().ended().stream().anyMatch(one -> one.exit() == 127)) {
      return new Verdict.Unsteady(); // no such tool: who says so differs
    }
    if (ways.isEmpty()) {
      return new Verdict.Same(both.plain().succeeded());
    }
    place.goBack();
    for (int i = 0; i < ATTEMPTS; i++) {
      Outcome again = place.plainAgain(plain);
      if (!again.differences(both.plain()).isEmpty()) {
        boolean shapely =
            both.cached().looksLike(both.plain())
                && (!printsLike(again, both.plain()) || printsLike(both.cached(), both.plain()));
        return shapely || !again.looksLike(both.plain())
            ? new Verdict.Unsteady()
            : new Verdict.Different(ways);
      }
    }
    if (run.kill() && place.asksForTime() && both.cached().looksLike(both.plain())) {
      return new Verdict.Unsteady(); // with a daemon's end between, never within a second
    }
    for (int i = 1; i < ATTEMPTS && place.asksForTime(); i++) {
      if (differences(place.both(run, plain)).isEmpty()) {
        return new Verdict.Unsteady();
      }
      place.goBack();
    }
    return new Verdict.Different(ways);
  }

  private static boolean printsLike(Outcome one, Outcome other) {
    return one.withoutFiles().differences(other.withoutFiles()).isEmpty();
  }

  private List<String> differences(Place.Both both) {
    if (toleratesFailedOutputs && !both.plain().succeeded()) {
      return both.cached().withoutFiles().differences(both.plain().withoutFiles());
    }
    List<String> ways = both.differences();
    return toleratesKeptModes
        ? ways.stream().filter(way -> !way.matches(".* is FILE \\S* instead of FILE \\S*")).toList()
        : ways;
  }
}
