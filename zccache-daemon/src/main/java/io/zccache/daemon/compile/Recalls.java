/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.store.StoredResult;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives answers that were known already. Any thread may call. */
final class Recalls {
  private final HitDelivery hits;

  /**
   * @param hits puts outputs in their places
   */
  Recalls(HitDelivery hits) {
    this.hits = hits;
  }

  /** A hit of this very call. */
  private record Part(Work work, StoredResult result, boolean seen) {}

  /** The answer to a request; empty if the request must go the long way. */
  Optional<Response> answer(KnownHits.Recalled recalled, CompileRequest request, Laps laps)
      throws IOException, InterruptedException {
    List<Part> parts = new ArrayList<>();
    for (Question.Hit hit : recalled.hits()) {
      CompileRequest of = hit.seen() ? request : request.ofCompile();
      parts.add(new Part(hit.work().of(of), hit.result(), hit.seen()));
    }
    Part last = parts.get(parts.size() - 1);
    Work goal = recalled.goal().map(it -> it.of(request)).orElse(last.work());
    if (goal.unsuited().isPresent() || isOverSource(goal, parts)) {
      return Optional.empty();
    }
    Optional<Response> answer =
        last.seen()
            ? delivered(last, recalled.words(), laps)
            : Optional.of(said(parts, recalled.words(), request));
    if (answer.isPresent()) {
      for (Part part : parts) {
        if (!part.seen()) {
          use(part);
        }
        part.work().counters().add("hit.recalled", 1);
      }
    }
    return answer;
  }

  /** Whether the output is to take the place of a source. */
  private static boolean isOverSource(Work goal, List<Part> parts) {
    if (!(goal instanceof LinkPlan link)) {
      return false;
    }
    List<Path> sources =
        parts.stream()
            .filter(part -> !part.seen())
            .flatMap(part -> part.work().compiledSource().stream())
            .toList();
    return SourceLinkPlanner.sourceIn(link.target(), sources).isPresent();
  }

  private Optional<Response> delivered(Part part, Bytes words, Laps laps)
      throws InterruptedException {
    return hits.deliver(part.work(), part.result(), laps)
            instanceof HitDelivery.Outcome.Answered answered
        ? Optional.of(
            words.isEmpty() ? answered.response() : Answers.after(words, answered.response()))
        : Optional.empty();
  }

  private void use(Part part) {
    hits.use(part.work(), part.result(), new Laps());
  }

  /** What a call is answered of which a compile has failed: there is nothing to link. */
  private static Response said(List<Part> parts, Bytes words, CompileRequest request) {
    int worst = parts.stream().mapToInt(part -> part.result().run().exitCode()).max().orElse(0);
    return Answers.of(request, new Response.CompileResult(worst, Bytes.EMPTY, words, true));
  }
}
