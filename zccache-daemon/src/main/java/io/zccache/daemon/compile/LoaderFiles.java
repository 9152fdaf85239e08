/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.files.Stat;
import io.zccache.daemon.link.LoaderConfig;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The files that tell the loader, and so the linker, where libraries are. Any thread may ask. */
final class LoaderFiles {
  private static final Path FOLDER = Path.of(LoaderConfig.FOLDER);

  private final StampSource stamps;

  LoaderFiles(StampSource stamps) {
    this.stamps = stamps;
  }

  /**
   * The files in the folder of such files that count there, sorted; absolute.
   *
   * @param evidence takes what the answer rests on
   */
  List<String> names(Evidence evidence) throws IOException {
    Stat there = stamps.at(FOLDER);
    evidence.seen(FOLDER, there);
    if (there instanceof Stat.Absent) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(FOLDER, "*" + LoaderConfig.ENDING)) {
      entries.forEach(entry -> names.add(entry.toString()));
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(names);
    return names;
  }
}
