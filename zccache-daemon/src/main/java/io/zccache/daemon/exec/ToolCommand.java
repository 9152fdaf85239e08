/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.exec;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to run: the command line, where, with which environment and input.
 *
 * @param words the program's absolute path and its arguments
 * @param folder the directory it runs in
 * @param environment the child's whole environment
 * @param stdin the bytes the child reads; none means the null device
 */
@SuppressWarnings("ArrayRecordComponent") // streams as they are; nobody compares runs
public record ToolCommand(
    List<String> words, Path folder, Map<String, String> environment, byte[] stdin) {
  private static final byte[] NOTHING = {};

  /** Copies the collections; the array is kept, callers do not change it. */
  public ToolCommand {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /** A command without input. */
  public static ToolCommand withoutInput(
      List<String> words, Path folder, Map<String, String> environment) {
    return new ToolCommand(words, folder, environment, NOTHING);
  }
}
