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
import io.zccache.protocol.Response;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.Optional;

/**
 * Answers tool calls: from the store where that is right, else by running the compiler. The path of
 * one compile is {@link #answer}. Any thread may call.
 */
final class CompileService implements ToolService {
  private final Planner planner;
  private final Lookups lookups;
  private final InFlight inFlight;
  private final KnownHits known;
  private final HitDelivery hits;
  private final FreshCompile fresh;
  private final PlainRun plain;

  CompileService(
      Planner planner,
      Lookups lookups,
      InFlight inFlight,
      KnownHits known,
      HitDelivery hits,
      FreshCompile fresh,
      PlainRun plain) {
    this.planner = planner;
    this.lookups = lookups;
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
      KnownHits.Question question = known.question(call);
      Optional<Response> recalled = recalled(question, request, laps);
      if (recalled.isPresent()) {
        return recalled.get();
      }
      Planned planned = planner.plan(request, question.evidence());
      laps.planned();
      FreshCompile.Outcome outcome = answer(planned, question, laps);
      if (outcome instanceof FreshCompile.Outcome.Answered answered) {
        return answered.response();
      }
      if (outcome instanceof FreshCompile.Outcome.Unwanted) {
        return plain.answer(request, NotStoredReason.READ_ONLY);
      }
      return outcome instanceof FreshCompile.Outcome.Failed failed
          ? bypass(request, failed.reason())
          : noPlace(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Response.Error("the daemon is stopping");
    } catch (IOException | InvalidPathException e) {
      return new Response.Error("the request could not be understood: " + e.getMessage());
    }
  }

  private FreshCompile.Outcome answer(Planned planned, KnownHits.Question question, Laps laps)
      throws InterruptedException {
    if (planned instanceof Planned.Plan plan) {
      return compile(plan, question, laps);
    }
    return planned instanceof Planned.Several several
        ? new SeveralCompiles(part -> compile(part, KnownHits.Question.UNASKED, new Laps()))
            .answer(several)
        : new FreshCompile.Outcome.Failed(((Planned.Declined) planned).reason());
  }

  /** The shortest way: the same was asked before, and nothing has changed since. */
  private Optional<Response> recalled(
      KnownHits.Question question, CompileRequest request, Laps laps)
      throws IOException, InterruptedException {
    laps.planned();
    Optional<KnownHits.Recalled> recalled = known.recall(question, request);
    if (recalled.isEmpty()) {
      return Optional.empty();
    }
    laps.found();
    if (Planner.unsuited(recalled.get().plan()).isPresent()) {
      return Optional.empty();
    }
    if (hits.deliver(recalled.get().plan(), recalled.get().result(), laps)
        instanceof HitDelivery.Outcome.Answered answered) {
      request.counters().add("hit.recalled", 1);
      return Optional.of(answered.response());
    }
    return Optional.empty();
  }

  private FreshCompile.Outcome compile(Planned.Plan plan, KnownHits.Question question, Laps laps)
      throws InterruptedException {
    Lookup lookup = lookups.find(plan, question.evidence());
    if (lookup instanceof Lookup.Hit hit) {
      laps.found();
      HitDelivery.Outcome outcome = hits.deliver(plan, hit.result(), laps);
      if (outcome instanceof HitDelivery.Outcome.Answered) {
        known.remember(question, plan, hit.result());
      }
      return answered(plan, outcome);
    }
    if (plan.request().readOnly()) {
      return unwanted(plan, (Lookup.Miss) lookup);
    }
    if (inFlight.enter(plan.widestUnit()) instanceof InFlight.Turn.Lead lead) {
      return lead(plan, lead, laps);
    }
    // Another has just compiled the same: its result fits unless an input has changed since.
    return lookups.find(plan) instanceof Lookup.Hit hit
        ? restore(plan, hit.result(), laps)
        : fresh.run(plan, (Lookup.Miss) lookup, stored -> {});
  }

  /** Looks again first: the one who led before may have ended between our look and our turn. */
  private FreshCompile.Outcome lead(Planned.Plan plan, InFlight.Turn.Lead lead, Laps laps)
      throws InterruptedException {
    Lookup lookup = null;
    try {
      lookup = lookups.find(plan);
    } finally {
      if (!(lookup instanceof Lookup.Miss)) {
        lead.end(lookup != null);
      }
    }
    return lookup instanceof Lookup.Hit hit
        ? restore(plan, hit.result(), laps)
        : fresh.run(plan, (Lookup.Miss) lookup, lead::end);
  }

  private FreshCompile.Outcome restore(Planned.Plan plan, StoredResult result, Laps laps)
      throws InterruptedException {
    laps.found();
    return answered(plan, hits.deliver(plan, result, laps));
  }

  private FreshCompile.Outcome answered(Planned.Plan plan, HitDelivery.Outcome outcome)
      throws InterruptedException {
    if (outcome instanceof HitDelivery.Outcome.Answered answered) {
      return new FreshCompile.Outcome.Answered(answered.response());
    }
    Lookup.Miss miss = new Lookup.Miss(((HitDelivery.Outcome.Failed) outcome).reason());
    return plan.request().readOnly() ? unwanted(plan, miss) : fresh.run(plan, miss, stored -> {});
  }

  /** Nobody may wait for such a compile, nor it for another: it leaves nothing to be found. */
  private static FreshCompile.Outcome unwanted(Planned.Plan plan, Lookup.Miss miss) {
    Missed unused = Keeper.count(plan, miss);
    plan.request().counters().notStored(NotStoredReason.READ_ONLY);
    return new FreshCompile.Outcome.Unwanted();
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
