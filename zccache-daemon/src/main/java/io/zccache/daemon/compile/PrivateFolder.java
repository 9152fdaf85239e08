/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.natives.FreshFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The folder that one compiler run writes into, and nobody else. A compiler whose daemon was killed
 * lives on; what it writes then stays in here and harms nobody, unless the client that runs it
 * takes it away for itself.
 */
final class PrivateFolder implements AutoCloseable {
  private static final String OURS = "run-";

  /** Followed by the process id of the client that runs the compiler, and a dash. */
  private static final String CLIENTS = "plan-";

  /** A link to a file elsewhere. */
  private static final String OUTSIDE = "outside";

  private final Path folder;
  private final boolean tight;
  private volatile boolean left;

  private PrivateFolder(Path folder, boolean tight) {
    this.folder = folder;
    this.tight = tight;
  }

  /**
   * Makes a new, empty folder under a parent that is made too if it is missing.
   *
   * @param writer the process that runs the compiler; 0 for this one
   */
  static PrivateFolder in(Path parent, long writer) throws IOException {
    Files.createDirectories(parent);
    String prefix = writer == 0 ? OURS : CLIENTS + writer + "-";
    return new PrivateFolder(FreshFiles.folder(parent.resolve(prefix)), false);
  }

  /** The same folder, of which is known that little fits into it. */
  PrivateFolder tight() {
    return new PrivateFolder(folder, true);
  }

  /** Whether a compiler may well find no space in it. */
  boolean isTight() {
    return tight;
  }

  /** Where it is. */
  Path path() {
    return folder;
  }

  /** A file of this name in the folder. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** The file that may be written in the place of another: beside it, where nobody looks for it. */
  Path outside(Path target) {
    return target.resolveSibling(outsideName(folder));
  }

  /**
   * Takes a file outside for one of its own, so that it is removed with the folder, also by a later
   * daemon.
   *
   * @param file as {@link #outside} named it
   */
  void reachesTo(Path file) throws IOException {
    Files.createSymbolicLink(folder.resolve(OUTSIDE), file);
  }

  private static String outsideName(Path folder) {
    return ".zccache-" + folder.getFileName() + ".tmp";
  }

  /** Whether a file is in the folder. */
  boolean holds(Path file) {
    return file.startsWith(folder);
  }

  /**
   * Whether some text names the folder: then the text is not what the user's own run would print.
   */
  boolean isNamedIn(byte[] text) {
    return contains(text, folder.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a text contains a part. */
  static boolean contains(byte[] text, byte[] part) {
    for (int start = 0; start + part.length <= text.length; start++) {
      if (Arrays.equals(text, start, start + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }

  /** Leaves the folder to the client that still has it written to: closing it does nothing. */
  void leave() {
    left = true;
  }

  /** Removes the folder and what is in it, unless it was left or somebody has taken it away. */
  @Override
  public void close() throws IOException {
    if (left) {
      return;
    }
    try {
      empty(folder);
    } catch (NoSuchFileException taken) {
      return;
    }
    Files.deleteIfExists(folder);
  }

  /**
   * Removes what daemons have left, but for one daemon's folder and those folders into which a
   * client may still have something written.
   *
   * @param parent holds a folder for each daemon
   */
  static void sweep(Path parent, Path spared) throws IOException {
    if (!Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    for (Path daemon : entries(parent)) {
      if (daemon.equals(spared)) {
        continue;
      }
      boolean used = false;
      if (Files.isDirectory(daemon, LinkOption.NOFOLLOW_LINKS)) {
        for (Path run : entries(daemon)) {
          boolean writes = clientLives(run);
          used |= writes;
          if (!writes) {
            remove(run);
          }
        }
      }
      if (!used) {
        Files.deleteIfExists(daemon);
      }
    }
  }

  /** Whether the client of a run is still there. */
  private static boolean clientLives(Path run) throws IOException {
    String name = run.getFileName().toString();
    int end = name.indexOf('-', CLIENTS.length());
    if (!name.startsWith(CLIENTS) || end < 0) {
      return false;
    }
    try {
      long writer = Long.parseLong(name.substring(CLIENTS.length(), end));
      return RunWriter.mayLive(writer, run);
    } catch (NumberFormatException nobody) {
      return false;
    }
  }

  private static void empty(Path folder) throws IOException {
    removeOutside(folder);
    for (Path entry : entries(folder)) {
      remove(entry);
    }
  }

  /** Only a file whose name says whose it is: the folder may have been tampered with. */
  private static void removeOutside(Path folder) throws IOException {
    Path link = folder.resolve(OUTSIDE);
    if (Files.isSymbolicLink(link)) {
      Path file = Files.readSymbolicLink(link);
      if (file.isAbsolute() && file.endsWith(outsideName(folder))) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void remove(Path entry) throws IOException {
    if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      empty(entry);
    }
    Files.deleteIfExists(entry);
  }

  private static List<Path> entries(Path folder) throws IOException {
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(all::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return all;
  }
}
