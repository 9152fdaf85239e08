/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.MountTable;
import io.zccache.daemon.natives.Posix;
import io.zccache.daemon.natives.Sightings;
import io.zccache.daemon.server.ToolCall;
import io.zccache.daemon.store.InputSet;
import io.zccache.daemon.store.ResultStore;
import io.zccache.daemon.store.SearchedFolders;
import io.zccache.daemon.store.StoredResult;
import java.util.List;
import java.util.Optional;

/**
 * Hits that were found before, by what was asked, each with everything that it rests on. The same
 * question has the same answer while everything is as it was then, which one native call tells. Any
 * thread may ask.
 */
final class KnownHits {
  private static final int MOST_BYTES = 24 << 20;

  /** What one costs beside its question and its sightings, in bytes, by and large. */
  private static final int BASE_BYTES = 1500;

  private final Optional<Posix> natives;
  private final MountTable mounts;
  private final ResultStore store;
  private final Cache<CallBytes, Known> known =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .maximumWeight(MOST_BYTES)
          .weigher(
              (CallBytes asked, Known hit) -> BASE_BYTES + asked.length() + hit.sightings().size())
          .build();

  /** Knows nothing yet, and without natives never will: looking at each path is no faster here. */
  KnownHits(Optional<Posix> natives, MountTable mounts, ResultStore store) {
    this.natives = natives;
    this.mounts = mounts;
    this.store = store;
  }

  /**
   * A hit that holds now.
   *
   * @param work for this very call
   * @param result without its inputs
   */
  record Recalled(Work work, StoredResult result) {}

  /** A hit and what it rests on, in an epoch of the mounts. */
  private record Known(Work.Renewal work, StoredResult result, Sightings sightings, long epoch) {}

  /**
   * One call's question, and what its answer rests on.
   *
   * @param asked what is asked; empty if no hit is to be known by it
   * @param evidence takes what is looked at for the answer
   * @param epoch the mounts' epoch before anything was looked at
   */
  record Question(Optional<CallBytes> asked, Evidence evidence, long epoch) {
    /** By which no hit is to be known. */
    static final Question UNASKED = new Question(Optional.empty(), Evidence.UNWANTED, 0);
  }

  /** What a call asks. */
  Question question(ToolCall call) {
    Optional<CallBytes> asked =
        natives.isPresent() && call.stdin().isEmpty()
            ? Optional.of(CallBytes.of(call))
            : Optional.empty();
    Evidence evidence = asked.isPresent() ? new Evidence() : Evidence.UNWANTED;
    return new Question(asked, evidence, mounts.epoch());
  }

  /** The hit that answers a question, if one is known and nothing that it rests on has changed. */
  Optional<Recalled> recall(Question question, CompileRequest request) {
    Known hit = question.asked().map(known::getIfPresent).orElse(null);
    if (hit == null || natives.isEmpty()) {
      return Optional.empty();
    }
    mounts.look();
    if (hit.epoch() != mounts.epoch()
        || !store.holds(hit.result().key())
        || natives.get().firstChanged(hit.sightings()) >= 0) {
      return Optional.empty();
    }
    return Optional.of(new Recalled(hit.work().of(request), hit.result()));
  }

  /** Remembers a hit that answered a question. */
  void remember(Question question, Work work, StoredResult result) {
    Optional<Sightings> sightings = question.evidence().complete();
    if (question.asked().isPresent()
        && sightings.isPresent()
        && question.epoch() == mounts.epoch()) {
      known.put(
          question.asked().get(),
          new Known(work.renewal(), withoutInputs(result), sightings.get(), question.epoch()));
    }
  }

  private static StoredResult withoutInputs(StoredResult result) {
    return new StoredResult(
        result.unit(),
        result.key(),
        new InputSet(List.of(), List.of(), SearchedFolders.NONE),
        result.outputs(),
        result.run(),
        result.storedAt());
  }
}
