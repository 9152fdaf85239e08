/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import static io.zccache.daemon.compiler.BypassReason.ARCHIVE_OPERATION;
import static io.zccache.daemon.compiler.BypassReason.ARCHIVE_PLUGIN;
import static io.zccache.daemon.compiler.BypassReason.ARCHIVE_THIN;
import static io.zccache.daemon.compiler.BypassReason.ARCHIVE_TIMES;
import static io.zccache.daemon.compiler.BypassReason.INFORMATION_QUERY;
import static io.zccache.daemon.compiler.BypassReason.OUTPUT_NOT_A_FILE;
import static io.zccache.daemon.compiler.BypassReason.UNSUPPORTED_OPTION;

import io.zccache.daemon.compiler.BypassReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one command line of an archiver.
 *
 * <pre>
 * ar     := ['-'] letter+ archive member*
 * ranlib := '-D'* archive
 * </pre>
 *
 * What else the programs understand is refused.
 */
final class ArchiveReader {
  private final boolean zeroesTimes;
  private final List<String> arguments;

  ArchiveReader(boolean zeroesTimes, List<String> arguments) {
    this.zeroesTimes = zeroesTimes;
    this.arguments = arguments;
  }

  /** What the letters before an archive's name say. */
  private static final class Letters {
    private int adding;
    private boolean indexing;
    private boolean dated;
    private boolean undated;
    private boolean quiet;

    Optional<BypassReason> take(char letter) {
      switch (letter) {
        case 'r', 'q' -> adding++;
        case 's' -> indexing = true;
        case 'c' -> quiet = true;
        case 'D' -> undated = true;
        case 'U' -> dated = true;
        case 'S', 'v', 'P' -> {
          // what they do is the same for the same words and contents
        }
        default -> {
          return Optional.of(reasonAgainst(letter));
        }
      }
      return Optional.empty();
    }

    private static BypassReason reasonAgainst(char letter) {
      return switch (letter) {
        case 'd', 'm', 'p', 't', 'x', 'M' -> ARCHIVE_OPERATION;
        case 'u' -> ARCHIVE_TIMES;
        case 'T' -> ARCHIVE_THIN;
        case 'h', 'V' -> INFORMATION_QUERY;
        default -> UNSUPPORTED_OPTION;
      };
    }

    boolean isDated(boolean zeroesTimes) {
      return dated || !(undated || zeroesTimes);
    }
  }

  /** Reads the arguments of {@code ar}. */
  ArchiveReading members() {
    String first = arguments.isEmpty() ? "" : arguments.get(0);
    if (first.startsWith("--")) {
      return new Refusal(reasonAgainst(first), first);
    }
    Letters letters = new Letters();
    for (char letter : first.substring(first.startsWith("-") ? 1 : 0).toCharArray()) {
      Optional<BypassReason> against = letters.take(letter);
      if (against.isPresent()) {
        return new Refusal(against.get(), first);
      }
    }
    boolean indexes = letters.adding == 0;
    if (letters.adding > 1 || (indexes && !letters.indexing)) {
      return new Refusal(ARCHIVE_OPERATION, first);
    }
    if (letters.isDated(zeroesTimes)) {
      return new Refusal(ARCHIVE_TIMES, first);
    }
    List<String> names = arguments.subList(1, arguments.size());
    // An index is made of each archive that is named.
    if (indexes && names.size() > 1) {
      return new Refusal(UNSUPPORTED_OPTION, names.get(1));
    }
    return command(List.of(first), names, indexes, !letters.quiet);
  }

  /** Reads the arguments of {@code ranlib}. */
  ArchiveReading index() {
    List<String> options = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String word : arguments) {
      if (word.equals("-D")) {
        options.add(word);
      } else if (word.equals("-U")) {
        return new Refusal(ARCHIVE_TIMES, word);
      } else if (word.equals("-t")) {
        return new Refusal(ARCHIVE_OPERATION, word);
      } else {
        names.add(word);
      }
    }
    if (options.isEmpty() && !zeroesTimes) {
      return new Refusal(ARCHIVE_TIMES, "");
    }
    return names.size() > 1
        ? new Refusal(UNSUPPORTED_OPTION, names.get(1))
        : command(options, names, true, false);
  }

  private static ArchiveReading command(
      List<String> options, List<String> names, boolean indexes, boolean announces) {
    for (String name : names) {
      if (name.startsWith("-")) {
        return new Refusal(reasonAgainst(name), name);
      }
    }
    if (names.isEmpty()) {
      return new Refusal(ARCHIVE_OPERATION, "");
    }
    String archive = names.get(0);
    if (archive.isEmpty() || archive.endsWith("/")) {
      return new Refusal(OUTPUT_NOT_A_FILE, archive);
    }
    return new ArchiveCommand(archive, options, names.subList(1, names.size()), indexes, announces);
  }

  private static BypassReason reasonAgainst(String option) {
    if (option.startsWith("--plugin")) {
      return ARCHIVE_PLUGIN;
    }
    if (option.equals("--thin")) {
      return ARCHIVE_THIN;
    }
    return option.equals("--version") || option.equals("--help")
        ? INFORMATION_QUERY
        : UNSUPPORTED_OPTION;
  }
}
