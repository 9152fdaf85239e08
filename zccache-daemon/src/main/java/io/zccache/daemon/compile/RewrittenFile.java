/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What becomes of a file that compilers open and write from its start, instead of making a new one:
 * dependency files, the assembler text of gcc, and what clang assembles. One that exists keeps its
 * mode, its owner and its other names. Any thread may call.
 */
final class RewrittenFile {
  private static final int PERMISSIONS = 0777;

  /** Set-user-id, set-group-id, sticky. */
  private static final int SPECIAL = 07000;

  private static final LinkOption[] NO_FOLLOW = {LinkOption.NOFOLLOW_LINKS};
  private static final Optional<Owner> OWN = own();

  private RewrittenFile() {}

  /** The mode that the file keeps; empty if there is none, so that a new one is made. */
  static OptionalInt mode(Path file) throws IOException {
    try {
      Map<String, Object> there = Files.readAttributes(file, "unix:mode", NO_FOLLOW);
      return OptionalInt.of(number(there, "mode") & PERMISSIONS);
    } catch (NoSuchFileException none) {
      return OptionalInt.empty();
    }
  }

  /**
   * Whether a new file with the old one's mode, renamed over it, is the same as one written anew:
   * not where it has other names or another owner, more than permissions, or may not be written.
   *
   * @param file a regular file, or nothing
   */
  static boolean canBeReplaced(Path file) throws IOException {
    Map<String, Object> there;
    try {
      there = Files.readAttributes(file, "unix:mode,nlink,uid,gid", NO_FOLLOW);
    } catch (NoSuchFileException none) {
      return true;
    }
    return (number(there, "mode") & SPECIAL) == 0
        && number(there, "nlink") == 1
        && Files.isWritable(file)
        && wouldOwn(file, there);
  }

  /** Whether a file made in the same folder would have the same owner and group. */
  private static boolean wouldOwn(Path file, Map<String, Object> there) throws IOException {
    if (OWN.isEmpty()) {
      return true;
    }
    Owner own = OWN.get();
    // In folders with the set-group-id bit new files take the folder's group.
    Path folder = file.toAbsolutePath().getParent();
    int group = number(there, "gid");
    return own.user() == number(there, "uid")
        && (own.group() == group
            || (folder != null
                && number(Files.readAttributes(folder, "unix:gid"), "gid") == group));
  }

  /** Whose files those are that this process makes. */
  private record Owner(int user, int group) {}

  /** This process's, which stays the same; empty where the system does not tell. */
  private static Optional<Owner> own() {
    try {
      Map<String, Object> self = Files.readAttributes(Path.of("/proc/self"), "unix:uid,gid");
      return Optional.of(new Owner(number(self, "uid"), number(self, "gid")));
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  private static int number(Map<String, Object> attributes, String name) {
    if (attributes.get(name) instanceof Number number) {
      return number.intValue();
    }
    throw new IllegalStateException("no number " + name + " in " + attributes);
  }
}
