/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.compiler.Depfile;
import io.zccache.daemon.compiler.ListedNames;
import io.zccache.daemon.compiler.MalformedDepfileException;
import io.zccache.daemon.compiler.SourceFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a run says it read, as it spelled the names.
 *
 * @param sources what the compiler read as source text, the main source first
 * @param others what else was read: its bytes count, and not what they say
 * @param hiding where something else would have been read, had there been something
 * @param answered the facts of sources that are taken care of by these lists or by the key
 * @param stopped whether the compiler gave up before it came to the end of the sources
 */
record FilesRead(
    Set<String> sources,
    Set<String> others,
    Set<String> hiding,
    Set<SourceFact> answered,
    boolean stopped) {
  /** What is true of gcc's runs alone that come to an assembler, or to none by themselves. */
  private static final List<SourceFact> ASSEMBLERS =
      List.of(SourceFact.INCBIN, SourceFact.ASSEMBLER_INCLUDE, SourceFact.ASSEMBLER_PIECE);

  /**
   * Reads the list of a run that has failed before an assembler could run; empty if it cannot be
   * understood.
   *
   * @param entered what it has entered until it gave up, if it did
   */
  static Optional<FilesRead> ofFailure(RunFiles files, Optional<List<String>> entered)
      throws IOException {
    CompilePlan plan = files.plan();
    Set<String> sources = new LinkedHashSet<>();
    sources.add(plan.command().source());
    try {
      sources.addAll(entered.isPresent() ? entered.get() : listed(files, files.fullList()));
    } catch (MalformedDepfileException e) {
      return Optional.empty();
    }
    Set<SourceFact> answered = answered(plan);
    ASSEMBLERS.forEach(answered::remove);
    Set<String> others = new LinkedHashSet<>(plan.command().fileInputs());
    return Optional.of(new FilesRead(sources, others, Set.of(), answered, entered.isPresent()));
  }

  /** Reads the lists that a run has written; empty if one of them cannot be understood. */
  static Optional<FilesRead> by(RunFiles files) throws IOException {
    CompilePlan plan = files.plan();
    String source = plan.command().source();
    Set<String> sources = new LinkedHashSet<>();
    sources.add(source);
    Set<String> embedded = new LinkedHashSet<>();
    try {
      if (plan.command().language().usesPreprocessor()) {
        sources.addAll(listed(files, files.fullList()));
      }
      if (files.assemblerTells()) {
        embedded = embedded(files, listed(files, files.assemblerList()));
      }
    } catch (MalformedDepfileException e) {
      return Optional.empty();
    }
    embedded.remove(source);
    Set<String> others = new LinkedHashSet<>(plan.command().fileInputs());
    others.addAll(embedded);
    Set<String> hiding =
        new LinkedHashSet<>(
            AssemblerSearch.hiding(embedded, source, plan.command().assemblerFolders()));
    if (files.profile().isPresent()) {
      ProfileFiles.Profile profile = files.profile().get();
      if (Files.isRegularFile(plan.request().resolve(profile.name()))) {
        others.add(profile.name());
      } else if (profile.there()) {
        return Optional.empty();
      } else {
        hiding.add(profile.name());
      }
    }
    for (String value : plan.command().pluginValues()) {
      Path file = plan.request().resolve(value);
      if (Files.isRegularFile(file)) {
        others.add(value);
      } else if (files.told().contains(value) || Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      } else {
        hiding.add(value.replaceFirst("/+$", ""));
      }
    }
    if (plan.command().makesListing()) {
      hiding.addAll(ListedNames.NOWHERE);
      if (ListedNames.NOWHERE.stream().anyMatch(it -> Files.exists(plan.request().resolve(it)))) {
        return Optional.empty();
      }
    }
    return Optional.of(new FilesRead(sources, others, hiding, answered(plan), false));
  }

  private static List<String> listed(RunFiles files, Path list)
      throws IOException, MalformedDepfileException {
    List<String> names = Depfile.parse(Files.readAllBytes(list)).prerequisites();
    for (String name : names) {
      for (String lookalike : Depfile.lookalikes(name)) {
        if (Files.exists(files.plan().request().resolve(lookalike))) {
          throw new MalformedDepfileException("one name or two: " + name);
        }
      }
    }
    return names;
  }

  private static Set<String> embedded(RunFiles files, Collection<String> listed) {
    Set<String> embedded = new LinkedHashSet<>();
    for (String path : listed) {
      // Names from line directives and the compiler's own temporary file need not be there; an
      // assembler text that is kept is an output.
      Path file = files.plan().request().resolve(path);
      if (Files.isRegularFile(file) && !files.folder().holds(file)) {
        embedded.add(path);
      }
    }
    return embedded;
  }

  private static Set<SourceFact> answered(CompilePlan plan) {
    // A test for existence with a literal operand is answered by the search walk.
    Set<SourceFact> answered = EnumSet.of(SourceFact.HAS_INCLUDE, SourceFact.PARALLEL_BACKEND);
    boolean header = plan.command().makesHeader();
    if (!header) {
      answered.add(SourceFact.HELD_HAS_INCLUDE);
    }
    // Where gcc makes assembler text, no assembler runs that could embed a file.
    if (plan.compiler().family() == CompilerFamily.GCC) {
      answered.addAll(ASSEMBLERS);
    }
    String epoch = plan.request().environment().getOrDefault("SOURCE_DATE_EPOCH", "");
    // The macros of a precompiled header are expanded later, in another environment.
    if (!header && plan.compiler().knowsSourceDate() && epoch.matches("[0-9]{1,11}")) {
      answered.add(SourceFact.TIME_MACRO);
    }
    return answered;
  }
}
