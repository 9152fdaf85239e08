/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.IncludeScanner.Includes;
import io.zccache.daemon.compiler.IncludeScanner.Operand;
import io.zccache.daemon.files.FileKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Walks each header search of a compile as the preprocessor does and notes the places where it
 * found nothing: a file that appears there later changes the compile. It walks at least the
 * searches that were made; one too many costs a needless miss, one too few a wrong object.
 * Judgement only: what is at a path is asked through a function. Not thread-safe.
 */
final class SearchWalk {
  /** gcc includes it by itself, first of all. */
  static final String PREDEFINED = "stdc-predef.h";

  private final List<String> ignored;
  private final List<String> quotedFolders;
  private final List<String> angledFolders;
  private final Function<String, Optional<FileKind>> at;
  private final Set<String> walked = new LinkedHashSet<>();
  private final Set<String> absent = new LinkedHashSet<>();
  private final Map<String, Place> found = new LinkedHashMap<>();
  private final Set<String> precompiled = new LinkedHashSet<>();

  /**
   * A path at which a search ended.
   *
   * @param path what was found
   * @param folder the folder it was searched through
   * @param tested whether its existence alone matters
   */
  record Place(String path, String folder, boolean tested) {
    /** The folders between the searched one and what was found. */
    List<String> between() {
      List<String> folders = new ArrayList<>();
      int from = folder.isEmpty() ? 0 : folder.length() + 1;
      for (int slash = path.indexOf('/', from); slash > 0; slash = path.indexOf('/', slash + 1)) {
        folders.add(path.substring(0, slash));
      }
      return folders;
    }
  }

  /** Why a search is made. */
  private enum Purpose {
    /** A directive somewhere. */
    INCLUDE,
    /** A directive of the main file or an option: a precompiled header may take its place. */
    FIRST_INCLUDE,
    /** A test for existence. */
    TEST
  }

  /**
   * @param path where headers are searched
   * @param at what a path, spelled as the compiler would, leads to now
   */
  SearchWalk(SearchPath path, Function<String, Optional<FileKind>> at) {
    this.ignored = path.ignored();
    this.quotedFolders = path.forQuoted();
    this.angledFolders = path.forAngled();
    this.at = at;
  }

  /**
   * Walks what one input file asks for.
   *
   * @param tested operands of tests for existence, with their quotes or angle brackets
   */
  void input(String file, Includes includes, Collection<String> tested) {
    for (Operand operand : includes.operands()) {
      walk(file, operand, Purpose.INCLUDE);
    }
    for (String operand : tested) {
      test(folderOf(file), operand);
    }
  }

  /** Walks what may be replaced by a precompiled header: the first includes of the main file. */
  void mainFile(String file, Includes includes) {
    precompiled(file + ".gch");
    angled(PREDEFINED, Purpose.FIRST_INCLUDE);
    for (Operand operand : includes.operands()) {
      walk(file, operand, Purpose.FIRST_INCLUDE);
    }
  }

  /** Walks the search for a file that an option includes: the working directory comes first. */
  void forced(String name) {
    quoted("", name, Purpose.FIRST_INCLUDE);
  }

  /**
   * Walks the searches behind directives whose operand is not literal: any dependency may have been
   * asked for by any of its names.
   *
   * @param file the file that holds such a directive
   * @param next whether one of them goes on to the next file of a name
   * @param dependencies all inputs, as the compiler printed them
   */
  void computed(String file, boolean next, Collection<String> dependencies) {
    for (String dependency : dependencies) {
      for (String name : namesOf(dependency)) {
        // Nothing tells how it is spelled.
        quoted(folderOf(file), name, Purpose.INCLUDE);
        angled(name, Purpose.INCLUDE);
        if (next) {
          next(folderOf(file), name, Purpose.INCLUDE);
        }
      }
    }
  }

  /**
   * The paths that did not exist though a search came by. One that ends with a slash was a folder,
   * which is passed by as well.
   */
  Set<String> absent() {
    return absent;
  }

