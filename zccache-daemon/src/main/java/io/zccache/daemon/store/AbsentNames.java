/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.files.Absence;
import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.FolderTable;
import java.nio.file.Path;
import java.util.List;

/**
 * Names that a compile looked for in a folder and that were not there.
 *
 * @param folder as the search path spells it; a relative one counts from the compile's directory
 * @param absence how that was seen
 * @param names one path element each
 */
public record AbsentNames(String folder, Absence absence, List<String> names) {
  /** Copies the list. */
  public AbsentNames {
    names = List.copyOf(names);
  }

  /**
   * Whether none of the names has appeared.
   *
   * @param resolved the folder, made absolute by the caller
   * @param evidence takes what the answer rests on
   */
  public boolean matches(FolderTable folders, Path resolved, Evidence evidence) {
    return folders.absent(resolved, names, absence, evidence);
  }
}
