/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.endpoint;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.LexicalPath;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder under which everything of ours lives, and the names in it. The folder need not exist.
 *
 * @param path absolute and clean
 */
public record CacheRoot(Bytes path) {
  /** Cleans the path, which must be absolute. */
  public CacheRoot {
    if (!LexicalPath.isAbsolute(path)) {
      throw new IllegalArgumentException("a cache root is absolute: " + path.text());
    }
    path = LexicalPath.normalize(path);
  }

  /**
   * The root that the settings ask for: {@code cacheDir} if not empty, below {@code cwd} if
   * relative; else {@code zccache-maven} below {@code xdgCacheHome} if that is absolute; else
   * {@code .cache/zccache-maven} below {@code home} if that is absolute; else none.
   *
   * @param cacheDir the value of {@code ZCCACHE_CACHE_DIR}, null if not set
   * @param xdgCacheHome the value of {@code XDG_CACHE_HOME}, null if not set
   * @param home the value of {@code HOME}, null if not set
   * @param cwd the current directory; where it is unknown, a relative {@code cacheDir} names none
   */
  public static Optional<CacheRoot> of(
      @Nullable Bytes cacheDir, @Nullable Bytes xdgCacheHome, @Nullable Bytes home, Bytes cwd) {
    if (cacheDir != null && !cacheDir.isEmpty()) {
      return LexicalPath.isAbsolute(cacheDir) || LexicalPath.isAbsolute(cwd)
          ? Optional.of(new CacheRoot(LexicalPath.resolve(cwd, cacheDir)))
          : Optional.empty();
    }
    if (xdgCacheHome != null && LexicalPath.isAbsolute(xdgCacheHome)) {
      return Optional.of(new CacheRoot(xdgCacheHome).below("zccache-maven"));
    }
    if (home != null && LexicalPath.isAbsolute(home)) {
      return Optional.of(new CacheRoot(home).below(".cache/zccache-maven"));
    }
    return Optional.empty();
  }

  /** The root whose path is {@code text}, which must be absolute. */
  public static CacheRoot of(String text) {
    return new CacheRoot(Bytes.of(text));
  }

  /** The path as text; what is not UTF-8 becomes the replacement character. */
  public String text() {
    return path.text();
  }

  /** The folder of socket, locks and markers. */
  public Bytes runFolder() {
    return child("run");
  }

  /** Held while a client starts a daemon. */
  public Bytes startLock() {
    return child("run/start.lock");
  }

  /** Held by the daemon as long as it lives. */
  public Bytes daemonLock() {
    return child("run/daemon.lock");
  }

  /** Made by the launcher that has warned, so that the others need not. */
  public Bytes warningMarker() {
    return child("run/warned");
  }

  /** Made by the client that has found a daemon silent for good, so that the others need not. */
  public Bytes silenceMark() {
    return child("run/silent");
  }

  /** The daemon's log. */
  public Bytes log() {
    return child("logs/daemon.log");
  }

  /** The folder of results, named by its format. */
  public Bytes store() {
    return child("store-1");
  }

  /** The folder of link folders. */
  public Bytes links() {
    return child("links");
  }

  /** The folder of records of builds. */
  public Bytes builds() {
    return child("builds");
  }

  /** The folder of installed programs. */
  public Bytes programs() {
    return child("bin");
  }

  /** The path of {@code name} below this root. */
  Bytes child(String name) {
    return LexicalPath.resolve(path, Bytes.of(name));
  }

  private CacheRoot below(String name) {
    return new CacheRoot(child(name));
  }

  @Override
  public String toString() {
    return text();
  }
}
