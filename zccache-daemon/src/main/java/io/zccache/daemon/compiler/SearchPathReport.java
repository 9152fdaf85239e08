/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.List;
import java.util.Optional;

/**
 * What {@code -v} says about the include search path.
 *
 * @param quoteFolders searched for the quoted form only, in order
 * @param angleFolders searched for both forms, in order
 * @param missingFolders left out because they do not exist
 * @param duplicateFolders left out because they are there already
 */
public record SearchPathReport(
    List<String> quoteFolders,
    List<String> angleFolders,
    List<String> missingFolders,
    List<String> duplicateFolders) {
  public SearchPathReport {
    quoteFolders = List.copyOf(quoteFolders);
    angleFolders = List.copyOf(angleFolders);
    missingFolders = List.copyOf(missingFolders);
    duplicateFolders = List.copyOf(duplicateFolders);
  }

  /**
   * Reads the stderr of a run with {@code -v} under {@code LC_ALL=C}; empty if there is no list.
   */
  public static Optional<SearchPathReport> parse(String stderr) {
    return Optional.empty();
  }
}
