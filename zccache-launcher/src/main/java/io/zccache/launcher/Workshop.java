/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.FilePath;
import java.util.List;

/** What a launcher needs to run plans: children of its own, and files of its own. */
public interface Workshop {
  /**
   * A program to be run.
   *
   * @param argv its arguments, the name it is called by first
   * @param reads whether it reads this process's standard input; else it finds that empty
   */
  record Command(FilePath program, List<byte[]> argv, boolean reads) {}

  /** Takes what a command writes, piece by piece, in order for each stream. */
  interface Listener {
    /** Some bytes of {@link Host#OUT} or {@link Host#ERROR}; they are overwritten afterwards. */
    void hear(int stream, byte[] bytes, int length);
  }

  /**
   * Runs a command and waits for it. It is a plain child of this process, in its process group, and
   * ends when that ends.
   *
   * @param environment entries of the form {@code NAME=value}
   * @return the exit code, 128 and its number for a signal; -1 if it could not be started
   */
  int run(Command command, List<byte[]> environment, Listener listener);

  /** The size of a regular file that is no link; -1 if there is none. */
  long size(FilePath file);

  /** Gives a file or folder another name; false if that fails. */
  boolean rename(FilePath from, FilePath to);

  /** Puts a copy of a file in the place of another in one step; false if that fails. */
  boolean place(FilePath from, FilePath to, int mode);
}
