/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import io.zccache.daemon.compiler.SideOutput.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the options that make the compiler write more files, or that put the output's name into
 * its bytes. Since our own run has its output elsewhere, such an option is only taken where the
 * compiler can be told the name to write into the bytes and the place to write the file apart:
 *
 * <ul>
 *   <li>gcc makes the names of all side outputs of {@code -dumpdir} and the base of the output, so
 *       that those in the bytes are the user's if the user's folder is given. Only the notes for
 *       coverage can then be turned elsewhere, by {@code -fprofile-note=}, which {@code -g} records
 *       as it does every option that is not about headers, warnings or prefix maps. With {@code -g}
 *       they are written in their own place, which is sound as long as a stamp in them tells of
 *       which run they are: a given seed makes it the same for all.
 *   <li>gcc has objcopy cut the split debug records out of the object, so that the run can put one
 *       before it that writes them elsewhere.
 *   <li>The profile that gcc reads is named like the notes, and found by the same names.
 *   <li>clang's front end has an option for each of the two names of the split debug records. It
 *       then writes them, if any are made or not, so that it must be certain that some are.
 * </ul>
 */
final class SideOptions {
  /** What has clang make debug records in each release. */
  private static final Set<String> MAKES_RECORDS =
      Set.of(
          "-g",
          "-g1",
          "-g2",
          "-g3",
          "-gdwarf",
          "-gdwarf-4",
          "-gdwarf-5",
          "-ggdb",
          "-ggdb1",
          "-ggdb2",
          "-ggdb3",
          "-gline-tables-only",
          "-gmlt");

  private static final Set<String> LOOKS =
      Set.of("-gcolumn-info", "-ggnu-pubnames", "-gpubnames", "-gstrict-dwarf");

  private final CompilerFamily family;
  private final Map<Option.Effect, Argument> given = new EnumMap<>(Option.Effect.class);
  private boolean seeded;
  private boolean recorded;
  private boolean unsplit;

  SideOptions(CompilerFamily family) {
    this.family = family;
  }

  /** Takes an option; the first of its kind is the one that is blamed. */
  void take(Argument argument) {
    if (argument.effect() == Option.Effect.DIAGNOSTICS_FILE) {
      given.put(argument.effect(), argument);
    } else {
      given.putIfAbsent(argument.effect(), argument);
    }
  }

  /** Takes an option that is about debug records: the last one that says how many counts. */
  void takeDebug(String word) {
    unsplit |= word.equals("-gno-split-dwarf");
    recorded = MAKES_RECORDS.contains(word) || (recorded && keepsRecords(word));
  }

  /** Whether a word changes how the records look at most, not whether there are any. */
  private static boolean keepsRecords(String word) {
    return word.startsWith("-f")
        || word.startsWith("-gno-")
        || word.startsWith("-gz")
        || LOOKS.contains(word);
  }

  /** Takes notice of an option that makes all runs' stamps the same. */
  void takeSeed() {
    seeded = true;
  }

  /** Whether the output's name and the working directory are part of its bytes. */
  boolean namesOutput() {
    return has(Option.Effect.COVERAGE)
        || has(Option.Effect.PROFILE_COUNTERS)
        || has(Option.Effect.SPLIT_DEBUG)
        || has(Option.Effect.PROFILE_OF_OUTPUT)
        || has(Option.Effect.PROFILE_INPUT)
        || has(Option.Effect.CALL_GRAPH)
        || has(Option.Effect.INTERMEDIATES);
  }

  /**
   * What speaks against caching, if anything does.
   *
   * @param debug whether debug records are made
   * @param assembly whether the output is assembler text
   * @param output its name
   */
  Optional<Bypass> against(Language language, boolean debug, boolean assembly, String output) {
    if (given.isEmpty()) {
      return Optional.empty();
    }
    String base = FileNames.base(output);
    if (language.isAssembler() || base.lastIndexOf('.') == 0) {
      return Optional.of(blame(given.values().iterator().next(), BypassReason.SIDE_OUTPUT));
    }
    return family == CompilerFamily.GCC
        ? againstGcc(language, debug, assembly)
        : againstClang(assembly);
  }

