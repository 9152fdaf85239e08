/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.compiler.ListedNames;
import io.zccache.daemon.compiler.SourceFact;
import io.zccache.daemon.files.Absence;
import io.zccache.daemon.files.ContentFacts;
import io.zccache.daemon.files.FileId;
import io.zccache.daemon.files.FileKind;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.files.FileTable;
import io.zccache.daemon.files.FolderTable;
import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.files.Stat;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.stats.NotStoredReason;
import io.zccache.daemon.store.AbsentNames;
import io.zccache.daemon.store.InputFile;
import io.zccache.daemon.store.InputSet;
import io.zccache.daemon.store.SearchedFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, after a compiler has ended, all that its result depends on: the files it read, and the
 * files it would have read had they been there. Any thread may ask.
 */
final class InputCollector {
  private static final long MOST_FACTS = 50_000;

  /** In bytes: what scripts write to see if it compiles has less. */
  private static final long SMALL = 16 << 10;

  private final FileTable files;
  private final FolderTable folders;
  private final StampSource stamps;
  private final PrecompiledHeaders precompiled;
  private final ContentFacts<SourceFacts> facts = new ContentFacts<>(SourceFacts::of, MOST_FACTS);
  private final ContentFacts<Boolean> names = new ContentFacts<>(ListedNames::mayBeIn, MOST_FACTS);

  InputCollector(
      FileTable files, FolderTable folders, StampSource stamps, PrecompiledHeaders precompiled) {
    this.files = files;
    this.folders = folders;
    this.stamps = stamps;
    this.precompiled = precompiled;
  }

  /** A source as it is now; empty if it cannot be read, or is too large to be read in passing. */
  Optional<SourceText> small(Path source) {
    boolean small = stamps.at(source) instanceof Stat.Found found && found.stamp().size() <= SMALL;
    return small ? text(source) : Optional.empty();
  }

  private Optional<SourceText> text(Path source) {
    return files.current(source) instanceof FileState.Known known
        ? facts.of(source, known.digest()).map(content -> new SourceText(known, content))
        : Optional.empty();
  }

  /**
   * Collects the inputs of a run.
   *
   * @param plan whose directory relative paths count from
   * @param read what the compiler says it read
   * @param main the main source as it was when the run had ended; empty if it is to be looked at
   *     now
   * @param forced the operands of options that include a file
   * @param search where headers are searched; empty for languages without headers
   * @param rule tells what may have been changed during the run
   */
  Inputs collect(
      CompilePlan plan,
      FilesRead read,
      Optional<SourceText> main,
      List<String> forced,
      Optional<SearchPaths.Reported> search,
      RaceRule rule) {
    CompileRequest request = plan.request();
    Map<String, InputFile> inputs = new LinkedHashMap<>();
    Map<String, SourceFacts> scanned = new LinkedHashMap<>();
    Set<String> sources = new LinkedHashSet<>(read.sources());
    if (read.stopped()) {
      // It is read before anything that is named.
      search.flatMap(path -> predefined(path.path(), request)).ifPresent(sources::add);
    }
    for (String path : sources) {
      Optional<SourceText> early = inputs.isEmpty() ? main : Optional.empty();
      Optional<SourceText> text = early.or(() -> text(request.resolve(path)));
      if (text.isEmpty() || rule.touched(text.get().state().stamp())) {
        return new Inputs.Unknown(NotStoredReason.INPUT_TOUCHED);
      }
      Optional<BypassReason> unsuited = unsuited(text.get().facts(), read.answered());
      if (unsuited.isPresent()) {
        return new Inputs.Unsuited(unsuited.get());
      }
      inputs.put(path, new InputFile(path, text.get().state()));
      scanned.put(path, text.get().facts());
    }
    if (read.stopped() && mayHaveMissedMore(sources, scanned)) {
      return new Inputs.Unknown(NotStoredReason.INPUTS_UNKNOWN);
    }
    if (plan.command().makesListing() && mayQuoteOthers(plan, read, inputs.values())) {
      return new Inputs.Unsuited(BypassReason.LISTING);
    }
    if (PrecompiledHeaders.mayBeUnseen(plan, scanned.values().iterator().next())) {
      return new Inputs.Unsuited(BypassReason.COMPUTED_INCLUDE);
    }
    Surroundings surroundings = new Surroundings(request, stamps, folders);
    Set<String> absent = new LinkedHashSet<>();
    if (!addOthers(request, read, inputs, rule)
        || !addHiding(request, read, absent, surroundings, rule)) {
      return new Inputs.Unknown(NotStoredReason.INPUT_TOUCHED);
    }
    if (search.isEmpty()) {
      return completed(request, inputs.values(), absent, SearchedFolders.NONE, surroundings);
    }
    SearchWalk walk = new SearchWalk(search.get().path(), surroundings::at);
    walk(walk, scanned, forced);
    Set<String> instead = PrecompiledHeaders.readable(plan, walk.precompiled());
    if (!instead.isEmpty()) {
      if (plan.command().makesListing()) {
        return new Inputs.Unsuited(BypassReason.LISTING);
      }
      // What gcc's holds may have been asked for again, and then is in no list.
      if (plan.compiler().family() == CompilerFamily.GCC
          && scanned.values().stream().anyMatch(InputCollector::mayAskWhatIsHeld)) {
        return new Inputs.Unsuited(BypassReason.PRECOMPILED_HEADER);
      }
      Optional<Inputs> against = precompiled.add(plan, instead, inputs, rule);
      if (against.isPresent()) {
        return against.get();
      }
    }
    boolean once = scanned.values().stream().anyMatch(content -> content.includes().once());
    if (once && hasTwins(request, inputs, walk.found())) {
      return new Inputs.Unsuited(BypassReason.FILE_TIMES);
    }
    walk.absent().stream()
        .filter(name -> !PrecompiledHeaders.isPassedBy(plan, name))
        .forEach(absent::add);
    return addFound(request, walk, read.stopped() || !instead.isEmpty(), inputs, rule)
        ? completed(
            request,
            precompiled.dated(plan, instead, inputs),
            absent,
            search.get().searched(),
            surroundings)
        : new Inputs.Unknown(NotStoredReason.INPUT_TOUCHED);
  }

