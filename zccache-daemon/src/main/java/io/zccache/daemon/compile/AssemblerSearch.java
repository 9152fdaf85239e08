/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Knows where the GNU assembler searches for what {@code .include} and {@code .incbin} name: in the
 * working directory, maybe beside the source, then in the folders of {@code -I} in order. A name
 * that it prints is the one it opened: the folder, a slash and the operand. Pure.
 */
final class AssemblerSearch {
  private AssemblerSearch() {}

  /**
   * The paths at which another file could hide one that was read; some that could not are among
   * them.
   *
   * @param read what the assembler read
   * @param source the main source
   * @param folders the folders of {@code -I}
   */
  static Set<String> hiding(Collection<String> read, String source, List<String> folders) {
    Set<String> places = new LinkedHashSet<>();
    places.add("");
    places.add(SearchWalk.folderOf(source));
    places.addAll(folders);
    Set<String> paths = new LinkedHashSet<>();
    for (String path : read) {
      for (String operand : operands(path, folders)) {
        places.forEach(place -> paths.add(SearchWalk.join(place, operand)));
      }
    }
    paths.removeAll(read);
    return paths;
  }

  /** What may have been asked for where a path was opened, but for absolute names. */
  private static Set<String> operands(String path, List<String> folders) {
    Set<String> operands = new LinkedHashSet<>();
    operands.add(path);
    operands.add(path.startsWith("./") ? path.substring(2) : path);
    for (String folder : folders) {
      String start = SearchWalk.join(folder, "");
      if (path.startsWith(start)) {
        operands.add(path.substring(start.length()));
      }
    }
    operands.removeIf(operand -> operand.startsWith("/"));
    return operands;
  }
}
