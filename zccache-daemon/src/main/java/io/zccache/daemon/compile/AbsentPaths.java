/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Groups paths that do not exist by the nearest folder that does, and keeps of each only the first
 * name that is missing there: as long as that name is missing, so is all below it. Pure.
 */
final class AbsentPaths {
  private AbsentPaths() {}

  /**
   * The missing names of each folder.
   *
   * @param absent paths that do not exist, or that end with a slash and are folders
   * @param exists whether a path exists
   * @return names by folder; the empty folder is the working directory
   */
  static Map<String, SortedSet<String>> byFolder(
      Collection<String> absent, Predicate<String> exists) {
    Map<String, SortedSet<String>> grouped = new TreeMap<>();
    for (String path : absent) {
      boolean isFolder = path.endsWith("/");
      String missing = isFolder ? path.substring(0, path.length() - 1) : path;
      String folder = SearchWalk.folderOf(missing);
      while (!folder.isEmpty() && !folder.equals("/") && !exists.test(folder)) {
        missing = folder;
        folder = SearchWalk.folderOf(missing);
      }
      String name = SearchWalk.nameOf(missing) + (isFolder ? "/" : "");
      grouped.computeIfAbsent(folder, any -> new TreeSet<>()).add(name);
    }
    return grouped;
  }
}