  /** The header that gcc includes by itself, where there is one. */
  private Optional<String> predefined(SearchPath path, CompileRequest request) {
    return path.forAngled().stream()
        .map(folder -> SearchWalk.join(folder, SearchWalk.PREDEFINED))
        .filter(name -> stamps.at(request.resolve(name)) instanceof Stat.Found)
        .findFirst();
  }

  /**
   * Whether a run that gave up may have looked for a file of whose name nothing tells, or have read
   * one that it has not named.
   */
  private static boolean mayHaveMissedMore(Set<String> sources, Map<String, SourceFacts> scanned) {
    return scanned.values().stream().anyMatch(content -> content.includes().computed())
        || sources.stream()
            .filter(path -> SearchWalk.nameOf(path).equals(SearchWalk.PREDEFINED))
            .anyMatch(path -> !includesNothing(scanned.get(path)));
  }

  private static boolean includesNothing(@Nullable SourceFacts content) {
    return content != null
        && content.includes().operands().isEmpty()
        && !content.scan().hasIncludeOperands().iterator().hasNext();
  }

  /** Whether a source may make use of what only a precompiled header knows, unseen. */
  private static boolean mayAskWhatIsHeld(SourceFacts content) {
    return content.includes().computed() || content.scan().has(SourceFact.PARALLEL_BACKEND);
  }

  /**
   * Whether the assembler's listing may quote a file that is no source: one that a line directive
   * names, of the preprocessor's or of the assembler's own.
   */
  private boolean mayQuoteOthers(CompilePlan plan, FilesRead read, Collection<InputFile> sources) {
    return !plan.command().fileInputs().containsAll(read.others())
        || sources.stream()
            .anyMatch(
                source ->
                    names.of(plan.request().resolve(source.path()), source.digest()).orElse(true));
  }

  private boolean addOthers(
      CompileRequest request, FilesRead read, Map<String, InputFile> inputs, RaceRule rule) {
    for (String path : read.others()) {
      if (!(files.current(request.resolve(path)) instanceof FileState.Known known)
          || rule.touched(known.stamp())) {
        return false;
      }
      inputs.putIfAbsent(path, new InputFile(path, known));
    }
    return true;
  }

  /**
   * What is there already, and was before the run, has hidden nothing; what is no file might, once
   * it is exchanged.
   */
  private boolean addHiding(
      CompileRequest request,
      FilesRead read,
      Set<String> absent,
      Surroundings surroundings,
      RaceRule rule) {
    for (String path : read.hiding()) {
      if (!surroundings.exists(path)) {
        absent.add(path);
      } else if (!(stamps.at(request.resolve(path)) instanceof Stat.Found there)
          || there.kind() != FileKind.FILE
          || rule.touched(there.stamp())) {
        return false;
      }
    }
    return true;
  }

  private static Optional<BypassReason> unsuited(SourceFacts content, Set<SourceFact> answered) {
    for (SourceFact fact : SourceFact.values()) {
      if (content.scan().has(fact) && !answered.contains(fact)) {
        return Optional.of(fact.reason());
      }
    }
    return content.includes().watchesFile()
        ? Optional.of(BypassReason.FILE_TIMES)
        : Optional.empty();
  }

