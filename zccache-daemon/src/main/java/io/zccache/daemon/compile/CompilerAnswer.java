/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.CompilerProbe;
import io.zccache.daemon.compiler.DriverNames;
import io.zccache.daemon.key.CompilerIdentity;
import io.zccache.daemon.key.Digest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a compiler said of itself, and what that rests on. Immutable.
 *
 * @param question what was asked
 * @param probe what it is
 * @param present the programs that it runs, itself the first, with their contents, in the order of
 *     the identity
 * @param absent where a program would be found before one of these, or in the place of one that is
 *     missing
 * @param configs folders in which it looks for files with options
 */
record CompilerAnswer(
    Question question,
    CompilerProbe probe,
    Map<Path, Digest> present,
    Set<Path> absent,
    List<Path> configs) {
  /** Where gcc looks for a linker; of the last ones, for the one that it is told to run. */
  private static final List<String> LINKERS =
      List.of("real-ld", "collect-ld", "ld", "ld.bfd", "ld.lld");

  CompilerAnswer {
    configs = List.copyOf(configs);
    present = Collections.unmodifiableMap(new LinkedHashMap<>(present));
    absent = Collections.unmodifiableSet(new LinkedHashSet<>(absent));
  }

  /**
   * What the answer about a compiler depends on, beside the content of its programs.
   *
   * @param program its absolute path
   * @param finding the variables by which it finds its programs
   * @param more the programs that it may run beside those that every compile needs
   * @param prefixes the options that give it other programs
   */
  record Question(
      Path program, Map<String, String> finding, List<String> more, List<String> prefixes) {
    Question {
      more = List.copyOf(more);
      prefixes = List.copyOf(prefixes);
      finding = Collections.unmodifiableMap(new LinkedHashMap<>(finding));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Question that
          && program.equals(that.program)
          && finding.equals(that.finding)
          && more.equals(that.more)
          && prefixes.equals(that.prefixes);
    }

    @Override
    public int hashCode() {
      return program.hashCode() * 31 + finding.hashCode();
    }
  }

  /** The first of some programs that is there, of those that were asked for. */
  private Optional<Path> program(List<String> names) {
    return present.keySet().stream()
        .filter(
            path ->
                names.stream()
                    .filter(question.more()::contains)
                    .anyMatch(path.getFileName().toString()::endsWith))
        .findFirst();
  }

  /** The compiler as plans see it. */
  Compiler compiler() {
    String name = question.program().getFileName().toString();
    CompilerIdentity identity =
        CompilerIdentity.of(
            probe.family() + " " + probe.version(), name, new ArrayList<>(present.values()));
    return new Compiler(
        question.program(),
        probe.family(),
        DriverNames.isCxx(name),
        identity,
        probe.family().name().toLowerCase(Locale.ROOT) + ' ' + probe.version(),
        probe.knowsSourceDate(),
        probe.mapsFileNames(),
        program(List.of("objcopy")),
        program(LINKERS));
  }
}
