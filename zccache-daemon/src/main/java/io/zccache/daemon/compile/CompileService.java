/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.server.ToolCall;
import io.zccache.daemon.server.ToolService;
import io.zccache.daemon.stats.DeclineReason;
import io.zccache.daemon.stats.Missed;
import io.zccache.daemon.stats.NotStoredReason;
import io.zccache.daemon.store.StoredResult;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.Response;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.Optional;

/**
 * Answers tool calls: from the store where that is right, else by running the compiler. The path of
 * one compile is {@link #answer}. Any thread may call.
 */
final class CompileService implements ToolService {
  private final Planners planners;
  private final Lookups lookups;
  private final InFlight inFlight;
  private final KnownHits known;
  private final HitDelivery hits;
  private final FreshRun fresh;
  private final PlainRun plain;
  private final SeveralCompiles several = new SeveralCompiles();
  private final SourceLinks builds;
  private final Recalls recalls;

  CompileService(
      Planners planners,
      RunFolders folders,
      Lookups lookups,
      InFlight inFlight,
      KnownHits known,
      HitDelivery hits,
      FreshRun fresh,
      PlainRun plain) {
    this.planners = planners;
    this.lookups = lookups;
    this.builds = new SourceLinks(folders, several, this::make, lookups::knows);
    this.recalls = new Recalls(hits);
    this.inFlight = inFlight;
    this.known = known;
    this.hits = hits;
    this.fresh = fresh;
    this.plain = plain;
  }

  @Override
  public Response answer(ToolCall call) {
    Laps laps = new Laps();
    try {
      CompileRequest request = CompileRequest.of(call, System.getenv());
      if (!ToolChoice.takes(call)) {
        return bypass(request, BypassReason.EXCLUDED);
      }
      Question question = known.question(call);
      Optional<Response> recalled = recalled(question, request, laps);
      if (recalled.isPresent()) {
        return recalled.get();
      }
      Planned planned = planners.plan(request, question.evidence());
      laps.planned();
      FreshRun.Outcome outcome = answer(planned, question, laps);
      if (outcome instanceof FreshRun.Outcome.Answered answered) {
        known.remember(question);
        return answered.response();
      }
      if (outcome instanceof FreshRun.Outcome.Unwanted) {
        return plain.answer(request, NotStoredReason.READ_ONLY);
      }
      return outcome instanceof FreshRun.Outcome.Failed failed
          ? bypass(request, failed.reason())
          : noPlace(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Response.Error("the daemon is stopping");
    } catch (IOException | InvalidPathException e) {
      return new Response.Error("the request could not be understood: " + e.getMessage());
    }
  }

  private FreshRun.Outcome answer(Planned planned, Question question, Laps laps)
      throws InterruptedException {
    if (planned instanceof Work work) {
      return make(work, question, laps);
    }
    if (planned instanceof Planned.Announced announced) {
      return answer(announced, question);
    }
    if (planned instanceof Planned.Built built) {
      return builds.answer(built, question);
    }
    question.missed();
    return planned instanceof Planned.Several asked
        ? several.answer(asked, part -> make(part, KnownHits.unasked()))
        : new FreshRun.Outcome.Failed(((Planned.Declined) planned).reason());
  }

  private FreshRun.Outcome make(Work part, Question question) throws InterruptedException {
    return make(part, question, new Laps());
  }

  private FreshRun.Outcome answer(Planned.Announced announced, Question question)
      throws InterruptedException {
    Bytes words = Bytes.of(announced.words());
    question.says(words);
    FreshRun.Outcome made = make(announced.archive(), question);
    return made instanceof FreshRun.Outcome.Answered answered
        ? new FreshRun.Outcome.Answered(Answers.after(words, answered.response()))
        : made;
  }

  /** The shortest way: the same was asked before, and nothing has changed since. */
  private Optional<Response> recalled(Question question, CompileRequest request, Laps laps)
      throws IOException, InterruptedException {
    laps.planned();
    Optional<KnownHits.Recalled> recalled = known.recall(question);
    laps.found();
    return recalled.isPresent() ? recalls.answer(recalled.get(), request, laps) : Optional.empty();
  }

  private FreshRun.Outcome make(Work work, Question question, Laps laps)
      throws InterruptedException {
    Lookup lookup = lookups.find(work, question.evidence());
    if (lookup instanceof Lookup.Hit hit) {
      laps.found();
      HitDelivery.Outcome outcome = hits.deliver(work, hit.result(), laps);
      question.found(work, hit.result());
      if (!(outcome instanceof HitDelivery.Outcome.Answered)) {
        question.missed();
      }
      return answered(work, outcome);
    }
    question.missed();
    if (work.request().readOnly()) {
      return unwanted(work, (Lookup.Miss) lookup);
    }
    if (inFlight.enter(work.widestUnit()) instanceof InFlight.Turn.Lead lead) {
      return lead(work, lead, laps);
    }
    // Another has just compiled the same: its result fits unless an input has changed since.
    return lookups.find(work) instanceof Lookup.Hit hit
        ? restore(work, hit.result(), laps)
        : fresh.run(work, (Lookup.Miss) lookup, stored -> {});
  }

  /** Looks again first: the one who led before may have ended between our look and our turn. */
  private FreshRun.Outcome lead(Work work, InFlight.Turn.Lead lead, Laps laps)
      throws InterruptedException {
    Lookup lookup = null;
    try {
      lookup = lookups.find(work);
    } finally {
      if (!(lookup instanceof Lookup.Miss)) {
        lead.end(lookup != null);
      }
    }
    return lookup instanceof Lookup.Hit hit
        ? restore(work, hit.result(), laps)
        : fresh.run(work, (Lookup.Miss) lookup, lead::end);
  }

  private FreshRun.Outcome restore(Work work, StoredResult result, Laps laps)
      throws InterruptedException {
    laps.found();
    return answered(work, hits.deliver(work, result, laps));
  }

  private FreshRun.Outcome answered(Work work, HitDelivery.Outcome outcome)
      throws InterruptedException {
    if (outcome instanceof HitDelivery.Outcome.Answered answered) {
      return new FreshRun.Outcome.Answered(answered.response());
    }
    Lookup.Miss miss = new Lookup.Miss(((HitDelivery.Outcome.Failed) outcome).reason());
    return work.request().readOnly() ? unwanted(work, miss) : fresh.run(work, miss, stored -> {});
  }

  /** Nobody may wait for such a compile, nor it for another: it leaves nothing to be found. */
  private static FreshRun.Outcome unwanted(Work work, Lookup.Miss miss) {
    Optional<Missed> unused = Keeper.count(work, miss);
    work.counters().notStored(NotStoredReason.READ_ONLY);
    return new FreshRun.Outcome.Unwanted();
  }

  private Response noPlace(CompileRequest request) throws InterruptedException {
    request.counters().bypass(DeclineReason.FOLDER_UNUSABLE);
    CallLines.bypass(request, DeclineReason.FOLDER_UNUSABLE);
    return plain.answer(request, DeclineReason.FOLDER_UNUSABLE);
  }

  private Response bypass(CompileRequest request, BypassReason reason) throws InterruptedException {
    request.counters().bypass(reason);
    CallLines.bypass(request, reason);
    return plain.answer(request, reason);
  }
}
