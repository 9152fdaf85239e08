/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.files.FileTable;
import io.zccache.daemon.stats.NotStoredReason;
import io.zccache.daemon.store.InputFile;
import io.zccache.daemon.store.InputSet;
import io.zccache.daemon.store.SearchedFolders;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds out what a copy depends on that was made. Any thread may call. */
final class CopyCraft {
  private final Copiers copiers;
  private final FileTable files;

  CopyCraft(Copiers copiers, FileTable files) {
    this.copiers = copiers;
    this.files = files;
  }

  /** The object, and the files that options name, as they were while the copier ran. */
  Inputs inputs(CopyPlan plan, RaceRule rule) throws IOException, InterruptedException {
    Map<String, InputFile> read = new LinkedHashMap<>();
    for (String name : plan.named()) {
      if (!(files.current(plan.request().resolve(name)) instanceof FileState.Known known)
          || rule.touched(known.stamp())) {
        return new Inputs.Unknown(NotStoredReason.INPUT_TOUCHED);
      }
      read.put(name, new InputFile(name, known));
    }
    boolean stoodStill =
        copiers.of(plan.request(), Evidence.UNWANTED) instanceof Copiers.Found.Is now
            && now.copier().equals(plan.copier());
    return stoodStill
        ? new Inputs.Complete(
            new InputSet(List.copyOf(read.values()), List.of(), SearchedFolders.NONE))
        : new Inputs.Unknown(NotStoredReason.INPUT_TOUCHED);
  }
}
