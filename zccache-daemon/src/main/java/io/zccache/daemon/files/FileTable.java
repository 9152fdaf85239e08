/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zccache.daemon.key.Digest;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The content of files, by path, shared by all units: a file is read again only when its stamp
 * changed or could hide a change. Any thread may ask; two that ask for one unknown file at the same
 * time may both read it, and learn the same.
 */
public final class FileTable {
  private static final long DEFAULT_MAX_PATHS = 200_000;
  private static final int ATTEMPTS = 3;

  private final StampSource stamps;
  private final InstantSource clock;
  private final MountTable mounts;
  private final Cache<String, Remembered> known;

  /** An empty table that remembers a bounded number of paths. */
  public FileTable(StampSource stamps, InstantSource clock, MountTable mounts, long maxPaths) {
    this.stamps = stamps;
    this.clock = clock;
    this.mounts = mounts;
    this.known = Caffeine.newBuilder().executor(Runnable::run).maximumSize(maxPaths).build();
  }

  /** An empty table over this machine's files, of a size that suits large projects. */
  public static FileTable onSystem(InstantSource clock, MountTable mounts) {
    return new FileTable(StampSource.system(), clock, mounts, DEFAULT_MAX_PATHS);
  }

  /** A state that holds while the stamp is the same, {@linkplain Glance#holdsIn in} an epoch. */
  private record Remembered(FileState.Known state, long held) {}

  /** What an absolute path, given as text, holds now. */
  public FileState current(String path) {
    try {
      return current(Path.of(path));
    } catch (InvalidPathException e) {
      return new FileState.Unreadable(e.toString());
    }
  }

  /** What an absolute path holds now, links followed. */
  public FileState current(Path path) {
    return current(path, Evidence.UNWANTED);
  }

  /**
   * What an absolute path holds now, links followed.
   *
   * @param evidence takes what the answer rests on
   */
  public FileState current(Path path, Evidence evidence) {
    if (!path.isAbsolute()) {
      evidence.incomplete();
      return new FileState.Unreadable("a relative path: " + path);
    }
    Glance asked = Glance.now(mounts, clock);
    return current(path, stamps.at(path), asked, evidence);
  }

  private FileState current(Path path, Stat stat, Glance asked, Evidence evidence) {
    Remembered remembered = remembered(path, stat, asked);
    if (remembered != null) {
      evidence.file(path, remembered.state(), remembered.held());
      return remembered.state();
    }
    return read(path, stat, asked, evidence);
  }

  private @Nullable Remembered remembered(Path path, Stat stat, Glance asked) {
    if (stat instanceof Stat.Found found && found.kind() == FileKind.FILE) {
      Remembered remembered = known.getIfPresent(path.toString());
      if (remembered != null
          && asked.isIn(remembered.held())
          && remembered.state().stamp().equals(found.stamp())) {
        return remembered;
      }
    }
    return null;
  }

  /**
   * Whether a file still has the content that was recorded: by its stamp where that proves it, else
   * by its digest.
   *
   * @param path absolute
   * @param recorded content, stamp, and whether the stamp was settled when the content was read
   * @param evidence takes what the answer rests on
   */
  public boolean matches(Path path, FileState.Known recorded, Evidence evidence) {
    if (!path.isAbsolute()) {
      return false;
    }
    Glance asked = Glance.now(mounts, clock);
    Stat stat = stamps.at(path);
    if (recorded.settled()
        && stat instanceof Stat.Found found
        && found.kind() == FileKind.FILE
        && found.stamp().equals(recorded.stamp())
        && stamps.believes(path, found.stamp())) {
      evidence.file(path, recorded, Glance.ALWAYS);
      return true;
    }
    return current(path, stat, asked, evidence) instanceof FileState.Known now
        && now.digest().equals(recorded.digest());
  }

  /**
   * Remembers what an earlier life of the daemon knew.
   *
   * @param path absolute
   * @param stamp a stamp that was settled when the content was read
   * @param digest digest of that content
   * @param settled false if the stamp was settled only as long as what is mounted now is
   */
  public void learn(String path, FileStamp stamp, Digest digest, boolean settled) {
    FileState.Known state = new FileState.Known(stamp, digest, settled);
    known
        .asMap()
        .putIfAbsent(path, new Remembered(state, settled ? Glance.ALWAYS : mounts.epoch()));
  }

  /** Whether a state is known to hold for as long as the stamp and the mounts are the same. */
  public boolean holdsWhileMounted(Path path, FileState.Known state) {
    Remembered remembered = known.getIfPresent(path.toString());
    return remembered != null
        && remembered.state().equals(state)
        && Glance.now(mounts, clock).isIn(remembered.held());
  }

  private FileState read(Path path, Stat first, Glance firstAsked, Evidence evidence) {
    FileState state = read(path, first, firstAsked);
    if (state instanceof FileState.Known read) {
      Remembered remembered = known.getIfPresent(path.toString());
      long held =
          remembered != null && remembered.state().equals(read) ? remembered.held() : Glance.NEVER;
      evidence.file(path, read, held);
    } else {
      evidence.incomplete();
    }
    return state;
  }

  private FileState read(Path path, Stat first, Glance firstAsked) {
    Stat stat = first;
    Glance asked = firstAsked;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (!(stat instanceof Stat.Found found)) {
        return stat instanceof Stat.Failed failed
            ? new FileState.Unreadable(failed.reason())
            : new FileState.Absent();
      }
      if (found.kind() != FileKind.FILE) {
        return new FileState.NotAFile();
      }
      Digest digest;
      try {
        digest = FileDigest.of(path);
      } catch (NoSuchFileException e) {
        return new FileState.Absent();
      } catch (IOException e) {
        return new FileState.Unreadable(e.toString());
      }
      Glance askedAgain = Glance.now(mounts, clock);
      Stat after = stamps.at(path);
      if (after.equals(stat)) {
        return remember(path, found.stamp(), digest, asked);
      }
      stat = after;
      asked = askedAgain;
    }
    return new FileState.Unstable();
  }

  private FileState remember(Path path, FileStamp stamp, Digest digest, Glance asked) {
    long held = asked.holdsIn(stamps, path, stamp);
    FileState.Known state = new FileState.Known(stamp, digest, held == Glance.ALWAYS);
    if (held != Glance.NEVER) {
      known.put(path.toString(), new Remembered(state, held));
    }
    return state;
  }
}