  private static void walk(SearchWalk walk, Map<String, SourceFacts> scanned, List<String> forced) {
    boolean main = true;
    for (Map.Entry<String, SourceFacts> file : scanned.entrySet()) {
      SourceFacts content = file.getValue();
      if (main) {
        walk.mainFile(file.getKey(), content.includes());
        main = false;
      }
      walk.input(file.getKey(), content.includes(), content.scan().hasIncludeOperands());
      if (content.includes().computed()) {
        walk.computed(file.getKey(), content.includes().computedNext(), scanned.keySet());
      }
    }
    forced.forEach(walk::forced);
  }

  /**
   * Whether two files that may have been asked for have the same content. Of those, gcc reads one
   * that is to be read once only, and passes over the others without a word if their times are the
   * same, too; clang, if they are one file under two names.
   */
  private boolean hasTwins(
      CompileRequest request, Map<String, InputFile> inputs, Collection<SearchWalk.Place> found) {
    // Two spellings of one path are one file for good.
    Map<Digest, Path> contents = new HashMap<>();
    Set<Long> sizes = new HashSet<>();
    for (InputFile input : inputs.values()) {
      sizes.add(input.content().stamp().size());
      Path path = request.resolve(input.path());
      if (!path.equals(contents.getOrDefault(input.digest(), path))) {
        return true;
      }
      contents.put(input.digest(), path);
    }
    for (SearchWalk.Place place : found) {
      Path path = request.resolve(place.path());
      if (!inputs.containsKey(place.path())
          && stamps.at(path) instanceof Stat.Found there
          && sizes.contains(there.stamp().size())
          && (!(files.current(path) instanceof FileState.Known known)
              || !path.equals(contents.getOrDefault(known.digest(), path)))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Adds what searches ended at.
   *
   * @param all whether each place counts as read, though it is in no list
   */
  private boolean addFound(
      CompileRequest request,
      SearchWalk walk,
      boolean all,
      Map<String, InputFile> inputs,
      RaceRule rule) {
    Set<FileId> read = new HashSet<>();
    inputs.values().forEach(input -> read.add(FileId.of(input.content().stamp())));
    for (SearchWalk.Place found : walk.found()) {
      SearchWalk.Place place =
          all ? new SearchWalk.Place(found.path(), found.folder(), true) : found;
      if (!inputs.containsKey(place.path()) && !addUnread(request, place, read, inputs, rule)) {
        return false;
      }
    }
    return true;
  }

  private Inputs completed(
      CompileRequest request,
      Collection<InputFile> inputs,
      Set<String> absentPaths,
      SearchedFolders searched,
      Surroundings surroundings) {
    List<AbsentNames> absent = new ArrayList<>();
    Map<String, SortedSet<String>> grouped =
        AbsentPaths.byFolder(absentPaths, surroundings::exists);
    for (Map.Entry<String, SortedSet<String>> folder : grouped.entrySet()) {
      List<String> names = List.copyOf(folder.getValue());
      Optional<Absence> absence = folders.observe(request.resolve(folder.getKey()), names);
      if (absence.isEmpty()) {
        return new Inputs.Unknown(NotStoredReason.INPUT_TOUCHED);
      }
      absent.add(new AbsentNames(folder.getKey(), absence.get(), names));
    }
    return new Inputs.Complete(new InputSet(List.copyOf(inputs), absent, searched));
  }

  /**
   * A search ended at a path that the compiler did not print: a test for existence, another name of
   * a file it read, or a directive in a branch that was not taken. The first two are inputs. One
   * that may have come during the run would have hidden what the compiler did read.
   */
  private boolean addUnread(
      CompileRequest request,
      SearchWalk.Place found,
      Set<FileId> read,
      Map<String, InputFile> inputs,
      RaceRule rule) {
    Path path = request.resolve(found.path());
    if (!(stamps.at(path) instanceof Stat.Found there)
        || rule.touched(there.stamp())
        || cameOnTheWay(request, found, rule)) {
      return false;
    }
    boolean input = found.tested() || read.contains(FileId.of(there.stamp()));
    if (!input || there.kind() == FileKind.FOLDER) {
      return true;
    }
    if (!(files.current(path) instanceof FileState.Known known) || rule.touched(known.stamp())) {
      return false;
    }
    inputs.put(found.path(), new InputFile(found.path(), known));
    return true;
  }

  private boolean cameOnTheWay(CompileRequest request, SearchWalk.Place found, RaceRule rule) {
    for (String folder : found.between()) {
      if (!(stamps.at(request.resolve(folder)) instanceof Stat.Found there)
          || rule.moved(there.stamp())) {
        return true;
      }
    }
    return false;
  }
}
