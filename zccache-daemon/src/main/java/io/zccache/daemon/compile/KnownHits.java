/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.files.FileTable;
import io.zccache.daemon.files.MountTable;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.natives.Posix;
import io.zccache.daemon.natives.Sightings;
import io.zccache.daemon.server.ToolCall;
import io.zccache.daemon.store.ResultStore;
import io.zccache.protocol.Bytes;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Answers that were found before, all of hits, by what was asked, each with everything that it
 * rests on. The same question has the same answer while everything is as it was then, which one
 * native call tells. Small files that are written anew for each question, as scripts do that test a
 * compiler, are a part of what is asked, by their content. Any thread may ask.
 */
final class KnownHits {
  private static final int MOST_BYTES = 24 << 20;
  private static final int MOST_FICKLE = 10_000;

  /** More files of one question that are written anew are not worth the reading. */
  private static final int MOST_CONTENTS = 8;

  /** What one costs beside its question and its sightings, in bytes, by and large. */
  private static final int BASE_BYTES = 1500;

  private final Optional<Posix> natives;
  private final MountTable mounts;
  private final ResultStore store;
  private final FileTable files;
  private final InstantSource clock;

  /** By question, the files whose content is a part of it. */
  private final Cache<CallBytes, Set<Path>> fickle =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST_FICKLE).build();

  private final Cache<Asked, Known> known =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .maximumWeight(MOST_BYTES)
          .weigher(
              (Asked asked, Known hit) ->
                  BASE_BYTES + asked.call().length() + hit.sightings().size())
          .build();

  /** Knows nothing yet, and without natives never will: looking at each path is no faster here. */
  KnownHits(
      Optional<Posix> natives,
      MountTable mounts,
      ResultStore store,
      FileTable files,
      InstantSource clock) {
    this.clock = clock;
    this.natives = natives;
    this.mounts = mounts;
    this.store = store;
    this.files = files;
  }

  /**
   * What is asked, with what the files hold that are a part of it.
   *
   * @param contents in the order of the files' names; empty for one that is not there
   */
  private record Asked(CallBytes call, List<Optional<Digest>> contents) {}

  /**
   * An answer that holds now.
   *
   * @param hits what it is made of, in order
   * @param goal what all of them are for, if that may be none of them
   * @param words what is said on standard error before anything that a seen hit says
   */
  record Recalled(List<Question.Hit> hits, Optional<Work.Renewal> goal, Bytes words) {}

  /** An answer and what it rests on, in an epoch of the mounts. */
  private record Known(Recalled answer, Sightings sightings, long epoch) {}

  /** What a call asks. */
  Question question(ToolCall call) {
    Optional<CallBytes> asked =
        natives.isPresent() && call.stdin().isEmpty()
            ? Optional.of(CallBytes.of(call))
            : Optional.empty();
    Evidence evidence = asked.isPresent() ? new Evidence(fickle(asked.get())) : Evidence.UNWANTED;
    return new Question(asked, evidence, mounts.epoch());
  }

  /** One by which nothing is to be known. */
  static Question unasked() {
    return new Question(Optional.empty(), Evidence.UNWANTED, 0);
  }

  private Set<Path> fickle(CallBytes call) {
    Set<Path> paths = fickle.getIfPresent(call);
    return paths == null ? Set.of() : paths;
  }

  /** The answer to a question, if one is known and nothing that it rests on has changed. */
  Optional<Recalled> recall(Question question) {
    if (question.asked().isEmpty() || natives.isEmpty()) {
      return Optional.empty();
    }
    CallBytes call = question.asked().get();
    Known hit = known.getIfPresent(new Asked(call, contents(fickle(call), Map.of())));
    if (hit == null) {
      return Optional.empty();
    }
    mounts.look();
    if (hit.epoch() != mounts.epoch()
        || !hit.answer().hits().stream().allMatch(this::counts)
        || natives.get().firstChanged(hit.sightings()) >= 0) {
      return Optional.empty();
    }
    return Optional.of(hit.answer());
  }

  private boolean counts(Question.Hit hit) {
    return store.holds(hit.result().key()) && hit.result().isOfUseAt(clock.instant());
  }

  /** What files hold, as it is known already, else as it is now. */
  private List<Optional<Digest>> contents(Collection<Path> paths, Map<Path, Digest> already) {
    List<Optional<Digest>> contents = new ArrayList<>();
    for (Path path : paths) {
      Digest digest = already.get(path);
      contents.add(
          digest == null
              ? files.current(path).known().map(FileState.Known::digest)
              : Optional.of(digest));
    }
    return contents;
  }

  /** Remembers the answer that a question has got. */
  void remember(Question question) {
    Optional<Sightings> sightings = question.evidence().complete();
    if (question.asked().isEmpty()
        || sightings.isEmpty()
        || question.hits().isEmpty()
        || question.epoch() != mounts.epoch()) {
      return;
    }
    CallBytes call = question.asked().get();
    Map<Path, Digest> seen = question.evidence().contents();
    Set<Path> paths = new TreeSet<>(fickle(call));
    paths.addAll(seen.keySet());
    if (paths.size() <= MOST_CONTENTS) {
      fickle.put(call, paths);
      known.put(
          new Asked(call, contents(paths, seen)),
          new Known(
              new Recalled(question.hits(), question.goal(), question.words()),
              sightings.get(),
              question.epoch()));
    }
  }
}
