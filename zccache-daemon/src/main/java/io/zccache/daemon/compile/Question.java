/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.store.StoredResult;
import io.zccache.protocol.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one call asks, and what its answer is made of and rests on. For one thread. */
final class Question {
  private final Optional<CallBytes> asked;
  private final Evidence evidence;
  private final long epoch;
  private final List<Hit> hits = new ArrayList<>();
  private Optional<Work.Renewal> goal = Optional.empty();
  private Bytes words = Bytes.EMPTY;

  /**
   * @param asked empty if no answer is to be known by it
   * @param evidence takes what is looked at for the answer
   * @param epoch the mounts' epoch before anything was looked at
   */
  Question(Optional<CallBytes> asked, Evidence evidence, long epoch) {
    this.asked = asked;
    this.evidence = evidence;
    this.epoch = epoch;
  }

  /**
   * A hit that an answer is made of.
   *
   * @param result without its inputs
   * @param seen whether its outputs are delivered; else the answer rests on it, and no more
   */
  record Hit(Work.Renewal work, StoredResult result, boolean seen) {}

  Optional<CallBytes> asked() {
    return asked;
  }

  Evidence evidence() {
    return evidence;
  }

  long epoch() {
    return epoch;
  }

  /** The hits that the answer is made of, in order. */
  List<Hit> hits() {
    return List.copyOf(hits);
  }

  /** What all hits are for, if that may be none of them. */
  Optional<Work.Renewal> goal() {
    return goal;
  }

  /** What is said on standard error before anything that a seen hit says. */
  Bytes words() {
    return words;
  }

  /** A part of the answer, or all of it, is a stored result. */
  void found(Work work, StoredResult result) {
    if (asked.isPresent()) {
      hits.add(new Hit(work.renewal(), result.withoutInputs(), true));
    }
  }

  /**
   * What was found so far was made only to go on with.
   *
   * @param parts the same as they were asked for
   * @param next what goes on
   */
  void useOnly(List<? extends Work> parts, Work next) {
    goal = Optional.of(next.renewal());
    List<Hit> unseen = new ArrayList<>();
    for (Hit hit : hits) {
      unseen.add(new Hit(parts.get(unseen.size()).renewal(), hit.result(), false));
    }
    hits.clear();
    hits.addAll(unseen);
  }

  /** Something is said before. */
  void says(Bytes before) {
    words = before;
  }

  /** A part of the answer is no stored result: it is not worth knowing. */
  void missed() {
    evidence.incomplete();
  }
}
