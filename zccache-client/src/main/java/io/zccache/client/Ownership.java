/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.Outcome.Unavailable;
import io.zccache.client.port.FileFacts;
import io.zccache.client.port.FileFacts.Kind;
import io.zccache.client.port.Folders;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that nothing is sent to, or started in, what belongs to another user. What is not
 * there yet is in order; the other end of a connection is checked by the transport.
 */
final class Ownership {
  private final Folders folders;
  private final long user;

  Ownership(Folders folders) {
    this.folders = folders;
    this.user = folders.user();
  }

  /** Why no connection may be made there, or null. */
  @Nullable Unavailable objectionToConnect(DaemonPlace place) {
    if (place.endpoint().named()) {
      return objection(place.socket(), Kind.SOCKET);
    }
    Unavailable objection = objectionToFolders(place);
    return objection != null ? objection : objection(place.socket(), Kind.SOCKET);
  }

  /** Why nothing may be started there, or null; makes the folders that are missing. */
  @Nullable Unavailable prepare(DaemonPlace place) {
    Unavailable objection = objectionToFolders(place);
    if (objection != null) {
      return objection;
    }
    create(place.runFolder());
    create(place.log().folder());
    if (hasFolderOfItsOwn(place)) {
      create(place.socket().folder());
    }
    if (folders.follow(place.runFolder()) == null) {
      return cannotBeCreated(place.runFolder(), "name another folder by ZCCACHE_CACHE_DIR");
    }
    if (hasFolderOfItsOwn(place) && folders.follow(place.socket().folder()) == null) {
      return cannotBeCreated(
          place.socket().folder(),
          "the path of the cache is too long for a socket: name a shorter one by"
              + " ZCCACHE_CACHE_DIR");
    }
    return objectionToFolders(place);
  }

  /** Why the place's folders may not be used, or null. */
  @Nullable Unavailable objectionToFolders(DaemonPlace place) {
    Unavailable objection = objection(place.rootFolder(), Kind.FOLDER);
    if (objection == null) {
      objection = objectionToPrivate(place.runFolder());
    }
    if (objection == null && hasFolderOfItsOwn(place)) {
      objection = objectionToPrivate(place.socket().folder());
    }
    return objection;
  }

  /** As {@link #objection}; a folder of ours that others may enter is closed on the way. */
  private @Nullable Unavailable objectionToPrivate(FilePath folder) {
    FileFacts facts = facts(folder);
    Unavailable objection = objection(folder, facts, Kind.FOLDER);
    if (objection == null && facts != null && (facts.mode() & 077) != 0 && !folders.close(folder)) {
      return new Unavailable(
          UnavailableReason.ROOT_UNUSABLE, folder.text() + " is open to others; chmod 700 it");
    }
    return objection;
  }

  private @Nullable Unavailable objection(FilePath path, Kind wanted) {
    return objection(path, facts(path), wanted);
  }

  /** Facts on the file, or on what a symbolic link of this user leads to. */
  private @Nullable FileFacts facts(FilePath path) {
    FileFacts facts = folders.look(path);
    return facts != null && facts.owner() == user && facts.kind() == Kind.LINK
        ? folders.follow(path)
        : facts;
  }

  private @Nullable Unavailable objection(FilePath path, @Nullable FileFacts facts, Kind wanted) {
    if (facts == null) {
      return null;
    }
    if (facts.owner() != user) {
      return new Unavailable(
          UnavailableReason.FOREIGN_OWNER,
          path.text()
              + " belongs to user "
              + facts.owner()
              + " and this is user "
              + user
              + "; remove it, give it to this user, or name another folder by ZCCACHE_CACHE_DIR");
    }
    if (facts.kind() != wanted) {
      return new Unavailable(
          UnavailableReason.ROOT_UNUSABLE,
          path.text()
              + (wanted == Kind.FOLDER
                  ? " is no folder; name another one by ZCCACHE_CACHE_DIR"
                  : " is no socket; remove it"));
    }
    return null;
  }

  private static Unavailable cannotBeCreated(FilePath folder, String cure) {
    return new Unavailable(
        UnavailableReason.ROOT_UNUSABLE, folder.text() + " cannot be created; " + cure);
  }

  /** Whether the socket is neither where the user says nor in the run folder: its name is short. */
  private static boolean hasFolderOfItsOwn(DaemonPlace place) {
    return !place.endpoint().named() && !place.socket().folder().equals(place.runFolder());
  }

  private void create(FilePath folder) {
    if (folders.follow(folder) == null && !folder.equals(folder.folder())) {
      create(folder.folder());
      // False if another was faster or the right is missing; the check after it tells.
      boolean unused = folders.create(folder);
    }
  }
}
