/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.CompileCommand;
import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.compiler.DepfileRequest;
import io.zccache.daemon.compiler.SideOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The private files that one run of a plan writes.
 *
 * @param plan what runs
 * @param folder where they are; the output keeps the base name that the user gave it
 * @param profile what the run reads beside, if it is there
 * @param told the files that plugins were told of and that were there before the run
 */
record RunFiles(
    CompilePlan plan,
    PrivateFolder folder,
    Optional<ProfileFiles.Profile> profile,
    Set<String> told) {
  private static final String LISTS = "lists";

  /**
   * Makes the folder for the lists, so that no list can have the output's name. An empty output
   * stands in for one that the user has, or will have when the result is used again: a compiler
   * that fails may remove it or not. The same for a list that the user has, where the compiler is
   * one that removes lists.
   */
  static RunFiles in(CompilePlan plan, PrivateFolder folder, Optional<ProfileFiles.Profile> profile)
      throws IOException {
    Files.createDirectory(folder.file(LISTS));
    Files.createDirectory(folder.file("out"));
    Set<String> told = new HashSet<>();
    for (String value : plan.command().pluginValues()) {
      if (Files.exists(plan.request().resolve(value), LinkOption.NOFOLLOW_LINKS)) {
        told.add(value);
      }
    }
    RunFiles files = new RunFiles(plan, folder, profile, Set.copyOf(told));
    if (files.splitter().isPresent()) {
      files.splitter().get().write();
    }
    if (files.isBesideTarget()) {
      folder.reachesTo(files.written());
    } else {
      Files.createFile(files.output());
    }
    if (files.removesLists() && files.oldList().isPresent()) {
      Files.createFile(files.fullList());
    }
    return files;
  }

  /** Clang does so where a header is missing; an empty list it never leaves. */
  private boolean removesLists() {
    return plan.compiler().family() == CompilerFamily.CLANG;
  }

  /** The list that the user has already, where one is wanted. */
  private Optional<Path> oldList() {
    return plan.command()
        .depfile()
        .map(wanted -> plan.request().resolve(wanted.file()))
        .filter(list -> Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS));
  }

  /** Where the user wants the output. */
  Path target() {
    return plan.request().resolve(plan.command().output());
  }

  /** Whether an output was written: none is empty, but what stood in for one. */
  boolean wroteOutput() throws IOException {
    return Files.isRegularFile(output(), LinkOption.NOFOLLOW_LINKS) && Files.size(output()) > 0;
  }

  /** The list that the user gets, if one is wanted. */
  Path usersList() {
    return wantsShortList() ? shortList() : fullList();
  }

  /** The object, or whatever the command makes. */
  Path output() {
    return folder.file("out").resolve(Path.of(plan.command().output()).getFileName());
  }

  /** Where the run writes the output. */
  private Path written() {
    return isBesideTarget() ? folder.outside(target()) : output();
  }

  /** What the run is told of it: where its folder is named, as the user names that. */
  private String writtenAs() {
    String name = String.valueOf(written().getFileName());
    return isBesideTarget() ? plan.command().besideOutput(name) : written().toString();
  }

  /** Takes an output that was written outside the private folder into it. */
  void fetchOutput() throws IOException {
    if (isBesideTarget() && Files.exists(written(), LinkOption.NOFOLLOW_LINKS)) {
      Files.move(written(), output());
    }
  }

  /** Whether the output's bytes name the folder that it is in. */
  private boolean isBesideTarget() {
    return plan.compiler().family() == CompilerFamily.CLANG && plan.command().makesHeader();
  }

  /**
   * Copies the side outputs that were written in place, so that nobody can change them any more.
   *
   * @return whether each is there and is of the same run as the output
   */
  boolean fetchSides() throws IOException {
    for (SideOutput side : plan.command().sideOutputs()) {
      if (side.inPlace() && !fetch(plan.request().resolve(side.file()), side(side))) {
        return false;
      }
    }
    return true;
  }

  private boolean fetch(Path written, Path copy) throws IOException {
    if (!Files.isRegularFile(written, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Files.copy(written, copy, LinkOption.NOFOLLOW_LINKS);
    return CoverageNotes.areOf(Files.readAllBytes(copy), Files.readAllBytes(output()));
  }

  /** Whether the run has written its full list of what it read. */
  boolean wroteList() throws IOException {
    return Files.exists(fullList()) && !(removesLists() && Files.size(fullList()) == 0);
  }

  /** The user's list, if the run has removed what stood in for it. */
  Optional<Path> removedList() {
    return oldList().filter(there -> removesLists() && !Files.exists(fullList()));
  }

  /** Where a side output is written, or copied. */
  Path side(SideOutput side) {
    return Path.of(CompileCommand.place(side, output().toString(), fullList().toString()));
  }

  /** What splits debug records off in the place of the compiler's own program, if one must. */
  Optional<Splitter> splitter() {
    if (plan.compiler().family() != CompilerFamily.GCC) {
      return Optional.empty();
    }
    return plan.command().sideOutputs().stream()
        .filter(side -> side.kind() == SideOutput.Kind.SPLIT_DEBUG)
        .findFirst()
        .flatMap(
            side ->
                plan.compiler()
                    .objcopy()
                    .map(program -> new Splitter(folder.file("tools"), program, side(side))));
  }

  /** Whether all side outputs were written that the user is to get. */
  boolean wroteSides() {
    return plan.command().sideOutputs().stream()
        .allMatch(side -> Files.isRegularFile(side(side), LinkOption.NOFOLLOW_LINKS));
  }

  /** Whether a plugin has written a file beside the output, which the user would miss. */
  boolean wroteOthers() throws IOException {
    if (!plan.command().loadsPlugins()) {
      return false;
    }
    try (Stream<Path> written = Files.list(folder.file("out"))) {
      return written.anyMatch(file -> !file.equals(output()));
    }
  }

  /**
   * Whether an output names the private folder: then it is not what the user's run would write.
   * Only looked at where options are at work that could make it so.
   */
  boolean outputsNameFolder() throws IOException {
    for (SideOutput side : plan.command().sideOutputs()) {
      if (folder.isNamedIn(Files.readAllBytes(side(side)))) {
        return true;
      }
    }
    boolean aside = !plan.command().sideOutputs().isEmpty();
    return (aside || plan.command().namesOutput() || plan.command().makesHeader())
        && folder.isNamedIn(Files.readAllBytes(output()));
  }

  /** The compiler's full list of what it read. */
  Path fullList() {
    return folder.file(LISTS).resolve("full.d");
  }

  /** The list without system headers, where the user wants that. */
  Path shortList() {
    return folder.file(LISTS).resolve("short.d");
  }

  /** What the pass for the short list leaves, where it can go wrong. */
  Path text() {
    return folder.file(LISTS).resolve("text.i");
  }

  /** The assembler's own list of what it read. */
  Path assemblerList() {
    return folder.file(LISTS).resolve("assembler.d");
  }

  /** Whether the user wants the list without system headers. */
  boolean wantsShortList() {
    return plan.command()
        .depfile()
        .map(depfile -> depfile.scope() == DepfileRequest.Scope.USER_ONLY)
        .orElse(false);
  }

  /** Whether an assembler runs that can tell what it read. */
  boolean assemblerTells() {
    return plan.compiler().family() == CompilerFamily.GCC
        && !plan.command().makesAssembly()
        && !plan.command().makesHeader();
  }

  /** Whether the run has taken away the output that was there before, and left none. */
  boolean removedOutput() {
    return !isBesideTarget() && !Files.exists(output(), LinkOption.NOFOLLOW_LINKS);
  }

  /** The command line of a run that makes nothing, and names each header that it enters. */
  List<String> enteringWords() {
    return words(plan.command().enteringArguments(plan.extra()));
  }

  /** The command line of the compile. */
  List<String> compileWords() {
    List<String> extra = new ArrayList<>(plan.extra());
    if (assemblerTells()) {
      extra.addAll(List.of("-Xassembler", "--MD", "-Xassembler", assemblerList().toString()));
    }
    splitter().ifPresent(splitter -> extra.addAll(splitter.options()));
    return words(plan.command().runArguments(writtenAs(), fullList().toString(), extra));
  }

  /** A command line of the work's compiler. */
  List<String> words(List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(plan.compiler().program().toString());
    words.addAll(arguments);
    return words;
  }
}
