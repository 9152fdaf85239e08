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

/** Finds out what an archive depends on that was made. Any thread may call. */
final class ArchiveCraft {
  private final Archivers archivers;
  private final FileTable files;

  ArchiveCraft(Archivers archivers, FileTable files) {
    this.archivers = archivers;
    this.files = files;
  }

  /** The members, as they were while the archiver ran. */
  Inputs inputs(ArchivePlan plan, RaceRule rule) throws IOException, InterruptedException {
    Map<String, InputFile> members = new LinkedHashMap<>();
    for (String member : plan.command().members()) {
      if (!(files.current(plan.request().resolve(member)) instanceof FileState.Known known)
          || rule.touched(known.stamp())) {
        return new Inputs.Unknown(NotStoredReason.INPUT_TOUCHED);
      }
      members.put(member, new InputFile(member, known));
    }
    boolean stoodStill =
        archivers.of(plan.request(), Evidence.UNWANTED) instanceof Archivers.Found.Is now
            && now.archiver().equals(plan.archiver());
    return stoodStill
        ? new Inputs.Complete(
            new InputSet(List.copyOf(members.values()), List.of(), SearchedFolders.NONE))
        : new Inputs.Unknown(NotStoredReason.INPUT_TOUCHED);
  }
}
