/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which names are not in a folder: the negative dependencies of a compile. Any thread may ask.
 *
 * <p>A name is absent only if the file system says so, links followed; whatever else keeps it from
 * telling makes the name "perhaps there". A name is one path element: one with a slash is always
 * "perhaps there", since the folder's stamp does not speak for it.
 */
public final class FolderTable {
  private static final long DEFAULT_MAX_FOLDERS = 10_000;
  private static final int FEW = 16;
  private static final int LONGEST_NAME = 255;
  private static final long AT_REST = 60_000_000_000L;

  private final StampSource stamps;
  private final InstantSource clock;
  private final MountTable mounts;
  private final Cache<String, Listing> listings;

  /** An empty table that remembers the names in a bounded number of folders. */
  public FolderTable(StampSource stamps, InstantSource clock, MountTable mounts, long maxFolders) {
    this.stamps = stamps;
    this.clock = clock;
    this.mounts = mounts;
    this.listings = Caffeine.newBuilder().executor(Runnable::run).maximumSize(maxFolders).build();
  }

  /** An empty table over this machine's folders. */
  public static FolderTable onSystem(InstantSource clock, MountTable mounts) {
    return new FolderTable(StampSource.system(), clock, mounts, DEFAULT_MAX_FOLDERS);
  }

  /**
   * Looks whether none of the names is there. A name that ends with a slash may be a folder's: it
   * counts as not being there while it is one.
   *
   * @param folder absolute; it need not exist
   * @return what to record, or nothing if one of the names is, or may be, there
   */
  public Optional<Absence> observe(Path folder, List<String> names) {
    Glance asked = Glance.now(mounts, clock);
    Stat stat = stamps.at(folder);
    if (stat instanceof Stat.Absent) {
      return Optional.of(new Absence(null, false));
    }
    if (!(stat instanceof Stat.Found found)) {
      return Optional.empty();
    }
    Presence presence = presence(folder, found, asked, names, Evidence.UNWANTED);
    if (presence == Presence.PERHAPS) {
      return Optional.empty();
    }
    boolean settled =
        presence == Presence.NONE && stamps.settled(folder, found.stamp(), asked.epochNanos());
    return Optional.of(new Absence(found.stamp(), settled));
  }

  /**
   * Whether names that were absent still are.
   *
   * @param folder absolute; it need not exist
   * @param recorded what {@link #observe} told for the same folder and names
   * @param evidence takes what the answer rests on
   */
  public boolean absent(Path folder, List<String> names, Absence recorded, Evidence evidence) {
    Glance asked = Glance.now(mounts, clock);
    Stat stat = stamps.at(folder);
    if (stat instanceof Stat.Absent) {
      evidence.absent(folder);
      return true;
    }
    if (!(stat instanceof Stat.Found found)) {
      return false;
    }
    if (recorded.settled()
        && found.stamp().equals(recorded.stamp())
        && stamps.believes(folder, found.stamp())) {
      evidence.stamp(folder, found.stamp(), Glance.ALWAYS);
      return true;
    }
    return presence(folder, found, asked, names, evidence) != Presence.PERHAPS;
  }

  /**
   * Whether no name in a folder ends in a certain way.
   *
   * @param folder absolute; it need not exist
   * @param ending without capitals
   * @param evidence takes what the answer rests on
   */
  public boolean lacksEnding(Path folder, String ending, Evidence evidence) {
    Glance asked = Glance.now(mounts, clock);
    Stat stat = stamps.at(folder);
    if (!(stat instanceof Stat.Found found) || found.kind() != FileKind.FOLDER) {
      evidence.seen(folder, stat);
      return !(stat instanceof Stat.Failed);
    }
    Optional<Listing> listing = listing(folder, found.stamp(), asked);
    evidence.stamp(folder, found.stamp(), listing.map(Listing::held).orElse(Glance.NEVER));
    return listing.isPresent()
        && listing.get().names().stream().noneMatch(name -> name.endsWith(ending));
  }

  /** The names in a folder as they were at one moment. */
  @FunctionalInterface
  public interface Names {
    /** True if there is certainly no entry of that name; false if there is or may be one. */
    boolean lack(String name);
  }

  /** What is known of the names in a folder now, at the cost of listing it at most once. */
  public Names names(Path folder) {
    Glance asked = Glance.now(mounts, clock);
    Stat stat = stamps.at(folder);
    if (!(stat instanceof Stat.Found found)) {
      boolean nothing = stat instanceof Stat.Absent;
      return name -> nothing;
    }
    if (found.kind() != FileKind.FOLDER) {
      return name -> true;
    }
    return listing(folder, found.stamp(), asked)
        .<Names>map(list -> list::excludes)
        .orElse(n -> false);
  }

