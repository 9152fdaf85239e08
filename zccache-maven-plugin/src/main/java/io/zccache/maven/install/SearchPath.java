/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.install;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folders in which a process looks for programs, as the variable PATH lists them. Relative and
 * empty entries are left out: what they mean depends on a process that does not run yet.
 */
public record SearchPath(List<Path> folders) {

  /** Copies the list. */
  public SearchPath {
    folders = List.copyOf(folders);
  }

  public static SearchPath parse(String text) {
    return new SearchPath(
        Stream.of(text.split(":", -1))
            .flatMap(entry -> path(entry).stream())
            .filter(Path::isAbsolute)
            .toList());
  }

  /** The first program of this name; link folders of ours are passed over. */
  public Optional<Path> find(String name) {
    return folders.stream()
        .filter(folder -> !LinkFolder.isLinkFolder(folder))
        .flatMap(folder -> path(name).map(folder::resolve).stream())
        .filter(ToolFolder::isProgram)
        .findFirst();
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty(); // bytes that this JVM's locale cannot name
    }
  }
}
