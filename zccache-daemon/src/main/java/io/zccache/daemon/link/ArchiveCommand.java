/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import java.util.ArrayList;
import java.util.List;

/**
 * One call of an archiver that can be cached. Immutable.
 *
 * @param archive what is made or changed, as spelled
 * @param options what stands before the archive's name
 * @param members what goes in, as spelled; the names of members are made of these
 * @param indexes whether nothing goes in, and only the index is made
 * @param announces whether it prints the archive's name if there is no archive yet
 */
public record ArchiveCommand(
    String archive, List<String> options, List<String> members, boolean indexes, boolean announces)
    implements ArchiveReading {
  /** The letter that has an archiver say nothing of a new archive. */
  private static final String QUIET = "c";

  /** Copies the lists. */
  public ArchiveCommand {
    options = List.copyOf(options);
    members = List.copyOf(members);
  }

  /**
   * Reads a command line.
   *
   * @param purpose what the program is for
   * @param zeroesTimes whether it leaves times and owners out unless one asks for them
   * @param arguments its arguments, response files expanded
   */
  public static ArchiveReading read(
      ArchiverNames.Purpose purpose, boolean zeroesTimes, List<String> arguments) {
    ArchiveReader reader = new ArchiveReader(zeroesTimes, arguments);
    return purpose == ArchiverNames.Purpose.INDEX ? reader.index() : reader.members();
  }

  /** The same, but that it does not print the archive's name. */
  public ArchiveCommand quiet() {
    return announces
        ? new ArchiveCommand(archive, List.of(options.get(0) + QUIET), members, indexes, false)
        : this;
  }

  /**
   * The arguments of a run that makes the archive elsewhere. Its name is part of no byte: members
   * are named after what goes in.
   */
  public List<String> arguments(String elsewhere) {
    List<String> words = new ArrayList<>(options);
    words.add(elsewhere);
    words.addAll(members);
    return words;
  }
}
