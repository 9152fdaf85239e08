/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a source is written in, as far as it matters to a cache. */
public enum Language {
  /** C before preprocessing. */
  C("c"),
  /** C++ before preprocessing. */
  CXX("c++"),
  /** A C header, of which a precompiled one is made. */
  C_HEADER("c-header"),
  /** A C++ header, of which a precompiled one is made. */
  CXX_HEADER("c++-header"),
  /** C after preprocessing. */
  PREPROCESSED_C("cpp-output"),
  /** C++ after preprocessing. */
  PREPROCESSED_CXX("c++-cpp-output"),
  /** Assembler that goes to the assembler as it is. */
  ASSEMBLER("assembler"),
  /** Assembler that is preprocessed first. */
  ASSEMBLER_WITH_CPP("assembler-with-cpp");

  // No .sx: gcc takes it for assembler, clang for something to link.
  private static final Map<String, Language> BY_ENDING =
      Map.ofEntries(
          Map.entry("c", C),
          Map.entry("i", PREPROCESSED_C),
          Map.entry("ii", PREPROCESSED_CXX),
          Map.entry("s", ASSEMBLER),
          Map.entry("S", ASSEMBLER_WITH_CPP),
          Map.entry("C", CXX),
          Map.entry("cc", CXX),
          Map.entry("cp", CXX),
          Map.entry("cpp", CXX),
          Map.entry("CPP", CXX),
          Map.entry("cxx", CXX),
          Map.entry("c++", CXX),
          Map.entry("h", C_HEADER),
          Map.entry("H", CXX_HEADER),
          Map.entry("hh", CXX_HEADER),
          Map.entry("hp", CXX_HEADER),
          Map.entry("hpp", CXX_HEADER),
          Map.entry("HPP", CXX_HEADER),
          Map.entry("hxx", CXX_HEADER),
          Map.entry("h++", CXX_HEADER),
          Map.entry("tcc", CXX_HEADER));

  private static final Set<String> MODULE_ENDINGS = Set.of("cppm", "ixx", "c++m", "ccm", "cxxm");

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
    return this == C || this == CXX || this == ASSEMBLER_WITH_CPP || isHeader();
  }

  /** Whether a precompiled header is made of it. */
  public boolean isHeader() {
    return this == C_HEADER || this == CXX_HEADER;
  }

  /** Whether the source is assembler text. */
  public boolean isAssembler() {
    return this == ASSEMBLER || this == ASSEMBLER_WITH_CPP;
  }

  /** The language of a file by its ending; the C++ drivers take C for C++. */
  public static Optional<Language> ofFileName(String name, boolean cxxDriver) {
    Language language = BY_ENDING.get(ending(name));
    return Optional.ofNullable(cxxDriver ? inCxxDriver(language) : language);
  }

  private static @Nullable Language inCxxDriver(@Nullable Language language) {
    if (language == C) {
      return CXX;
    }
    if (language == C_HEADER) {
      return CXX_HEADER;
    }
    return language == PREPROCESSED_C ? PREPROCESSED_CXX : language;
  }

  /** The language that {@code -x} names. */
  public static Optional<Language> ofOption(String value) {
    for (Language language : values()) {
      if (language.option.equals(value)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /** Why a file with a foreign ending is not cached. */
  static BypassReason reasonAgainstFile(String name) {
    return MODULE_ENDINGS.contains(ending(name))
        ? BypassReason.MODULES
        : BypassReason.UNSUPPORTED_LANGUAGE;
  }

  /** Why a foreign value of {@code -x} is not cached. */
  static BypassReason reasonAgainstOption(String value) {
    if (value.endsWith("-header")) {
      return value.startsWith("c++-system") || value.startsWith("c++-user")
          ? BypassReason.MODULES
          : BypassReason.PRECOMPILED_HEADER;
    }
    return value.endsWith("-module") || value.endsWith("-unit")
        ? BypassReason.MODULES
        : BypassReason.UNSUPPORTED_LANGUAGE;
  }

  private static String ending(String name) {
    String base = name.substring(name.lastIndexOf('/') + 1);
    int dot = base.lastIndexOf('.');
    return dot <= 0 ? "" : base.substring(dot + 1);
  }
}
