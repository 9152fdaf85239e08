/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;

/**
 * A change of a tree. Paths are relative to it and never leave it. A change whose object is not
 * there, or that the file system refuses, changes nothing, so that any sequence of edits can be
 * played.
 */
sealed interface Edit extends Event {
  /** Makes the change. */
  void apply(Path tree) throws IOException;

  /** Whether a path, links followed, is in the tree, so that it may be written. */
  private static boolean isInside(Path tree, Path path) throws IOException {
    Path there = path;
    while (there != null && !Files.exists(there)) {
      if (Files.isSymbolicLink(there)) {
        return false;
      }
      there = there.getParent();
    }
    return there != null && there.toRealPath().startsWith(tree.toRealPath());
  }

  /** How a file gets its new content. */
  enum Manner {
    /** Truncated and written. */
    IN_PLACE,
    /** Written, and given its old modification time back. */
    OLD_TIME,
    /** Another file renamed over it. */
    BY_RENAME,
    /** Another file renamed over it, with the modification time of the old one. */
    RENAME_OLD_TIME
  }

  /** A file gets a content; it is made if it was not there. */
  record Write(String path, String text, Manner manner) implements Edit {
    @Override
    public void apply(Path tree) throws IOException {
      Path file = tree.resolve(path);
      if (!isInside(tree, file)) {
        return;
      }
      try {
        Files.createDirectories(file.getParent());
        FileTime before = Files.isRegularFile(file) ? Files.getLastModifiedTime(file) : null;
        boolean renamed = manner == Manner.BY_RENAME || manner == Manner.RENAME_OLD_TIME;
        Path written = renamed ? file.resolveSibling(".new") : file;
        Files.write(written, text.getBytes(UTF_8));
        if (text.startsWith("#!")) {
          Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        if (before != null && (manner == Manner.OLD_TIME || manner == Manner.RENAME_OLD_TIME)) {
          Files.setLastModifiedTime(written, before);
        }
        if (renamed) {
          Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        }
      } catch (FileSystemException refused) {
        Files.deleteIfExists(tree.resolve(".new"));
      }
    }

    @Override
    public String shell() {
      String quoted = text.replace("\\", "\\\\").replace("\n", "\\n").replace("%", "%%");
      String print = "printf " + Shell.quote(quoted);
      String name = Shell.quote(path);
      return switch (manner) {
        case IN_PLACE -> print + " > " + name;
        case OLD_TIME ->
            "touch -r " + name + " .t; " + print + " > " + name + "; touch -r .t " + name;
        case BY_RENAME -> print + " > .n; mv .n " + name;
        case RENAME_OLD_TIME -> print + " > .n; touch -r " + name + " .n; mv .n " + name;
      };
    }
  }

  /** A file is made if nothing is there. */
  record Supply(String path, String text) implements Edit {
    @Override
    public void apply(Path tree) throws IOException {
      if (!Files.exists(tree.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
        new Write(path, text, Manner.IN_PLACE).apply(tree);
      }
    }

    @Override
    public String shell() {
      return "test -e " + path + " || " + new Write(path, text, Manner.IN_PLACE).shell();
    }
  }

  /** A symbolic link is made if nothing is there. */
  record SupplyLink(String path, String target) implements Edit {
    @Override
    public void apply(Path tree) throws IOException {
      if (!Files.exists(tree.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
        new Link(path, target, true).apply(tree);
      }
    }

    @Override
    public String shell() {
      return "test -L " + path + " || " + new Link(path, target, true).shell();
    }
  }

  /** A file, a link or a whole folder goes. */
  record Remove(String path) implements Edit {
    @Override
    public void apply(Path tree) throws IOException {
      Tree.delete(tree.resolve(path));
    }

    @Override
    public String shell() {
      return "rm -rf " + Shell.quote(path);
    }
  }

