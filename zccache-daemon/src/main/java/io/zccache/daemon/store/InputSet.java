/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import java.util.List;

/**
 * All that a compile's result depends on, beside what is in its unit key.
 *
 * @param files the files it read
 * @param absent the names it did not find
 * @param searched the folders in which it searched
 */
public record InputSet(List<InputFile> files, List<AbsentNames> absent, SearchedFolders searched) {
  /** Copies the lists. */
  public InputSet {
    files = List.copyOf(files);
    absent = List.copyOf(absent);
  }
}
