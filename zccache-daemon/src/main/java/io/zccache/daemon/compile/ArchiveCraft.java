/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.FileTable;
import java.io.IOException;

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
    boolean stoodStill =
        archivers.of(plan.request(), Evidence.UNWANTED) instanceof Archivers.Found.Is now
            && now.archiver().equals(plan.archiver());
    return NamedInputs.of(plan, files, rule, stoodStill);
  }
}
