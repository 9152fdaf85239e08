/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.install;

import io.zccache.maven.inject.ToolNames;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a folder of real tools holds.
 *
 * @param compilers the names of its compilers
 * @param caches the names of compilers under which another compiler cache is called
 */
record ToolFolder(Set<String> compilers, Set<String> caches) {

  static ToolFolder scan(Path folder) throws IOException {
    Set<String> compilers = new TreeSet<>();
    Set<String> caches = new TreeSet<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(
            folder, entry -> ToolNames.isCompiler(entry.getFileName().toString()))) {
      for (Path entry : entries) {
        if (isProgram(entry)) {
          (isCache(entry) ? caches : compilers).add(entry.getFileName().toString());
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return new ToolFolder(Set.of(), Set.of()); // PATH may name folders that are not there
    }
    return new ToolFolder(compilers, caches);
  }

  static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  /** Whether the program is the entrance of another compiler cache under a compiler's name. */
  static boolean isCache(Path program) throws IOException {
    Path name = program.toRealPath().getFileName();
    return name != null && ToolNames.isCache(name.toString());
  }
}