  private Optional<Bypass> againstGcc(Language language, boolean debug, boolean assembly) {
    boolean profiled = has(Option.Effect.PROFILE_OF_OUTPUT) || has(Option.Effect.PROFILE_INPUT);
    boolean counters =
        has(Option.Effect.COVERAGE) || has(Option.Effect.PROFILE_COUNTERS) || profiled;
    boolean beside =
        has(Option.Effect.STACK_USAGE)
            || has(Option.Effect.CALL_GRAPH)
            || has(Option.Effect.INTERMEDIATES);
    boolean noStamp = debug && (assembly || seeded || !hasCounters());
    return against(Option.Effect.SPLIT_DEBUG, assembly || beside, BypassReason.SPLIT_DWARF)
        .or(() -> against(Option.Effect.DIAGNOSTICS_FILE, true, BypassReason.SIDE_OUTPUT))
        .or(() -> against(Option.Effect.TIME_TRACE, true, BypassReason.SIDE_OUTPUT))
        .or(
            () ->
                against(
                    Option.Effect.COVERAGE,
                    noStamp || beside || has(Option.Effect.SPLIT_DEBUG),
                    BypassReason.COVERAGE))
        .or(() -> against(Option.Effect.PROFILE_COUNTERS, beside, BypassReason.PROFILE))
        .or(() -> against(Option.Effect.PROFILE_OF_OUTPUT, beside, BypassReason.PROFILE))
        .or(() -> against(Option.Effect.PROFILE_INPUT, beside, BypassReason.PROFILE))
        .or(
            () ->
                against(
                    Option.Effect.INTERMEDIATES,
                    assembly || !language.usesPreprocessor() || counters,
                    BypassReason.SAVE_TEMPS));
  }

  /** Whether the object counts, and so has the stamp of the notes in it. */
  private boolean hasCounters() {
    Argument coverage = given.get(Option.Effect.COVERAGE);
    return has(Option.Effect.PROFILE_COUNTERS)
        || (coverage != null && !coverage.firstWord().equals("-ftest-coverage"));
  }

  private Optional<Bypass> againstClang(boolean assembly) {
    return against(Option.Effect.COVERAGE, true, BypassReason.COVERAGE)
        .or(() -> against(Option.Effect.PROFILE_COUNTERS, true, BypassReason.PROFILE))
        .or(() -> against(Option.Effect.PROFILE_OF_OUTPUT, true, BypassReason.PROFILE))
        .or(() -> against(Option.Effect.CALL_GRAPH, true, BypassReason.SIDE_OUTPUT))
        .or(() -> against(Option.Effect.INTERMEDIATES, true, BypassReason.SAVE_TEMPS))
        .or(
            () ->
                against(
                    Option.Effect.SPLIT_DEBUG,
                    assembly || !recorded || unsplit,
                    BypassReason.SPLIT_DWARF));
  }

  private Optional<Bypass> against(Option.Effect effect, boolean unless, BypassReason reason) {
    return unless ? Optional.ofNullable(given.get(effect)).map(it -> blame(it, reason)) : none();
  }

  private static Optional<Bypass> none() {
    return Optional.empty();
  }

  private static Bypass blame(Argument argument, BypassReason reason) {
    return new Bypass(reason, String.join(" ", argument.words()));
  }

  /**
   * The files that the compiler writes beside an output.
   *
   * @param debug whether debug records are made
   * @param output its name
   */
  List<SideOutput> files(Language language, boolean debug, String output) {
    List<SideOutput> files = new ArrayList<>();
    given.forEach(
        (effect, argument) -> {
          switch (effect) {
            case STACK_USAGE -> files.add(Kind.STACK_USAGE.beside(output));
            case CALL_GRAPH -> files.add(Kind.CALL_GRAPH.beside(output));
            case COVERAGE -> {
              SideOutput notes = Kind.COVERAGE_NOTES.beside(output);
              files.add(debug ? notes.writtenInPlace() : notes);
            }
            case TIME_TRACE -> files.add(Kind.TIME_TRACE.beside(output));
            case SPLIT_DEBUG -> files.add(Kind.SPLIT_DEBUG.beside(output));
            case DIAGNOSTICS_FILE -> files.add(new SideOutput(Kind.DIAGNOSTICS, argument.value()));
            case INTERMEDIATES -> {
              boolean c = language == Language.C;
              files.add((c ? Kind.PREPROCESSED_C : Kind.PREPROCESSED_CXX).beside(output));
              files.add(Kind.ASSEMBLY.beside(output));
            }
            default -> {
              // counters alone write no file
            }
          }
        });
    return files;
  }

  private boolean has(Option.Effect effect) {
    return given.containsKey(effect);
  }
}
