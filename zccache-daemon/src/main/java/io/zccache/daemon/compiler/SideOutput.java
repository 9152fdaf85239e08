/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

/**
 * A file that the compiler writes beside the output.
 *
 * @param kind what it holds
 * @param file its name, as the compiler makes it or as spelled
 * @param inPlace whether our run, too, writes it under that name, since no other can be given
 */
public record SideOutput(Kind kind, String file, boolean inPlace) {
  SideOutput(Kind kind, String file) {
    this(kind, file, false);
  }

  SideOutput writtenInPlace() {
    return new SideOutput(kind, file, true);
  }

  /** What a side output holds. */
  public enum Kind {
    /** {@code .su}: how much stack each function takes. */
    STACK_USAGE(".su"),
    /** {@code .ci}: who calls whom. */
    CALL_GRAPH(".ci"),
    /** {@code .gcno}: what the counters of the object count. */
    COVERAGE_NOTES(".gcno"),
    /** {@code .dwo}: the debug records that the object leaves out. */
    SPLIT_DEBUG(".dwo"),
    /** {@code .i}: the source as preprocessed. */
    PREPROCESSED_C(".i"),
    /** {@code .ii}: the source as preprocessed. */
    PREPROCESSED_CXX(".ii"),
    /** {@code .s}: the assembler text of an object. */
    ASSEMBLY(".s"),
    /** {@code .json}: how long each step of the compiler took. */
    TIME_TRACE(".json"),
    /** The diagnostics in clang's own format; the option names the file. */
    DIAGNOSTICS(""),
    /** What the assembler made of each line; the option names the file. */
    LISTING("");

    private final String ending;

    Kind(String ending) {
      this.ending = ending;
    }

    /** The side output of this kind beside an output. */
    SideOutput beside(String output) {
      return new SideOutput(this, FileNames.withEnding(output, ending));
    }
  }
}
