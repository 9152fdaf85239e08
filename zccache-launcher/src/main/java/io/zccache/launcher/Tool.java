/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.Environment;
import io.zccache.client.FilePath;
import io.zccache.client.SideFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a word of the command line, or the name that the launcher was called by, leads to. */
sealed interface Tool {
  /**
   * A program that is there.
   *
   * @param program what is executed
   * @param name the name it is called by, its argv[0]
   * @param absolute the same as {@code program} for a process in another folder
   * @param environment what it gets: ours without the link folders in PATH
   * @param link the link folder that led to it, if one did
   */
  record Found(
      FilePath program, FilePath name, FilePath absolute, Environment environment, Link link)
      implements Tool {}

  /**
   * Nothing that can be run.
   *
   * @param exitCode as a shell has it: 127 for what is not there, 126 for what is no program
   */
  record Missing(FilePath name, int exitCode, String detail) implements Tool {}

  /** How a link folder had to do with a call. */
  sealed interface Link {
    /** Not at all. */
    record None() implements Link {}

    /** The call went through one that says what to do. */
    record Through(FilePath folder, SideFile side) implements Link {}

    /** The call went through one that says nothing, or nothing that this release understands. */
    record Lost() implements Link {}

    /** The side file, if there is one. */
    default @Nullable SideFile side() {
      return this instanceof Through through ? through.side() : null;
    }
  }

  /** A call with its arguments, the name not among them. */
  record Call(Found tool, List<byte[]> arguments) {}
}
