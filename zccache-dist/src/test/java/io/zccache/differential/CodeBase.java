/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.util.List;

/**
 * A code base that a crate ships with its own build system.
 *
 * @param name for the table
 * @param crate the crate
 * @param version its exact version
 * @param folder where the code is in the crate
 * @param prepare a shell line for an empty build folder; {@code $SRC} is the code, {@code $CC} the
 *     compiler's words, {@code $LAUNCHER} the options by which CMake puts a launcher first
 * @param build a shell line that compiles all
 * @param header a header that many units read, relative to the code
 * @param linked whether it is built through {@code zccache run}, so that what is archived and
 *     linked comes from the cache, too; else only compiles do
 */
record CodeBase(
    String name,
    String crate,
    String version,
    String folder,
    String prepare,
    String build,
    String header,
    boolean linked) {
  /** The code bases of the table. */
  static final List<CodeBase> ALL =
      List.of(
          new CodeBase(
              "libgit2 (C, CMake)",
              "libgit2-sys",
              "0.17.0+1.8.1",
              "libgit2",
              "cmake -G 'Unix Makefiles' $LAUNCHER -DCMAKE_BUILD_TYPE=Debug"
                  + " -DBUILD_TESTS=OFF -DBUILD_CLI=OFF -DUSE_HTTPS=OFF -DUSE_SSH=OFF"
                  + " -DUSE_BUNDLED_ZLIB=ON -DREGEX_BACKEND=builtin \"$SRC\"",
              "make -j2",
              "src/util/array.h",
              false),
          new CodeBase(
              "leveldb (C++, CMake)",
              "leveldb-sys",
              "2.0.9",
              "deps/leveldb-1.22",
              "cmake -G 'Unix Makefiles' $LAUNCHER -DCMAKE_BUILD_TYPE=Debug"
                  + " -DLEVELDB_BUILD_TESTS=OFF -DLEVELDB_BUILD_BENCHMARKS=OFF \"$SRC\"",
              "make -j2",
              "util/coding.h",
              false),
          new CodeBase(
              "jemalloc (C, configure)",
              "tikv-jemalloc-sys",
              "0.6.1+5.3.0-1-ge13ca993e8ccb9ba9847cc330696e02839f328f7",
              "jemalloc",
              "cp \"$SRC/../configure/configure\" \"$SRC\";"
                  + " sh \"$SRC/configure\" --disable-cxx CC=\"$CC\" CFLAGS='-O1 -g'",
              "make -j2 build_lib",
              "include/jemalloc/internal/util.h",
              false),
          new CodeBase(
              "libuv (C, CMake and Ninja, libraries, programs and tests)",
              "libuv-sys2",
              "1.48.0",
              "libuv",
              "cmake -G Ninja -DCMAKE_BUILD_TYPE=Debug \"$SRC\"",
              "ninja; ninja -n | grep 'no work to do'",
              "include/uv/errno.h",
              true));
}
