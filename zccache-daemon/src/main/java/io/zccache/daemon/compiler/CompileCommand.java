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
    throw new UnsupportedOperationException();
  }

  /** The language of the source. */
  public Language language() {
    throw new UnsupportedOperationException();
  }

  /** The file that is to be written, as spelled or as the compiler names it. */
  public String output() {
    throw new UnsupportedOperationException();
  }

  /** The dependency file that the user will get, if any. */
  public Optional<DepfileRequest> depfile() {
    throw new UnsupportedOperationException();
  }

  /** Whether the working directory may be part of the output's bytes. */
  public boolean debug() {
    throw new UnsupportedOperationException();
  }

  /**
   * Everything of the command line that makes two compiles the same: all words in order, the names
   * of the output and of the dependency file left out, the effective targets put in.
   */
  public List<String> keyArguments() {
    throw new UnsupportedOperationException();
  }

  /**
   * The arguments of our own run: the user's in their order, with the output and the dependency
   * file replaced. The dependency file lists every file and has the user's targets, so that for
   * {@code -MD} it is the user's file byte for byte. There is none unless the language {@linkplain
   * Language#usesPreprocessor() uses the preprocessor}.
   */
  public List<String> runArguments(String output, String depfile, List<String> extra) {
    throw new UnsupportedOperationException(output + depfile + extra);
  }

  /** The arguments of a run that writes nothing but the bytes of the user's {@code -MMD} file. */
  public List<String> shortListArguments(String depfile) {
    throw new UnsupportedOperationException(depfile);
  }

  /**
   * The options that decide the include search path, for a run of {@code tool THESE -E -v -x
   * LANGUAGE /dev/null} whose stderr {@link SearchPathReport} reads.
   */
  public List<String> searchPathArguments() {
    throw new UnsupportedOperationException();
  }
}
