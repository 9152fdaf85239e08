/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import java.util.ArrayList;
import java.util.List;

/**
 * One copy of an object that can be cached. Immutable.
 *
 * @param purpose by which the output is named
 * @param words the arguments, the output's name apart
 * @param input the object, as spelled
 * @param files what options name and the copier reads, as spelled
 * @param output what is made, as spelled
 * @param named whether the arguments say what format that has, and it is one without names
 */
public record CopyCommand(
    CopierProbe.Purpose purpose,
    List<String> words,
    String input,
    List<String> files,
    String output,
    boolean named)
    implements CopyReading {
  /** Copies the lists. */
  public CopyCommand {
    words = List.copyOf(words);
    files = List.copyOf(files);
  }

  /**
   * Reads a command line.
   *
   * @param arguments response files expanded
   */
  public static CopyReading read(CopierProbe.Purpose purpose, List<String> arguments) {
    return new CopyReader(purpose).read(arguments);
  }

  /** The arguments of a run that makes the same elsewhere. */
  public List<String> arguments(String elsewhere) {
    List<String> all = new ArrayList<>(words);
    if (purpose == CopierProbe.Purpose.STRIP) {
      all.add("-o");
    }
    all.add(elsewhere);
    return all;
  }
}
