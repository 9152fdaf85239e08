/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.key.CompilerIdentity;
import io.zccache.daemon.key.Digest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A compiler driver that was looked at.
 *
 * @param program its absolute path, by the name it is called by
 * @param family whose command line it understands
 * @param cxx whether it takes C sources for C++
 * @param identity what decides how it behaves
 * @param version family and version for people
 * @param knowsSourceDate whether SOURCE_DATE_EPOCH decides what the macros for date and time say
 * @param mapsFileNames whether one option maps the names of files wherever they are written
 * @param objcopy the program by which gcc splits debug records off, if there is one
 * @param linker the linker that gcc runs, if there is one and that was asked; or clang
 */
record Compiler(
    Path program,
    CompilerFamily family,
    boolean cxx,
    CompilerIdentity identity,
    String version,
    boolean knowsSourceDate,
    boolean mapsFileNames,
    Optional<Path> objcopy,
    Optional<Path> linker) {
  /**
   * The same driver where it runs a linker that it does not tell of by its name alone.
   *
   * @param program the linker
   * @param content of it
   */
  Compiler linkingBy(Path program, Digest content) {
    return new Compiler(
        this.program,
        family,
        cxx,
        CompilerIdentity.of(
            "linking " + family, program.toString(), List.of(identity.digest(), content)),
        version,
        knowsSourceDate,
        mapsFileNames,
        objcopy,
        Optional.of(program));
  }
}
