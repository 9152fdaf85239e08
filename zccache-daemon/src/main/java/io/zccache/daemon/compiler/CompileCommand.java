/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.List;
import java.util.Optional;

/** One compile of one source that can be cached. Immutable. */
public final class CompileCommand implements CommandLine.Reading {
  CompileCommand() {}

  /** The source as spelled. */
  public String source() {
    return "";
  }

  /** The language of the source. */
  public Language language() {
    return Language.C;
  }

  /** The file that is to be written, as spelled or as the compiler names it. */
  public String output() {
    return "";
  }

  /** The dependency file that the user will get, if any. */
  public Optional<DepfileRequest> depfile() {
    return Optional.empty();
  }

  /** Whether the working directory may be part of the output's bytes. */
  public boolean debug() {
    return false;
  }

  /**
   * Everything of the command line that makes two compiles the same: all words in order, the names
   * of the output and of the dependency file left out, the effective targets put in.
   */
  public List<String> keyArguments() {
    return List.of();
  }

  /**
   * The arguments of our own run: the user's in their order, with the output and the dependency
   * file replaced. The dependency file lists every file and has the user's targets, so that for
   * {@code -MD} it is the user's file byte for byte. There is none unless the language {@linkplain
   * Language#usesPreprocessor() uses the preprocessor}.
   */
  public List<String> runArguments(String output, String depfile, List<String> extra) {
    return List.of();
  }

  /** The arguments of a run that writes nothing but the bytes of the user's {@code -MMD} file. */
  public List<String> shortListArguments(String depfile) {
    return List.of();
  }

  /**
   * The options that decide the include search path, for a run of {@code tool THESE -E -v -x
   * LANGUAGE /dev/null} whose stderr {@link SearchPathReport} reads.
   */
  public List<String> searchPathArguments() {
    return List.of();
  }
}
