/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.lifecycle;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Folders that nobody but this user may look into, whatever the umask is. */
public final class PrivateFolders {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(OWNER_ONLY);

  private static final long ROOT = 0;

  private final long uid;

  /**
   * @param uid the user's number
   */
  public PrivateFolders(long uid) {
    this.uid = uid;
  }

  /**
   * Makes a folder that only this user may enter, and those above it; one that is there becomes so.
   *
   * @throws ForeignFolderException if it belongs to another user or is no folder
   */
  public void makePrivate(Path folder) throws IOException {
    makeOwn(folder);
    if (!Files.getPosixFilePermissions(folder).equals(OWNER_ONLY)) {
      Files.setPosixFilePermissions(folder, OWNER_ONLY);
    }
  }

  /**
   * Makes a folder that only this user may enter, and those above it; one that is there stays as it
   * is.
   *
   * @throws ForeignFolderException if it belongs to another user or is no folder
   */
  public void makeOwn(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Path above = folder.getParent();
      if (above != null && !Files.isDirectory(above)) {
        Files.createDirectories(above, PRIVATE);
      }
      create(folder);
    }
    // A link may stand for the root, for a folder on another disk; who owns the target counts.
    if (!Files.isDirectory(folder)) {
      throw new ForeignFolderException(folder + " is no folder");
    }
    Object owner = Files.getAttribute(folder, "unix:uid");
    if (((Number) owner).longValue() != uid) {
      throw new ForeignFolderException(
          folder
              + " belongs to user "
              + owner
              + ", not to user "
              + uid
              + "; choose another folder with ZCCACHE_CACHE_DIR");
    }
  }

  /**
   * Checks that a folder, which may be open to others, belongs to this user or to the system, and
   * so does the link it is reached by, if it is one.
   *
   * @throws ForeignFolderException if another user could replace what is in it
   */
  public void requireTrusted(Path folder) throws IOException {
    requireTrusted(folder, Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS));
    requireTrusted(folder, Files.getAttribute(folder, "unix:uid"));
  }

  private void requireTrusted(Path folder, Object owner) throws ForeignFolderException {
    long number = ((Number) owner).longValue();
    if (number != uid && number != ROOT) {
      throw new ForeignFolderException(
          folder + " belongs to user " + owner + "; choose another place for the socket");
    }
  }

  private static void create(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, PRIVATE);
    } catch (FileAlreadyExistsException another) {
      if (!Files.isDirectory(folder)) {
        throw another;
      }
    }
  }
}
