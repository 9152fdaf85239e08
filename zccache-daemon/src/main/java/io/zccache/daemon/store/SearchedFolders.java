/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.FileId;
import io.zccache.daemon.files.FileKind;
import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.files.Stat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Which names on a search path led to one folder. A compiler searches a folder once, under one of
 * its names, and that is the name by which it calls the headers it finds there.
 *
 * @param names each name once, as the search path spells it; a relative one counts from the
 *     compile's directory
 * @param firsts for each name the index of the first name that led to the same folder: its own
 *     where none before did, or where it led to nothing
 */
public record SearchedFolders(List<String> names, List<Integer> firsts) {
  /** Of a compile that searches nothing. */
  public static final SearchedFolders NONE = new SearchedFolders(List.of(), List.of());

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if an index is none of a name up to its own
   */
  public SearchedFolders {
    names = List.copyOf(names);
    firsts = List.copyOf(firsts);
    if (names.size() != firsts.size()) {
      throw new IllegalArgumentException(firsts.size() + " indexes of " + names.size());
    }
    for (int i = 0; i < firsts.size(); i++) {
      if (firsts.get(i) < 0 || firsts.get(i) > i) {
        throw new IllegalArgumentException("index " + firsts.get(i) + " of name " + i);
      }
    }
  }

  /**
   * What names lead to.
   *
   * @param names each once
   * @param at what is at a name
   */
  public static SearchedFolders seen(List<String> names, Function<String, Optional<FileId>> at) {
    Map<FileId, Integer> known = new HashMap<>();
    List<Integer> firsts = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      int own = i;
      firsts.add(at.apply(names.get(i)).map(id -> known.merge(id, own, Math::min)).orElse(own));
    }
    return new SearchedFolders(names, firsts);
  }

  /** Each name, and after it the first name that led to the same folder. */
  public List<String> pairs() {
    List<String> pairs = new ArrayList<>(2 * names.size());
    for (int i = 0; i < names.size(); i++) {
      pairs.add(names.get(i));
      pairs.add(names.get(firsts.get(i)));
    }
    return pairs;
  }

  /** The same folders by other names. */
  public SearchedFolders renamed(UnaryOperator<String> rename) {
    return new SearchedFolders(names.stream().map(rename).toList(), firsts);
  }

  /**
   * The first name that has come to lead to another's folder, or no longer does, or that leads to
   * what is no folder, of which compilers warn; empty while the same names lead to the same
   * folders, to which ones does not matter.
   *
   * @param resolve where a name is; empty if it is nowhere
   * @param evidence takes what the answer rests on
   */
  public Optional<String> turned(
      StampSource stamps, Function<String, Optional<Path>> resolve, Evidence evidence) {
    Map<String, Optional<FileId>> now = new HashMap<>();
    for (String name : names) {
      Optional<Stat> stat = resolve.apply(name).map(path -> at(stamps, path, evidence));
      if (stat.filter(SearchedFolders::isNoFolder).isPresent()) {
        return Optional.of(name);
      }
      now.put(name, stat.flatMap(FileId::of));
    }
    List<Integer> firstsNow = seen(names, now::get).firsts();
    return IntStream.range(0, names.size())
        .filter(i -> !firsts.get(i).equals(firstsNow.get(i)))
        .mapToObj(names::get)
        .findFirst();
  }

  private static boolean isNoFolder(Stat stat) {
    return stat instanceof Stat.Found found && found.kind() != FileKind.FOLDER;
  }

  private static Stat at(StampSource stamps, Path path, Evidence evidence) {
    Stat stat = stamps.at(path);
    evidence.identity(path, stat);
    return stat;
  }
}
