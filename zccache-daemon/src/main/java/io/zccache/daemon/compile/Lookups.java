/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.files.FileTable;
import io.zccache.daemon.files.FolderTable;
import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.UnitKey;
import io.zccache.daemon.stats.MissReason;
import io.zccache.daemon.store.AbsentNames;
import io.zccache.daemon.store.InputFile;
import io.zccache.daemon.store.ResultStore;
import io.zccache.daemon.store.StoredResult;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Optional;

/**
 * Finds the stored result of a work whose inputs, and whose missing files, are as recorded. Any
 * thread may ask.
 */
final class Lookups {
  private final ResultStore store;
  private final FileTable files;
  private final FolderTable folders;
  private final StampSource stamps;
  private final CheckoutNames names;
  private final InstantSource clock;

  Lookups(
      ResultStore store,
      FileTable files,
      FolderTable folders,
      StampSource stamps,
      CheckoutNames names,
      InstantSource clock) {
    this.clock = clock;
    this.store = store;
    this.files = files;
    this.folders = folders;
    this.stamps = stamps;
    this.names = names;
  }

  /** Looks through the unit's input sets, the last used first. */
  Lookup find(Work work) {
    return find(work, Evidence.UNWANTED);
  }

  /**
   * Looks through the unit's input sets, the last used first.
   *
   * @param evidence takes what a hit rests on
   */
  Lookup find(Work work, Evidence evidence) {
    Lookup shared =
        work.sharing()
            .map(sharing -> find(work, sharing.unit(), evidence))
            .orElse(new Lookup.Miss(MissReason.FIRST_SEEN));
    if (shared instanceof Lookup.Hit) {
      return shared;
    }
    Lookup own = findOwn(work, evidence);
    return own instanceof Lookup.Miss miss && miss.reason() == MissReason.FIRST_SEEN ? shared : own;
  }

  /** Whether any result of a unit is stored, whatever its inputs are now. */
  boolean knows(UnitKey unit) {
    return store.candidates(unit).findFirst().isPresent();
  }

  /** What printed nothing is the same for a terminal and a pipe, and is kept for both in one. */
  private Lookup findOwn(Work work, Evidence evidence) {
    Lookup own = find(work, work.unit(), evidence);
    if (own instanceof Lookup.Hit || work.silentUnit().equals(work.unit())) {
      return own;
    }
    Lookup silent = find(work, work.silentUnit(), evidence);
    return silent instanceof Lookup.Miss miss && miss.reason() == MissReason.FIRST_SEEN
        ? own
        : silent;
  }

  private Lookup find(Work work, UnitKey unit, Evidence evidence) {
    boolean silent = unit.equals(work.silentUnit()) && !unit.equals(work.unit());
    Instant now = clock.instant();
    Optional<Lookup.Miss> first = Optional.empty();
    Optional<Digest> source = Optional.empty();
    Iterator<StoredResult> candidates = store.candidates(unit).iterator();
    while (candidates.hasNext()) {
      StoredResult one = candidates.next();
      if (!one.isOfUseAt(now)
          || !work.takes(one)
          || (silent && !one.run().isSilent())
          || (source.isPresent() && isOfAnother(source.get(), one, work))) {
        continue;
      }
      Optional<Lookup.Miss> mismatch = mismatch(one, work, evidence);
      if (mismatch.isEmpty()) {
        return new Lookup.Hit(one);
      }
      first = first.isPresent() ? first : mismatch;
      source = source.isPresent() ? source : sourceOf(work);
    }
    return first.orElse(new Lookup.Miss(MissReason.FIRST_SEEN));
  }

  private Optional<Digest> sourceOf(Work work) {
    return work.compiledSource()
        .flatMap(path -> files.current(path).known())
        .map(FileState.Known::digest);
  }

  /**
   * Whether a candidate is surely of another source, in one look at what may be hundreds: scripts
   * write each test into the same file.
   *
   * @param source what the source holds now
   */
  private static boolean isOfAnother(Digest source, StoredResult candidate, Work work) {
    return candidate.inputs().files().stream()
        .findFirst()
        .filter(input -> input.path().equals(work.subject()))
        .filter(input -> !input.digest().equals(source))
        .isPresent();
  }

  private Optional<Lookup.Miss> mismatch(StoredResult candidate, Work work, Evidence evidence) {
    for (InputFile input : candidate.inputs().files()) {
      Optional<Path> path = work.resolve(candidate, input.path());
      if (path.isEmpty() || !input.matches(files, path.get(), evidence)) {
        MissReason reason =
            path.isPresent() && files.current(path.get()) instanceof FileState.Absent
                ? MissReason.INPUT_GONE
                : MissReason.INPUT_CHANGED;
        return Optional.of(new Lookup.Miss(reason, work.spelled(candidate, input.path())));
      }
    }
    for (AbsentNames names : candidate.inputs().absent()) {
      Optional<Path> folder = work.resolve(candidate, names.folder());
      if (folder.isEmpty() || !names.matches(folders, folder.get(), evidence)) {
        return Optional.of(
            new Lookup.Miss(MissReason.HEADER_SHADOWED, work.spelled(candidate, names.folder())));
      }
    }
    Optional<String> turned =
        candidate
            .inputs()
            .searched()
            .turned(stamps, name -> work.resolve(candidate, name), evidence);
    if (turned.isPresent()) {
      return Optional.of(
          new Lookup.Miss(MissReason.SEARCH_CHANGED, work.spelled(candidate, turned.get())));
    }
    return work.sharing(candidate.unit())
        .filter(sharing -> namesCheckout(candidate, work, sharing))
        .map(sharing -> new Lookup.Miss(MissReason.INPUT_CHANGED, work.subject()));
  }

  /** Whether a content that is the same elsewhere speaks of this checkout, and of none there. */
  private boolean namesCheckout(StoredResult candidate, Work work, Sharing sharing) {
    return names.areIn(candidate.inputs().files(), path -> work.resolve(candidate, path), sharing);
  }
}
