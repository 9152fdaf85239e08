/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Fetches crates by cargo. */
final class Crates {
  private final Path folder;

  Crates(Path folder) {
    this.folder = folder;
  }

  /** Whether cargo is on the path. */
  static boolean isCargoThere() {
    for (String part : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(part, "cargo"))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Fetches the crates of code bases.
   *
   * @throws IOException if they cannot be had; the message has cargo's words
   */
  void fetch(List<CodeBase> bases) throws IOException, InterruptedException {
    StringBuilder wanted =
        new StringBuilder("[package]\nname = \"sources\"\nversion = \"0.0.0\"\n[dependencies]\n");
    for (CodeBase base : bases) {
      wanted.append(base.crate()).append(" = \"=").append(base.version()).append("\"\n");
    }
    Files.createDirectories(folder.resolve("src"));
    Files.writeString(folder.resolve("src/lib.rs"), "");
    Files.writeString(folder.resolve("Cargo.toml"), wanted);
    Path log = folder.resolve("cargo.log");
    Process cargo =
        new ProcessBuilder("cargo", "vendor", "vendor")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (cargo.waitFor() != 0) {
      throw new IOException(Files.readString(log));
    }
  }

  /** Copies a fetched crate, with its times. */
  void copy(CodeBase base, Path to) throws IOException {
    Path from = folder.resolve("vendor").resolve(base.crate());
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path there, BasicFileAttributes unused)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(there).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes unused)
              throws IOException {
            Files.copy(
                file,
                to.resolve(from.relativize(file).toString()),
                StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
