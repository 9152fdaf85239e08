/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.files.FileTable;
import io.zccache.daemon.files.FolderTable;
import io.zccache.daemon.stats.MissReason;
import io.zccache.daemon.store.AbsentNames;
import io.zccache.daemon.store.InputFile;
import io.zccache.daemon.store.ResultStore;
import io.zccache.daemon.store.StoredResult;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/**
 * Finds the stored result of a compile whose inputs, and whose missing files, are as recorded. Any
 * thread may ask.
 */
final class Lookups {
  private final ResultStore store;
  private final FileTable files;
  private final FolderTable folders;

  Lookups(ResultStore store, FileTable files, FolderTable folders) {
    this.store = store;
    this.files = files;
    this.folders = folders;
  }

  /** Looks through the unit's input sets, the last used first. */
  Lookup find(Planned.Plan plan) {
    return find(plan, new Evidence());
  }

  /**
   * Looks through the unit's input sets, the last used first.
   *
   * @param evidence takes what a hit rests on
   */
  Lookup find(Planned.Plan plan, Evidence evidence) {
    Iterator<StoredResult> candidates = store.candidates(plan.unit()).iterator();
    Lookup.Miss miss = new Lookup.Miss(MissReason.FIRST_SEEN);
    while (candidates.hasNext()) {
      StoredResult candidate = candidates.next();
      Optional<Lookup.Miss> mismatch = mismatch(candidate, plan.request(), evidence);
      if (mismatch.isEmpty()) {
        return new Lookup.Hit(candidate);
      }
      if (miss.reason() == MissReason.FIRST_SEEN) {
        miss = mismatch.get();
      }
    }
    return miss;
  }

  private Optional<Lookup.Miss> mismatch(
      StoredResult candidate, CompileRequest request, Evidence evidence) {
    for (InputFile input : candidate.inputs().files()) {
      Path path = request.resolve(input.path());
      if (!input.matches(files, path, evidence)) {
        MissReason reason =
            files.current(path) instanceof FileState.Absent
                ? MissReason.INPUT_GONE
                : MissReason.INPUT_CHANGED;
        return Optional.of(new Lookup.Miss(reason, input.path()));
      }
    }
    for (AbsentNames names : candidate.inputs().absent()) {
      if (!names.matches(folders, request.resolve(names.folder()), evidence)) {
        return Optional.of(new Lookup.Miss(MissReason.HEADER_SHADOWED, names.folder()));
      }
    }
    return Optional.empty();
  }
}
