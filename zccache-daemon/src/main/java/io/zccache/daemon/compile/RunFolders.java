/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.log.Log;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes the private folders of compiler runs, as long as there is room for what a compiler writes.
 * Where there is none, the compiler had better run without us than fail in our folder: the log says
 * so. Any thread may call.
 */
final class RunFolders {
  /** With less space than that, in bytes, no compiler is sent into a folder of ours. */
  private static final long LEAST = 2 << 20;

  /** With less than that, what a compiler says is looked at before anybody hears it. */
  private static final long TIGHT = 64 << 20;

  private final Path parent;
  private final Log log;

  /**
   * @param parent where the folders are made; made too if it is missing
   */
  RunFolders(Path parent, Log log) {
    this.parent = parent;
    this.log = log;
  }

  /**
   * Makes a folder; none if that cannot be, or there is no room in it.
   *
   * @param writer the process that runs the compiler; 0 for this one
   */
  Optional<PrivateFolder> make(long writer) {
    try {
      PrivateFolder folder = PrivateFolder.in(parent, writer);
      File place = folder.path().toFile();
      long space = place.getUsableSpace();
      // Where even the whole is nothing, nothing was told.
      if (space < LEAST && place.getTotalSpace() > 0) {
        folder.close();
        throw new IOException("no space left at " + parent);
      }
      return Optional.of(space < TIGHT ? folder.tight() : folder);
    } catch (IOException e) {
      log.trouble("compilers run without the cache, for its folder cannot be written: " + e);
      return Optional.empty();
    }
  }
}
