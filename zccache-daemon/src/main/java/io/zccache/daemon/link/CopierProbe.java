/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program that copies an object and changes the copy says of itself.
 *
 * @param purpose what it is for under its name
 * @param family whose it is
 * @param version the line that tells
 */
public record CopierProbe(Purpose purpose, Family family, String version) {
  /** The arguments of the question. */
  public static final List<String> ARGUMENTS = List.of("--version");

  private static final Pattern NAME =
      Pattern.compile("((?:[A-Za-z0-9_.]+-)*)(strip|objcopy)(-[0-9.]+)?");

  /** Before the name of a program of Apple's kind. */
  private static final String OTHER = "bitcode-";

  /** What a copier of one name is for. */
  public enum Purpose {
    /** Symbols and sections are left out; changes its input, unless an option names an output. */
    STRIP,
    /** Whatever its options say; changes its input, unless an output is named behind it. */
    COPY
  }

  /** Whose a copier is. */
  public enum Family {
    /** Of the GNU binutils: makes a new file, with a mode that depends on what it makes. */
    GNU,
    /** Of LLVM: makes a new file with the mode of its input. */
    LLVM
  }

  /** What a program of this base name is for, if it is a copier. */
  public static Optional<Purpose> purpose(String baseName) {
    Matcher matcher = NAME.matcher(baseName);
    if (!matcher.matches() || matcher.group(1).endsWith(OTHER)) {
      return Optional.empty();
    }
    return Optional.of(matcher.group(2).equals("strip") ? Purpose.STRIP : Purpose.COPY);
  }

  /**
   * Reads what one has said on standard output under {@code LC_ALL=C}; empty if it is neither's.
   */
  public static Optional<CopierProbe> parse(Purpose purpose, String stdout) {
    for (String line : stdout.lines().toList()) {
      if (line.startsWith("GNU strip ") || line.startsWith("GNU objcopy ")) {
        return Optional.of(new CopierProbe(purpose, Family.GNU, line.strip()));
      }
      if (line.contains("LLVM version ")) {
        return Optional.of(new CopierProbe(purpose, Family.LLVM, line.strip()));
      }
    }
    return Optional.empty();
  }
}
