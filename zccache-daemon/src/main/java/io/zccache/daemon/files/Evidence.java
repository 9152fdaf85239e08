/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import io.zccache.daemon.key.Digest;
import io.zccache.daemon.natives.PosixPath;
import io.zccache.daemon.natives.Sightings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * All that an answer rests on, as it was seen while the answer was found: while everything is as it
 * was sighted, and the same file systems are mounted, the same question has the same answer. What
 * cannot be put down makes it incomplete, and of no use; then nothing more is put down. For one
 * thread.
 */
public final class Evidence {
  /** For an answer that nobody will remember. Any thread may use it: nothing is put down. */
  public static final Evidence UNWANTED = new Evidence(Set.of(), false);

  /** In bytes: what scripts write to see if it compiles has less. */
  private static final long SMALL = 64 << 10;

  private final Sightings.Builder sightings = new Sightings.Builder();
  private final Set<Path> fickle;
  private final Map<Path, Digest> contents = new TreeMap<>();
  private boolean complete;

  /** Nothing has decided yet. */
  public Evidence() {
    this(Set.of());
  }

  /**
   * Nothing has decided yet.
   *
   * @param fickle files that are often written anew: of these, small ones are put down by content
   */
  public Evidence(Set<Path> fickle) {
    this(fickle, true);
  }

  private Evidence(Set<Path> fickle, boolean complete) {
    this.fickle = Set.copyOf(fickle);
    this.complete = complete;
  }

  /**
   * What was found at a path decided.
   *
   * @param held in which epoch of the mounts its content need not be looked at again
   */
  void stamp(Path path, FileStamp stamp, long held) {
    if (held == Glance.NEVER) {
      incomplete();
    }
    put(
        path,
        spelled ->
            sightings.file(
                spelled,
                stamp.device(),
                stamp.inode(),
                stamp.size(),
                stamp.mtimeNanos(),
                stamp.ctimeNanos()));
  }

  /**
   * What a file holds decided. Where no stamp tells that for long, as of a file that has just been
   * written, its content is put down, if it is small.
   *
   * @param held in which epoch of the mounts it need not be looked at again
   */
  void file(Path path, FileState.Known state, long held) {
    boolean young = held == Glance.NEVER;
    if (complete && state.stamp().size() <= SMALL && (young || fickle.contains(path))) {
      Digest before = contents.putIfAbsent(path, state.digest());
      if (before != null && !before.equals(state.digest())) {
        incomplete();
      }
    } else if (young || !Optional.of(state.digest()).equals(content(path))) {
      stamp(path, state.stamp(), held);
    }
  }

  private Optional<Digest> content(Path path) {
    return Optional.ofNullable(contents.get(path));
  }

  /** The time of a file decided, too, and not its content alone. */
  public void time(Path path) {
    if (contents.containsKey(path)) {
      incomplete();
    }
  }

  /**
   * It decided what a path leads to; not its content.
   *
   * @param stat what was found there
   */
  public void seen(Path path, Stat stat) {
    if (stat instanceof Stat.Found found) {
      stamp(path, found.stamp(), Glance.ALWAYS);
    } else if (stat instanceof Stat.Absent) {
      absent(path);
    } else {
      incomplete();
    }
  }

  /**
   * It decided which file or folder a path leads to; not what is in it.
   *
   * @param stat what was found there
   */
  public void identity(Path path, Stat stat) {
    if (stat instanceof Stat.Found found) {
      FileStamp stamp = found.stamp();
      put(path, spelled -> sightings.identity(spelled, stamp.device(), stamp.inode()));
    } else {
      seen(path, stat);
    }
  }

  /** That a path leads to nothing decided. */
  void absent(Path path) {
    put(path, sightings::nothing);
  }

  /** That no entry has a path decided. */
  void noEntry(Path path) {
    put(path, sightings::noEntry);
  }

  /**
   * That a folder has no entries of these names decided.
   *
   * @param names one path element each, of ASCII
   */
  void noEntries(Path folder, List<String> names) {
    put(folder, spelled -> sightings.noEntries(spelled, names));
  }

  /** That a path is a folder's own decided. */
  public void folder(Path path) {
    put(path, sightings::folder);
  }

  /** Something decided that no look at a path tells. */
  public void incomplete() {
    complete = false;
  }

  /** The files whose content decided, whatever their stamps, with that content. */
  public Map<Path, Digest> contents() {
    return Map.copyOf(contents);
  }

  /**
   * Everything but {@link #contents}, in the order in which it was seen; empty if that is not
   * everything.
   */
  public Optional<Sightings> complete() {
    return complete ? Optional.of(sightings.build()) : Optional.empty();
  }

  private void put(Path path, Consumer<PosixPath> sighting) {
    if (complete) {
      PosixPath.of(path).ifPresentOrElse(sighting, this::incomplete);
    }
  }
}
