/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriverNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcc",
        "cc",
        "clang",
        "gcc-12",
        "clang-14",
        "gcc-12.2.0",
        "x86_64-linux-gnu-gcc-12",
        "avr-gcc",
        "i686-w64-mingw32-cc"
      })
  void isDriver_cName_isNoCxx(String name) {
    assertThat(DriverNames.isDriver(name)).isTrue();
    assertThat(DriverNames.isCxx(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"g++", "c++", "clang++", "g++-12", "x86_64-linux-gnu-clang++-14"})
  void isDriver_cxxName_isCxx(String name) {
    assertThat(DriverNames.isDriver(name)).isTrue();
    assertThat(DriverNames.isCxx(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clang-tidy",
        "clang-format",
        "clang-cl",
        "clang-cpp",
        "clang-14-extra",
        "gcc-ar",
        "gcc-nm",
        "gcc-ranlib",
        "x86_64-linux-gnu-gcc-ar-12",
        "c++filt",
        "cpp",
        "ccache",
        "g++x",
        "",
        "-gcc",
        "c99",
        "ld",
        "as",
        "x86_64-pc-windows-msvc-clang"
      })
  void isDriver_otherTool_isFalse(String name) {
    assertThat(DriverNames.isDriver(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"c++filt", "clang-tidy"})
  void isCxx_otherTool_isFalse(String name) {
    assertThat(DriverNames.isCxx(name)).isFalse();
  }
}
