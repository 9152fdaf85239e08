/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One compile: a source, the folder it is compiled in, and the compiler's words.
 *
 * @param dependencies how a dependency file is asked for
 */
record Unit(
    Path source,
    Path build,
    String name,
    List<String> compiler,
    Path headers,
    Dependencies dependencies) {
  Unit {
    compiler = List.copyOf(compiler);
  }

  /** How the compiler is asked for the names of the headers. */
  enum Dependencies {
    NONE(""),
    /** All headers. */
    MD("-MD"),
    /** All but the system's. */
    MMD("-MMD");

    private final String option;

    Dependencies(String option) {
      this.option = option;
    }
  }

  Unit asking(Dependencies other) {
    return new Unit(source, build, name, compiler, headers, other);
  }

  List<String> words() {
    List<String> words = new ArrayList<>(compiler);
    words.add("-O2");
    words.add("-I" + headers);
    if (dependencies != Dependencies.NONE) {
      words.addAll(List.of(dependencies.option, "-MF", depfile().toString()));
    }
    words.addAll(List.of("-c", source.toString(), "-o", object().toString()));
    return words;
  }

  Path object() {
    return build.resolve(name + ".o");
  }

  Path depfile() {
    return build.resolve(name + ".d");
  }

  /** Takes away what a compile of it has made. */
  void clean() throws IOException {
    Files.deleteIfExists(object());
    Files.deleteIfExists(depfile());
  }
}