  /** Where searches ended. */
  Collection<Place> found() {
    return found.values();
  }

  /** Precompiled headers that exist where one would be taken. */
  Set<String> precompiled() {
    return precompiled;
  }

  private void walk(String file, Operand operand, Purpose purpose) {
    switch (operand.form()) {
      case QUOTED -> quoted(folderOf(file), operand.name(), purpose);
      case ANGLED -> angled(operand.name(), purpose);
      case NEXT -> next(folderOf(file), operand.name(), purpose);
    }
  }

  private void quoted(String own, String name, Purpose purpose) {
    if (name.startsWith("/")) {
      visit("", name, purpose);
    } else if (walked.add(purpose + own + '"' + name) && !visit(own, name, purpose)) {
      through(quotedFolders, name, purpose);
    }
  }

  private void angled(String name, Purpose purpose) {
    if (name.startsWith("/")) {
      visit("", name, purpose);
    } else if (walked.add(purpose + "<" + name)) {
      through(angledFolders, name, purpose);
    }
  }

  /** A test may begin its search anywhere on the path: each place counts. */
  private void test(String own, String operand) {
    next(own, operand.substring(1, operand.length() - 1), Purpose.TEST);
  }

  /** No search ends in a folder that was left out, but one could be searched when it changes. */
  private void through(List<String> folders, String name, Purpose purpose) {
    visitAll(ignored, name, purpose);
    for (String folder : folders) {
      if (visit(folder, name, purpose)) {
        return;
      }
    }
  }

  /**
   * The search begins somewhere in the middle and is not told where: each place counts. In the main
   * file it begins as if nothing were said of the next; behind a file that was found beside another
   * it begins with the folders for quoted names, whichever way this one is spelled.
   */
  private void next(String own, String name, Purpose purpose) {
    if (name.startsWith("/")) {
      visit("", name, purpose);
    } else if (walked.add(purpose + own + '>' + name)) {
      visit(own, name, purpose);
      visitAll(ignored, name, purpose);
      visitAll(quotedFolders, name, purpose);
    }
  }

  /** Looks into each, whatever is found on the way. */
  private void visitAll(List<String> folders, String name, Purpose purpose) {
    for (String folder : folders) {
      visit(folder, name, purpose);
    }
  }

  private boolean visit(String folder, String name, Purpose purpose) {
    String candidate = join(folder, name);
    if (purpose == Purpose.FIRST_INCLUDE) {
      precompiled(candidate + ".gch");
      precompiled(candidate + ".pch");
    }
    Optional<FileKind> there = at.apply(candidate);
    if (there.isEmpty()) {
      absent.add(candidate);
      return false;
    }
    if (there.get() == FileKind.FOLDER) {
      // A search passes by folders; one that makes way for a file is noticed by its name.
      absent.add(candidate + '/');
      return false;
    }
    Place place = new Place(candidate, folder, purpose == Purpose.TEST);
    found.merge(candidate, place, (before, now) -> now.tested() ? now : before);
    return true;
  }

  private void precompiled(String candidate) {
    // A folder counts here: precompiled headers may be in it.
    (at.apply(candidate).isPresent() ? precompiled : absent).add(candidate);
  }

  /** Every name by which a search through some folder could have reached a path. */
  private List<String> namesOf(String path) {
    List<String> names = new ArrayList<>();
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      names.add(path.substring(slash + 1));
    }
    names.add(path.startsWith("/") ? path.substring(1) : path);
    return names;
  }

  /** The folder part of a path; empty for a plain name. */
  static String folderOf(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : slash == 0 ? "/" : path.substring(0, slash);
  }

  /** The last part of a path. */
  static String nameOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static String join(String folder, String name) {
    if (folder.isEmpty()) {
      return name;
    }
    return folder.endsWith("/") ? folder + name : folder + '/' + name;
  }
}