  /** What was found of some names, from the best to the worst. */
  private enum Presence {
    /** No entry has any of the names. */
    NONE,
    /** An entry has one of the names but is a link; what it leads to can change unseen. */
    ELSEWHERE,
    /** One of the names is there, or may be. */
    PERHAPS
  }

  private Presence presence(
      Path folder, Stat.Found found, Glance asked, List<String> names, Evidence evidence) {
    if (found.kind() != FileKind.FOLDER) {
      evidence.stamp(folder, found.stamp(), Glance.ALWAYS);
      return Presence.NONE;
    }
    // A folder that has been at rest for long is worth knowing; one that objects are written into
    // is not, for the sake of a few names.
    boolean atRest =
        stamps.settledWhileMounted(folder, found.stamp(), asked.epochNanos() - AT_REST);
    // Some file systems have names that no list tells.
    boolean lists = atRest || (names.size() > FEW && stamps.believes(folder, found.stamp()));
    Optional<Listing> listing = lists ? listing(folder, found.stamp(), asked) : Optional.empty();
    List<String> unlisted =
        listing.isPresent() ? names.stream().filter(listing.get()::excludes).toList() : List.of();
    if (atRest && listing.isPresent()) {
      evidence.stamp(folder, found.stamp(), listing.get().held);
    } else if (!unlisted.isEmpty()) {
      evidence.noEntries(folder, unlisted);
    }
    Presence worst = Presence.NONE;
    for (String name : names) {
      if (listing.isPresent() && listing.get().excludes(name)) {
        continue;
      }
      Presence one = presence(folder, name, evidence);
      worst = one.compareTo(worst) > 0 ? one : worst;
      if (worst == Presence.PERHAPS) {
        break;
      }
    }
    return worst;
  }

  private Presence presence(Path folder, String name, Evidence evidence) {
    boolean asFolder = name.endsWith("/");
    String bare = asFolder ? name.substring(0, name.length() - 1) : name;
    if (bare.isEmpty() || bare.indexOf('/') >= 0) {
      return Presence.PERHAPS;
    }
    Path path;
    try {
      path = folder.resolve(bare);
    } catch (InvalidPathException e) {
      return Presence.PERHAPS;
    }
    Stat entry = stamps.atLink(path);
    if (entry instanceof Stat.Absent) {
      evidence.noEntry(path);
      return Presence.NONE;
    }
    if (asFolder && entry instanceof Stat.Found found && found.kind() == FileKind.FOLDER) {
      evidence.folder(path);
      return Presence.NONE;
    }
    if (!(entry instanceof Stat.Found found && found.kind() == FileKind.LINK)) {
      return Presence.PERHAPS;
    }
    evidence.incomplete();
    Stat behind = stamps.at(path);
    boolean elsewhere =
        behind instanceof Stat.Absent
            || (asFolder && behind instanceof Stat.Found end && end.kind() == FileKind.FOLDER);
    return elsewhere ? Presence.ELSEWHERE : Presence.PERHAPS;
  }

  private Optional<Listing> listing(Path folder, FileStamp stamp, Glance asked) {
    Listing remembered = listings.getIfPresent(folder.toString());
    if (remembered != null && asked.isIn(remembered.held) && remembered.stamp.equals(stamp)) {
      return Optional.of(remembered);
    }
    Set<String> names = new HashSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        names.add(folded(entry.getFileName().toString()));
      }
    } catch (IOException | DirectoryIteratorException e) {
      return Optional.empty();
    }
    Listing listing = new Listing(stamp, names, asked.holdsIn(stamps, folder, stamp));
    if (listing.held != Glance.NEVER) {
      listings.put(folder.toString(), listing);
    }
    return Optional.of(listing);
  }

  private static String folded(String name) {
    return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /**
   * The names in a folder, without the difference of case, since there are folders that make none.
   * They hold while the stamp is the same, {@linkplain Glance#holdsIn in} an epoch.
   */
  private record Listing(FileStamp stamp, Set<String> names, long held) {
    boolean excludes(String name) {
      return isListable(name) && !names.contains(folded(name));
    }

    /** Whether an entry of that name would be among those that a folder lists. */
    private static boolean isListable(String name) {
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        if (c >= 0x80 || c == '/' || c == 0) {
          return false;
        }
      }
      return !name.isEmpty()
          && name.length() <= LONGEST_NAME
          && !name.equals(".")
          && !name.equals("..");
    }
  }
}
