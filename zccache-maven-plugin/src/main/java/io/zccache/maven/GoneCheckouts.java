/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Removes histories of checkouts that are surely gone. A history without a note of its checkout, or
 * whose note proves nothing, stays, and so does every file that is not ours. Any number of
 * processes.
 *
 * @param builds the folder of all histories
 */
record GoneCheckouts(Path builds) {

  /** How many histories are looked at in one go. */
  static final int AT_ONCE = 16;

  /**
   * Looks at some histories and removes what it can.
   *
   * @param turn chooses which; whoever counts on comes to all
   */
  void sweep(long turn) throws IOException {
    List<Path> all = folders();
    int count = Math.min(AT_ONCE, all.size());
    for (int i = 0; i < count; i++) {
      sweep(all.get((int) Math.floorMod(turn + i, (long) all.size())));
    }
  }

  private static void sweep(Path history) throws IOException {
    // Listed first: what a new build of a checkout that is there again adds is not touched.
    List<Path> files = BuildHistory.remnants(history, Instant.now());
    if (!CheckoutNote.in(history).map(CheckoutNote::isGone).orElse(false)) {
      return;
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    try {
      Files.deleteIfExists(history.resolve(CheckoutNote.NAME));
      Files.deleteIfExists(history);
    } catch (DirectoryNotEmptyException e) {
      return; // something that is not ours, or a new build's
    }
  }

  private List<Path> folders() throws IOException {
    List<Path> folders = BuildHistory.list(builds);
    folders.removeIf(entry -> !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS));
    return folders;
  }
}