  /** A file or folder gets another name. */
  record Move(String from, String to) implements Edit {
    @Override
    public void apply(Path tree) throws IOException {
      Path source = tree.resolve(from);
      if (Files.exists(source, LinkOption.NOFOLLOW_LINKS)) {
        try {
          Files.move(source, tree.resolve(to));
        } catch (FileSystemException refused) {
          // the edit changes nothing
        }
      }
    }

    @Override
    public String shell() {
      return "mv -n " + Shell.quote(from) + " " + Shell.quote(to);
    }
  }

  /** Two files or folders change places. */
  record Swap(String one, String other) implements Edit {
    @Override
    public void apply(Path tree) throws IOException {
      if (Files.exists(tree.resolve(one), LinkOption.NOFOLLOW_LINKS)
          && Files.exists(tree.resolve(other), LinkOption.NOFOLLOW_LINKS)) {
        for (Move move :
            List.of(new Move(one, ".swap"), new Move(other, one), new Move(".swap", other))) {
          move.apply(tree);
        }
      }
    }

    @Override
    public String shell() {
      return "mv " + one + " .swap; mv " + other + " " + one + "; mv .swap " + other;
    }
  }

  /** A name becomes a link; what was there goes. */
  record Link(String path, String target, boolean symbolic) implements Edit {
    @Override
    public void apply(Path tree) throws IOException {
      Path link = tree.resolve(path);
      if (!symbolic && (!Files.isRegularFile(tree.resolve(target)) || path.equals(target))) {
        return;
      }
      Tree.delete(link);
      try {
        Files.createDirectories(link.getParent());
        if (symbolic) {
          Files.createSymbolicLink(link, Path.of(target));
        } else {
          Files.createLink(link, tree.resolve(target));
        }
      } catch (FileSystemException refused) {
        // the edit changes nothing
      }
    }

    @Override
    public String shell() {
      return (symbolic ? "ln -sfn " : "ln -f ") + Shell.quote(target) + " " + Shell.quote(path);
    }
  }

  /** A file gets a modification time. */
  record Touch(String path, long seconds) implements Edit {
    @Override
    public void apply(Path tree) throws IOException {
      if (Files.exists(tree.resolve(path)) && isInside(tree, tree.resolve(path))) {
        Files.setLastModifiedTime(
            tree.resolve(path), FileTime.from(Instant.ofEpochSecond(seconds)));
      }
    }

    @Override
    public String shell() {
      return "touch -d @" + seconds + " " + Shell.quote(path);
    }
  }

  /** A file gets the modification time of another. */
  record SameTime(String path, String other) implements Edit {
    @Override
    public void apply(Path tree) throws IOException {
      if (Files.exists(tree.resolve(path))
          && isInside(tree, tree.resolve(path))
          && Files.exists(tree.resolve(other))) {
        Files.setLastModifiedTime(
            tree.resolve(path), Files.getLastModifiedTime(tree.resolve(other)));
      }
    }

    @Override
    public String shell() {
      return "touch -r " + Shell.quote(other) + " " + Shell.quote(path);
    }
  }

  /** An empty folder appears. */
  record Folder(String path) implements Edit {
    @Override
    public void apply(Path tree) throws IOException {
      try {
        Files.createDirectories(tree.resolve(path));
      } catch (FileSystemException refused) {
        // the edit changes nothing
      }
    }

    @Override
    public String shell() {
      return "mkdir -p " + Shell.quote(path);
    }
  }

  /** A program of the machine is copied in; its modification time is always the same. */
  record Copy(String program, String path) implements Edit {
    private static final long TIME = 1_500_000_000;

    @Override
    public void apply(Path tree) throws IOException {
      Path copy = tree.resolve(path);
      Tree.delete(copy);
      if (isInside(tree, copy) && Files.isExecutable(Path.of(program))) {
        Files.createDirectories(copy.getParent());
        Files.copy(Path.of(program), copy);
        new Touch(path, TIME).apply(tree);
      }
    }

    @Override
    public String shell() {
      return "cp " + program + " " + path + "; touch -d @" + TIME + " " + path;
    }
  }
}
