/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.Optional;

/** What a source is written in, as far as it matters to a cache. */
public enum Language {
  C("c"),
  CXX("c++"),
  PREPROCESSED_C("cpp-output"),
  PREPROCESSED_CXX("c++-cpp-output"),
  ASSEMBLER("assembler"),
  ASSEMBLER_WITH_CPP("assembler-with-cpp");

  private final String option;

  Language(String option) {
    this.option = option;
  }

  /** The value of {@code -x} that names this language. */
  public String option() {
    return option;
  }

  /** Whether the preprocessor runs: only then are there headers and a dependency file. */
  public boolean usesPreprocessor() {
    return this == C || this == CXX || this == ASSEMBLER_WITH_CPP;
  }

  /** The language of a file by its ending; the C++ drivers take C for C++. */
  public static Optional<Language> ofFileName(String name, boolean cxxDriver) {
    return Optional.empty();
  }

  /** The language that {@code -x} names. */
  public static Optional<Language> ofOption(String value) {
    return Optional.empty();
  }
}
