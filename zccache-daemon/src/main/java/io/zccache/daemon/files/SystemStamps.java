/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import io.zccache.daemon.natives.Posix;
import io.zccache.daemon.natives.PosixPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stamps by {@code stat(2)}: one system call for each that is there, made by natives or, without
 * them, by the JDK. Any thread may ask.
 */
final class SystemStamps implements StampSource {
  private static final String ATTRIBUTES = "unix:mode,dev,ino,size,lastModifiedTime,ctime";
  private static final LinkOption[] FOLLOW = {};
  private static final LinkOption[] NO_FOLLOW = {LinkOption.NOFOLLOW_LINKS};

  private static final Set<String> DATED_BY_KERNEL =
      Set.of(
          "apfs",
          "bcachefs",
          "btrfs",
          "ext2",
          "ext3",
          "ext4",
          "f2fs",
          "jfs",
          "nilfs2",
          "overlay",
          "ramfs",
          "reiserfs",
          "tmpfs",
          "xfs",
          "zfs");

  private static final int TYPE_MASK = 0xF000;
  private static final int TYPE_FILE = 0x8000;
  private static final int TYPE_FOLDER = 0x4000;
  private static final int TYPE_LINK = 0xA000;

  /** By number of the device. */
  private final Map<Long, Boolean> believed = new ConcurrentHashMap<>();

  private final Optional<Posix> natives;

  /** Stamps by these natives, or by the JDK. */
  SystemStamps(Optional<Posix> natives) {
    this.natives = natives;
  }

  @Override
  public Stat at(Path path) {
    return stat(path, true);
  }

  @Override
  public Stat atLink(Path path) {
    return stat(path, false);
  }

  @Override
  public boolean believes(Path path, FileStamp stamp) {
    Boolean known = believed.get(stamp.device());
    if (known == null) {
      known = isDatedByKernel(path);
      believed.put(stamp.device(), known);
    }
    return known;
  }

  private static boolean isDatedByKernel(Path path) {
    try {
      return DATED_BY_KERNEL.contains(Files.getFileStore(path).type());
    } catch (IOException e) {
      return false;
    }
  }

  private Stat stat(Path path, boolean follow) {
    if (natives.isPresent()) {
      Optional<PosixPath> spelled = PosixPath.of(path);
      Stat stat = spelled.isPresent() ? stat(natives.get(), spelled.get(), follow) : null;
      if (stat != null) {
        return stat;
      }
    }
    return throughJdk(path, follow ? FOLLOW : NO_FOLLOW);
  }

  /** Null for an error that only the JDK has words for. */
  private static @Nullable Stat stat(Posix natives, PosixPath path, boolean follow) {
    long[] told = new long[Posix.STAT_NUMBERS];
    return switch (natives.stat(path, follow, told)) {
      case 0 ->
          new Stat.Found(
              new FileStamp(told[0], told[1], told[2], told[3], told[4]), kind((int) told[5]));
      case Posix.ENOENT, Posix.ENOTDIR -> new Stat.Absent();
      default -> null;
    };
  }

  private static Stat throughJdk(Path path, LinkOption[] links) {
    try {
      return found(Files.readAttributes(path, ATTRIBUTES, links));
    } catch (NoSuchFileException e) {
      return new Stat.Absent();
    } catch (IOException e) {
      return underFile(path) ? new Stat.Absent() : new Stat.Failed(e.toString());
    }
  }

  private static Stat found(Map<String, Object> attributes) {
    FileStamp stamp =
        new FileStamp(
            number(attributes, "dev"),
            number(attributes, "ino"),
            number(attributes, "size"),
            nanos(attributes, "lastModifiedTime"),
            nanos(attributes, "ctime"));
    return new Stat.Found(stamp, kind((int) number(attributes, "mode")));
  }

  private static long number(Map<String, Object> attributes, String name) {
    if (attributes.get(name) instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalStateException("no number " + name + " in " + attributes);
  }

  private static long nanos(Map<String, Object> attributes, String name) {
    if (attributes.get(name) instanceof FileTime time) {
      return time.to(TimeUnit.NANOSECONDS);
    }
    throw new IllegalStateException("no time " + name + " in " + attributes);
  }

  private static FileKind kind(int mode) {
    return switch (mode & TYPE_MASK) {
      case TYPE_FILE -> FileKind.FILE;
      case TYPE_FOLDER -> FileKind.FOLDER;
      case TYPE_LINK -> FileKind.LINK;
      default -> FileKind.OTHER;
    };
  }

  /**
   * Whether the path leads through something that is no folder: what the system calls ENOTDIR. The
   * JDK tells it only by a text in the user's language, so it is found by looking.
   */
  private static boolean underFile(Path path) {
    for (Path above = path.getParent(); above != null; above = above.getParent()) {
      if (Files.isDirectory(above)) {
        return false;
      }
      if (Files.exists(above)) {
        return true;
      }
    }
    return false;
  }
}
