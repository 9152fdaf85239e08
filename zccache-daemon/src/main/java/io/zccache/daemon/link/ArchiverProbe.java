/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import java.util.List;
import java.util.Optional;

/**
 * What an archiver says of itself.
 *
 * @param family whose it is
 * @param version the line that names its version
 * @param zeroesTimes whether times and owners are left out of archives unless one asks for them
 */
public record ArchiverProbe(Family family, String version, boolean zeroesTimes) {
  /** The arguments of the first question. */
  public static final List<String> VERSION = List.of("--version");

  /** The arguments of the second. */
  public static final List<String> HELP = List.of("--help");

  private static final String DEFAULT = "(default)";

  /** Whose an archiver is. */
  public enum Family {
    /** Of the GNU binutils: writes into an archive that is there. */
    GNU,
    /** Of LLVM: makes a new file. */
    LLVM
  }

  /** Reads what it has said on standard output under {@code LC_ALL=C}; empty if it is neither's. */
  public static Optional<ArchiverProbe> parse(String version, String help) {
    for (String line : version.lines().toList()) {
      Optional<Family> family = family(line);
      if (family.isPresent()) {
        return Optional.of(new ArchiverProbe(family.get(), line.strip(), zeroesTimes(help)));
      }
    }
    return Optional.empty();
  }

  private static Optional<Family> family(String line) {
    if (line.startsWith("GNU ar ") || line.startsWith("GNU ranlib ")) {
      return Optional.of(Family.GNU);
    }
    return line.contains("LLVM version ") ? Optional.of(Family.LLVM) : Optional.empty();
  }

  private static boolean zeroesTimes(String help) {
    return help.lines()
        .map(String::strip)
        .filter(line -> line.startsWith("[D]") || line.startsWith("-D "))
        .anyMatch(line -> line.endsWith(DEFAULT));
  }
}
