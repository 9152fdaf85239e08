/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.files.FileTable;
import io.zccache.daemon.stats.NotStoredReason;
import io.zccache.daemon.store.InputFile;
import io.zccache.daemon.store.StoreView;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes inputs of the precompiled headers that gcc may have used in place of headers. Nobody tells
 * what such a file was made of, and its macros are expanded where it is used. So it counts only if
 * its content is a stored result: then the headers were looked through when it was made. Any thread
 * may ask.
 */
final class PrecompiledHeaders {
  private static final String GCC = ".gch";

  private final FileTable files;
  private final StoreView store;

  PrecompiledHeaders(FileTable files, StoreView store) {
    this.files = files;
    this.store = store;
  }

  /** Whether an input is a precompiled header. */
  static boolean isOne(InputFile input) {
    return input.path().endsWith(GCC);
  }

  /**
   * Whether gcc may have read one in place of a header whose name nobody knows.
   *
   * @param main what the main source says
   */
  static boolean mayBeUnseen(Planned.Plan plan, SourceFacts main) {
    return plan.compiler().family() == CompilerFamily.GCC
        && plan.command().language().usesPreprocessor()
        && !plan.command().makesHeader()
        && main.includes().firstComputed();
  }

  /** Those of the files that the compiler may have read. While gcc makes one it looks for none. */
  static Set<String> readable(Planned.Plan plan, Set<String> names) {
    boolean gcc = plan.compiler().family() == CompilerFamily.GCC;
    Set<String> readable = new LinkedHashSet<>();
    for (String name : names) {
      if (!isPassedBy(plan, name) && (!gcc || name.endsWith(GCC))) {
        readable.add(name);
      }
    }
    return readable;
  }

  /** Whether a name is not looked for though a search came by. */
  static boolean isPassedBy(Planned.Plan plan, String name) {
    return plan.command().makesHeader() && name.endsWith(GCC);
  }

  /**
   * Adds precompiled headers to the inputs.
   *
   * @param names where they are
   * @return what is to become of the result, if they cannot be added
   */
  Optional<Inputs> add(
      Planned.Plan plan, Set<String> names, Map<String, InputFile> inputs, RaceRule rule) {
    boolean gcc = plan.compiler().family() == CompilerFamily.GCC;
    for (String name : names) {
      FileState state = files.current(plan.request().resolve(name));
      if (!gcc || state instanceof FileState.NotAFile) {
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

  /** Where gcc looks for a precompiled header first, if an option includes a file. */
  static List<Path> first(Planned.Plan plan) {
    return ForcedIncludes.of(plan.command().keyArguments()).stream()
        .map(name -> plan.request().resolve(name + GCC))
        .toList();
  }
}
