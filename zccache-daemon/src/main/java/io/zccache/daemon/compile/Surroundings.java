/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.files.FileKind;
import io.zccache.daemon.files.FolderTable;
import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.files.Stat;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is at the paths that one compile may have come by. Each is looked at once, and not even that
 * where the names in its folder are known: a search mostly asks for what is not there. Not
 * thread-safe.
 */
final class Surroundings {
  private final CompileRequest request;
  private final StampSource stamps;
  private final FolderTable folders;
  private final Map<String, Optional<FileKind>> seen = new HashMap<>();
  private final Map<String, FolderTable.Names> names = new HashMap<>();

  Surroundings(CompileRequest request, StampSource stamps, FolderTable folders) {
    this.request = request;
    this.stamps = stamps;
    this.folders = folders;
  }

  /** What a path leads to; empty if there is nothing. What cannot be told is something. */
  Optional<FileKind> at(String path) {
    Optional<FileKind> known = seen.get(path);
    if (known == null) {
      known = look(path);
      seen.put(path, known);
    }
    return known;
  }

  /** Whether there is anything at a path. */
  boolean exists(String path) {
    return at(path).isPresent();
  }

  private Optional<FileKind> look(String path) {
    FolderTable.Names there =
        names.computeIfAbsent(
            SearchWalk.folderOf(path), name -> folders.names(request.resolve(name)));
    if (there.lack(SearchWalk.nameOf(path))) {
      return Optional.empty();
    }
    Stat stat = stamps.at(request.resolve(path));
    if (stat instanceof Stat.Found found) {
      return Optional.of(found.kind());
    }
    return stat instanceof Stat.Absent ? Optional.empty() : Optional.of(FileKind.OTHER);
  }
}
