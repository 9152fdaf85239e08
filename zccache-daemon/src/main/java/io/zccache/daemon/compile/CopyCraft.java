/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.FileTable;
import java.io.IOException;

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
    boolean stoodStill =
        copiers.of(plan.request(), Evidence.UNWANTED) instanceof Copiers.Found.Is now
            && now.copier().equals(plan.copier());
    return NamedInputs.of(plan, files, rule, stoodStill);
  }
}
