/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.install;

import io.zccache.client.SideFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/**
 * A folder of links to the launcher, named like the tools of one real folder, and the side file
 * that tells the launcher where that is. Any build may make it anew at any time; each file is
 * replaced as a whole, and the side file comes before the links that need it.
 *
 * @param folder where the links are
 * @param real where the tools are
 */
record LinkFolder(Path folder, Path real) {

  static final String SIDE_FILE = SideFile.NAME;

  /** The launcher under its own name, which is no tool's. */
  static final String LAUNCHER = "zccache";

  /** The mark of a folder of links that {@code zccache run} has made. */
  private static final String RUN_MARK = "zccache.run";

  /** Whether a folder holds links of ours, of whatever checkout or run. */
  static boolean isLinkFolder(Path folder) {
    return Files.exists(folder.resolve(SIDE_FILE)) || Files.exists(folder.resolve(RUN_MARK));
  }

  Path link(String name) {
    return folder.resolve(name);
  }

  Path sideFile() {
    return folder.resolve(SIDE_FILE);
  }

  /** Whether the side file is there and says just this. */
  boolean says(byte[] content) throws IOException {
    try {
      return Arrays.equals(Files.readAllBytes(sideFile()), content);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Makes the folder, its side file and a link for each compiler and archiver of the real folder.
   */
  void make(Path launcher, byte[] sideFile) throws IOException {
    Files.createDirectories(folder);
    AtomicFiles.write(sideFile(), sideFile, AtomicFiles.PLAIN);
    for (String name : ToolFolder.scan(real).tools()) {
      makeLink(name, launcher);
    }
    prune(Instant.now());
  }

  /** Makes one link, whatever the name, if it is not there. */
  void makeLink(String name, Path launcher) throws IOException {
    if (!isLaunchedBy(link(name), launcher)) {
      AtomicFiles.link(link(name), launcher);
    }
  }

  // A link without its tool would hide a tool of the same name in a later folder of PATH.
  private void prune(Instant now) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        boolean stale =
            AtomicFiles.isTemporary(entry)
                ? AtomicFiles.isAbandoned(entry, now)
                : !name.equals(SIDE_FILE)
                    && !name.equals(LAUNCHER)
                    && !ToolFolder.isProgram(real.resolve(name));
        if (stale) {
          Files.deleteIfExists(entry);
        }
      }
    }
  }

  private static boolean isLaunchedBy(Path link, Path launcher) throws IOException {
    return Files.exists(link)
        && (Files.isSameFile(link, launcher) || Files.mismatch(link, launcher) == -1);
  }
}
