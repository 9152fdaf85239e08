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
 * @param tools the names of its compilers and archivers
 * @param caches the names of those under which another compiler cache is called
 */
record ToolFolder(Set<String> tools, Set<String> caches) {

  static ToolFolder scan(Path folder) throws IOException {
    Set<String> tools = new TreeSet<>();
    Set<String> caches = new TreeSet<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(folder, entry -> isTool(entry.getFileName().toString()))) {
      for (Path entry : entries) {
        if (isProgram(entry)) {
          (isCache(entry) ? caches : tools).add(entry.getFileName().toString());
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return new ToolFolder(Set.of(), Set.of()); // PATH may name folders that are not there
    }
    return new ToolFolder(tools, caches);
  }

  private static boolean isTool(String name) {
    return ToolNames.isCompiler(name) || ToolNames.isArchiver(name);
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
