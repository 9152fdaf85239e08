/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.files.FileTable;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.stats.NotStoredReason;
import io.zccache.daemon.store.InputFile;
import io.zccache.daemon.store.StoreView;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes inputs of the precompiled headers that a compiler may have used in place of headers. Gcc
 * does not tell what such a file was made of, and its macros are expanded where it is used; clang
 * tells that, but not which other precompiled header it was made with. So one counts only if its
 * content is a stored result: then the headers were looked through when it was made. Any thread may
 * ask.
 *
 * <p>One of clang's holds the time of each header, unless it was made without, and clang refuses it
 * where a header's time is another: then times are a part of what a result depends on.
 */
final class PrecompiledHeaders {
  private static final String GCC = ".gch";

  /** In the order in which clang looks for them. */
  private static final List<String> IMPLICIT = List.of(".pch", GCC);

  private final FileTable files;
  private final StoreView store;

  PrecompiledHeaders(FileTable files, StoreView store) {
    this.files = files;
    this.store = store;
  }

  /** Whether an input has the name of a precompiled header that is used without being named. */
  static boolean isOne(InputFile input) {
    return IMPLICIT.stream().anyMatch(input.path()::endsWith);
  }

  /**
   * Whether gcc may have read one in place of a header whose name nobody knows.
   *
   * @param main what the main source says
   */
  static boolean mayBeUnseen(CompilePlan plan, SourceFacts main) {
    return plan.compiler().family() == CompilerFamily.GCC
        && plan.command().language().usesPreprocessor()
        && !plan.command().makesHeader()
        && main.includes().firstComputed();
  }

  /**
   * Those files that the compiler may have read. While gcc makes one it looks for none; clang looks
   * for one in the place of what an option includes, and nowhere else.
   *
   * @param names those that are where one may be
   */
  static Set<String> readable(CompilePlan plan, Set<String> names) {
    Set<String> readable = new LinkedHashSet<>(plan.command().headerInputs());
    boolean gcc = plan.compiler().family() == CompilerFamily.GCC;
    List<String> clangs = insteadOfIncluded(plan);
    for (String name : names) {
      if (gcc ? !isPassedBy(plan, name) && name.endsWith(GCC) : clangs.contains(name)) {
        readable.add(name);
      }
    }
    return readable;
  }

  /** Whether clang is told to use one, or finds one by itself. */
  static boolean clangUsesOne(CompilePlan plan) {
    return plan.compiler().family() == CompilerFamily.CLANG
        && (!plan.command().headerInputs().isEmpty()
            || insteadOfIncluded(plan).stream()
                .anyMatch(name -> Files.exists(plan.request().resolve(name))));
  }

  private static List<String> insteadOfIncluded(CompilePlan plan) {
    List<String> names = new ArrayList<>();
    for (String name : plan.command().includedFirst()) {
      IMPLICIT.forEach(ending -> names.add(name + ending));
    }
    return names;
  }

  /** Whether a name is not looked for though a search came by. */
  static boolean isPassedBy(CompilePlan plan, String name) {
    return plan.compiler().family() == CompilerFamily.GCC
        && plan.command().makesHeader()
        && name.endsWith(GCC);
  }

  /**
   * Adds precompiled headers to the inputs.
   *
   * @param names where they are
   * @return what is to become of the result, if they cannot be added
   */
  Optional<Inputs> add(
      CompilePlan plan, Set<String> names, Map<String, InputFile> inputs, RaceRule rule) {
    for (String name : names) {
      FileState state = files.current(plan.request().resolve(name));
      // Nobody tells of the one that another was made with.
      if (plan.command().makesHeader() || state instanceof FileState.NotAFile) {
        return Optional.of(new Inputs.Unsuited(BypassReason.PRECOMPILED_HEADER));
      }
      if (!(state instanceof FileState.Known known) || rule.touched(known.stamp())) {
        return Optional.of(new Inputs.Unknown(NotStoredReason.INPUT_TOUCHED));
      }
      if (!store.holds(known.digest(), known.stamp().size())) {
        return Optional.of(new Inputs.Unsuited(BypassReason.PRECOMPILED_HEADER));
      }
      inputs.putIfAbsent(name, new InputFile(name, known));
    }
    return Optional.empty();
  }

  /**
   * The inputs with their times, where those count.
   *
   * @param names the precompiled headers among them
   */
  Collection<InputFile> dated(CompilePlan plan, Set<String> names, Map<String, InputFile> inputs) {
    if (!timesCount(plan, names, inputs)) {
      return inputs.values();
    }
    Set<String> undated = new HashSet<>(names);
    if (!plan.command().makesHeader()) {
      undated.add(plan.command().source());
    }
    return inputs.values().stream()
        .map(
            input ->
                undated.contains(input.path())
                    ? input
                    : new InputFile(input.path(), input.content(), true))
        .toList();
  }

  private boolean timesCount(CompilePlan plan, Set<String> names, Map<String, InputFile> inputs) {
    if (plan.compiler().family() == CompilerFamily.GCC) {
      return false;
    }
    if (plan.command().makesHeader()) {
      return !plan.command().undated();
    }
    return inputs.values().stream()
        .filter(input -> names.contains(input.path()))
        .map(header -> undatedNote(header.digest()))
        .anyMatch(note -> !store.holds(Digest.ofContent(note), note.length));
  }

  /**
   * What is stored beside a precompiled header that holds no times, so that this is known of it.
   */
  static byte[] undatedNote(Digest header) {
    return ("no times in precompiled header " + header.hex() + "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Where gcc looks for a precompiled header first, if an option includes a file. */
  static List<Path> first(CompilePlan plan) {
    return ForcedIncludes.of(plan.command().keyArguments()).stream()
        .map(name -> plan.request().resolve(name + GCC))
        .toList();
  }
}
