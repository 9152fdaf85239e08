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
import io.zccache.daemon.key.UnitKey;
import io.zccache.daemon.stats.MissReason;
import io.zccache.daemon.store.AbsentNames;
import io.zccache.daemon.store.InputFile;
import io.zccache.daemon.store.ResultStore;
import io.zccache.daemon.store.StoredResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  Lookups(
      ResultStore store,
      FileTable files,
      FolderTable folders,
      StampSource stamps,
      CheckoutNames names) {
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
    List<Lookup.Miss> mismatches = new ArrayList<>();
    Optional<StoredResult> fitting =
        store
            .candidates(unit)
            .filter(one -> !silent || one.run().isSilent())
            .filter(one -> fits(one, work, evidence, mismatches))
            .findFirst();
    if (fitting.isPresent()) {
      return new Lookup.Hit(fitting.get());
    }
    return mismatches.isEmpty() ? new Lookup.Miss(MissReason.FIRST_SEEN) : mismatches.get(0);
  }

  private boolean fits(
      StoredResult candidate, Work work, Evidence evidence, List<Lookup.Miss> mismatches) {
    Optional<Lookup.Miss> mismatch = mismatch(candidate, work, evidence);
    mismatch.ifPresent(mismatches::add);
    return mismatch.isEmpty();
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
