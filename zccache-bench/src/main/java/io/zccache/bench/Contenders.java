/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who takes part in a run: those that were named, and those that are found. */
final class Contenders {
  private final Options options;
  private final Map<String, String> environment;
  private final ProgramSearch search;

  Contenders(Options options, Map<String, String> environment) {
    this.options = options;
    this.environment = environment;
    this.search = new ProgramSearch(environment);
  }

  /**
   * All that take part, the plain compiler first, then ours.
   *
   * @param caches an empty folder for their caches
   */
  List<Contender> all(Path caches, Path cc) throws IOException {
    Path dist = options.path("--dist").orElse(Path.of("zccache-dist/target/zccache"));
    Path launcher = dist.toAbsolutePath().resolve("bin/zccache");
    if (!Files.isExecutable(launcher)) {
      throw new FileNotFoundException(launcher + " (name the folder by --dist)");
    }
    List<Contender> all = new ArrayList<>();
    all.add(Contender.plain(version(cc)));
    all.add(Contender.ours(dist.toAbsolutePath(), version(launcher), folder(caches, "ours")));
    Optional<Path> ccache = peer(Contender.CCACHE, "ccache");
    if (ccache.isPresent()) {
      all.add(Contender.ccache(ccache.get(), version(ccache.get()), folder(caches, "ccache")));
    }
    Optional<Path> sccache = peer(Contender.SCCACHE, "sccache");
    if (sccache.isPresent()) {
      all.add(Contender.sccache(sccache.get(), version(sccache.get()), folder(caches, "sccache")));
    }
    Optional<Path> reference = peer(Contender.REFERENCE, "zccache").filter(this::isReference);
    if (reference.isPresent()) {
      all.add(
          Contender.reference(
              reference.get(), version(reference.get()), folder(caches, "reference")));
    }
    return all;
  }

  private Optional<Path> peer(String name, String program) {
    if (!options.wantsPeer(name)) {
      return Optional.empty();
    }
    Optional<Path> named = options.path("--" + name);
    return named.isPresent() ? named : search.program(program);
  }

  /** Our own launcher has the same name, and another greeting. */
  private boolean isReference(Path program) {
    return Output.firstLine(List.of(program.toString(), "--version"), environment)
        .matches("zccache 1\\.12\\..*");
  }

  private String version(Path program) {
    return Contender.versionIn(
        Output.firstLine(List.of(program.toString(), "--version"), environment));
  }

  private static Path folder(Path caches, String name) throws IOException {
    return Files.createDirectory(caches.resolve(name));
  }
}
