/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.files.FileState;
import io.zccache.daemon.files.FileTable;
import io.zccache.daemon.stats.NotStoredReason;
import io.zccache.daemon.store.InputFile;
import io.zccache.daemon.store.InputSet;
import io.zccache.daemon.store.SearchedFolders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that a command line names, where these are all that is read. Stateless. */
final class NamedInputs {
  private NamedInputs() {}

  /**
   * All that a work depends on whose run has ended.
   *
   * @param stoodStill whether the tool is the same as before the run
   */
  static Inputs of(ObjectWork work, FileTable files, RaceRule rule, boolean stoodStill) {
    Map<String, InputFile> read = new LinkedHashMap<>();
    for (String name : work.named()) {
      if (!(files.current(work.request().resolve(name)) instanceof FileState.Known known)
          || rule.touched(known.stamp())) {
        return new Inputs.Unknown(NotStoredReason.INPUT_TOUCHED);
      }
      read.put(name, new InputFile(name, known));
    }
    return stoodStill
        ? new Inputs.Complete(
            new InputSet(List.copyOf(read.values()), List.of(), SearchedFolders.NONE))
        : new Inputs.Unknown(NotStoredReason.INPUT_TOUCHED);
  }
}
