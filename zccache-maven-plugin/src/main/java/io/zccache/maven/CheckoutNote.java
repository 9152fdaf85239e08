/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.zccache.maven.install.AtomicFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which checkout a history is of, so that it can be told later that the checkout is gone. That a
 * path is not there proves nothing: its disk may not be mounted, or a container may see other
 * disks. So the note has each folder of the path with its identity, and the checkout is gone if the
 * folder that held the first missing one is the same as then, and was on the checkout's own disk.
 *
 * <pre>
 * note   := '1' '\n' folder+            from the root to the checkout
 * folder := device ' ' inode ' ' uri '\n'     the URI has the bytes of the name
 * </pre>
 *
 * @param folders from the root to the checkout; at least one
 */
record CheckoutNote(List<Folder> folders) {

  /** The note's name in a history. */
  static final String NAME = "checkout";

  private static final String FORMAT = "1";
  private static final int MOST_BYTES = 256 << 10;

  /** A folder and what it was by device and inode. */
  record Folder(long device, long inode, Path path) {}

  /** A note of a checkout that is there. */
  static CheckoutNote of(Path checkout) throws IOException {
    List<Folder> folders = new ArrayList<>();
    for (Path path = checkout; path != null; path = path.getParent()) {
      folders.add(0, look(path));
    }
    return new CheckoutNote(List.copyOf(folders));
  }

  /** The note in a history, if there is one that can be read. */
  static Optional<CheckoutNote> in(Path history) throws IOException {
    Path file = history.resolve(NAME);
    try {
      return Files.size(file) > MOST_BYTES
          ? Optional.empty()
          : parse(Files.readString(file, US_ASCII));
    } catch (NoSuchFileException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Writes it into a history, unless the same is there. */
  void writeTo(Path history) throws IOException {
    if (!Optional.of(this).equals(in(history))) {
      AtomicFiles.write(history.resolve(NAME), text().getBytes(US_ASCII), AtomicFiles.PLAIN);
    }
  }

  /** Whether the checkout is surely not there any more. */
  boolean isGone() {
    Folder checkout = folders.get(folders.size() - 1);
    Folder above = null;
    for (Folder then : folders) {
      try {
        if (!look(then.path()).equals(then)) {
          return false;
        }
      } catch (NoSuchFileException e) {
        return above != null && above.device() == checkout.device();
      } catch (IOException e) {
        return false;
      }
      above = then;
    }
    return false;
  }

  private static Folder look(Path path) throws IOException {
    Object device = Files.getAttribute(path, "unix:dev", LinkOption.NOFOLLOW_LINKS);
    Object inode = Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS);
    return new Folder(((Number) device).longValue(), ((Number) inode).longValue(), path);
  }

  private String text() {
    StringBuilder text = new StringBuilder(FORMAT + "\n");
    for (Folder folder : folders) {
      text.append(folder.device()).append(' ').append(folder.inode()).append(' ');
      text.append(folder.path().toUri().toASCIIString()).append('\n');
    }
    return text.toString();
  }

  private static Optional<CheckoutNote> parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < 2 || !lines.get(0).equals(FORMAT)) {
      return Optional.empty();
    }
    List<Folder> folders = new ArrayList<>();
    Path above = null;
    for (String line : lines.subList(1, lines.size())) {
      Folder folder = folder(line);
      if (folder == null || !Objects.equals(folder.path().getParent(), above)) {
        return Optional.empty();
      }
      folders.add(folder);
      above = folder.path();
    }
    return Optional.of(new CheckoutNote(List.copyOf(folders)));
  }

  private static @Nullable Folder folder(String line) {
    String[] words = line.split(" ", -1);
    try {
      return words.length == 3
          ? new Folder(
              Long.parseLong(words[0]), Long.parseLong(words[1]), Path.of(URI.create(words[2])))
          : null;
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return null;
    }
  }
}
