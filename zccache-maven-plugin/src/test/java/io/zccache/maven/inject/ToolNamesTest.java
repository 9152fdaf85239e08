/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcc",
        "g++",
        "cc",
        "c++",
        "clang",
        "clang++",
        "gcc-12",
        "g++-4.9",
        "clang-15",
        "clang++-18",
        "x86_64-linux-gnu-gcc",
        "x86_64-linux-gnu-g++-12",
        "arm-none-eabi-gcc-10.3.1",
        "c99-gcc",
        "musl-gcc",
        "aarch64-linux-gnu-cc"
      })
  void isCompiler_driversOfGccAndClang(String name) {
    assertThat(ToolNames.isCompiler(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcc-ar",
        "gcc-ranlib-12",
        "clang-format",
        "clang-cpp",
        "clang-cl",
        "cc1",
        "c++filt",
        "ld",
        "ar",
        "make",
        "gccgo",
        "mpicc",
        "ccache",
        "sccache",
        "distcc",
        "",
        "gcc-",
        "gcc.exe"
      })
  void isCompiler_nothingElse(String name) {
    assertThat(ToolNames.isCompiler(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ar", "ranlib", "llvm-ar", "llvm-ranlib-14", "ar-2.40", "x86_64-linux-gnu-ar"})
  void isArchiver_thoseOfBinutilsAndLlvm(String name) {
    assertThat(ToolNames.isArchiver(name)).isTrue();
    assertThat(ToolNames.isCompiler(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcc-ar",
        "gcc-ranlib-12",
        "x86_64-linux-gnu-gcc-ar",
        "tar",
        "ar-",
        "star",
        "jar",
        "ld",
        ""
      })
  void isArchiver_nothingElse(String name) {
    assertThat(ToolNames.isArchiver(name)).isFalse();
  }

  @Test
  void mentionsCache_asAWordOfACommandOrAssignment() {
    assertThat(ToolNames.mentionsCache("ccache gcc")).isTrue();
    assertThat(ToolNames.mentionsCache("CC=/usr/local/bin/sccache clang")).isTrue();
    assertThat(ToolNames.mentionsCache("-DCMAKE_C_COMPILER_LAUNCHER=ccache")).isTrue();
    assertThat(ToolNames.mentionsCache("CCACHE_DIR=/x")).isFalse();
    assertThat(ToolNames.mentionsCache("/home/ccache-user/gcc")).isFalse();
    assertThat(ToolNames.mentionsCache("--without-ccache")).isFalse();
  }
}
