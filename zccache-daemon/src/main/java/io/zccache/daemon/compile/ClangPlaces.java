/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The places by which clang decides what it calls the linker with: where it looks for gcc's
 * installations, for start files, for its own libraries, for the linker, and what it makes of the
 * system. What it looks for is there or not, which shows in the stamp of the folder; so the folders
 * count whole, whichever names a version looks for. Stateless.
 */
final class ClangPlaces {
  /** Where a compiler's folders may be besides its own place. */
  private static final List<Path> ROOTS = List.of(Path.of("/"), Path.of("/usr"));

  private static final List<String> LIBRARIES = List.of("lib", "lib64", "lib32", "libx32");
  private static final List<String> INSTALLATIONS = List.of("gcc", "gcc-cross");

  /** By which the system's kind is known. */
  private static final List<Path> SYSTEM =
      List.of(
          Path.of("/etc"),
          Path.of("/etc/os-release"),
          Path.of("/usr/lib/os-release"),
          Path.of("/etc/lsb-release"),
          Path.of("/etc/redhat-release"),
          Path.of("/etc/debian_version"),
          Path.of("/etc/SuSE-release"),
          Path.of("/etc/gentoo-release"),
          Path.of("/etc/alpine-release"),
          Path.of("/opt"));

  /** Where installations are found by other rules: while one is there, nothing is remembered. */
  private static final List<Path> ELSEWHERE =
      List.of(Path.of("/etc/env.d/gcc"), Path.of("/opt/rh"));

  private ClangPlaces() {}

  /** Whether a system has its compilers where not every place is known. */
  static boolean areUnusual() {
    return ELSEWHERE.stream().anyMatch(Files::exists);
  }

  /**
   * The places.
   *
   * @param program the driver
   * @param folders where it says that it looks for files, its own folder first
   * @param paths the folders where programs are looked for
   * @param linker the last name of the linker
   * @param target what may stand before that name
   * @param starts the last names of files that are searched
   */
  static Set<Path> of(
      Path program,
      List<Path> folders,
      List<Path> paths,
      String linker,
      String target,
      List<String> starts)
      throws IOException {
    Set<Path> places = new LinkedHashSet<>(SYSTEM);
    places.addAll(ELSEWHERE);
    places.add(program);
    List<Path> roots = new ArrayList<>(ROOTS);
    for (Path driver : List.of(program, program.toRealPath())) {
      Path folder = driver.resolveSibling(".");
      places.add(folder);
      roots.add(folder.resolve(".."));
    }
    for (Path root : roots) {
      places.add(root);
      for (String name : LIBRARIES) {
        Path library = root.resolve(name);
        places.add(library);
        places.add(library.resolve("clang"));
        places.add(library.resolve(target));
        for (String installations : INSTALLATIONS) {
          // A triple, a version, a multilib.
          addAll(library.resolve(installations), 3, places);
        }
      }
    }
    if (!folders.isEmpty()) {
      places.add(folders.get(0));
      addAll(folders.get(0).resolve("lib"), 1, places);
    }
    for (Path folder : folders) {
      // One that appears does so in a folder that is there.
      for (Path at = folder; at != null; at = at.getParent()) {
        places.add(at);
      }
      starts.forEach(start -> places.add(folder.resolve(start)));
    }
    for (Path folder : paths) {
      places.add(folder);
      places.add(folder.resolve(linker));
      places.add(folder.resolve(target + '-' + linker));
    }
    return places;
  }

  /** A folder, and what is in it, to a depth. */
  private static void addAll(Path folder, int depth, Set<Path> places) throws IOException {
    places.add(folder);
    if (depth == 0 || !Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry)) {
          addAll(entry, depth - 1, places);
        } else if (!Files.exists(entry)) {
          places.add(entry); // a link that leads nowhere yet
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }
}
