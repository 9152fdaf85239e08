/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.endpoint.CacheRoot;
import io.zccache.protocol.endpoint.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a daemon is, and what starts it.
 *
 * @param root the cache it owns
 * @param endpoint where it listens
 * @param program the program that starts it; null if there is none
 */
public record DaemonPlace(CacheRoot root, Endpoint endpoint, @Nullable FilePath program) {
  /**
   * The place that a link folder's side file names.
   *
   * @param user the user id, which may be part of the socket's name
   * @param program the program where the side file names none, absolute
   */
  public static DaemonPlace of(SideFile side, long user, @Nullable FilePath program) {
    CacheRoot root = new CacheRoot(side.root().bytes());
    FilePath endpoint = side.endpoint();
    return new DaemonPlace(
        root,
        Endpoint.of(endpoint == null ? null : endpoint.bytes(), root, user),
        side.daemon() == null ? program : side.daemon());
  }

  /**
   * The place that the environment names, or null if it leads to no cache root.
   *
   * @param cwd the current folder, absolute
   * @param user the user id, which may be part of the socket's name
   * @param program the program that starts a daemon there, absolute
   */
  public static @Nullable DaemonPlace of(
      Environment environment, FilePath cwd, long user, @Nullable FilePath program) {
    CacheRoot root =
        CacheRoot.of(
                bytes(environment, "ZCCACHE_CACHE_DIR"),
                bytes(environment, "XDG_CACHE_HOME"),
                bytes(environment, "HOME"),
                cwd.bytes())
            .orElse(null);
    if (root == null) {
      return null;
    }
    FilePath socket = environment.path("ZCCACHE_ENDPOINT");
    return new DaemonPlace(
        root, Endpoint.of(socket == null ? null : cwd.join(socket).bytes(), root, user), program);
  }

  /** The socket. */
  public FilePath socket() {
    return FilePath.of(endpoint.socket());
  }

  /** The folder of locks and markers. */
  public FilePath runFolder() {
    return FilePath.of(root.runFolder());
  }

  /** The daemon's log. */
  public FilePath log() {
    return FilePath.of(root.log());
  }

  FilePath rootFolder() {
    return FilePath.of(root.path());
  }

  FilePath startLock() {
    return FilePath.of(root.startLock());
  }

  FilePath daemonLock() {
    return FilePath.of(root.daemonLock());
  }

  FilePath silenceMark() {
    return FilePath.of(root.silenceMark());
  }

  /** The command that starts the daemon with {@code program}. */
  List<FilePath> command(FilePath starter) {
    return List.of(
        starter,
        FilePath.of("--foreground"),
        FilePath.of("--root"),
        rootFolder(),
        FilePath.of("--endpoint"),
        socket());
  }

  private static @Nullable Bytes bytes(Environment environment, String name) {
    byte[] value = environment.get(name);
    return value == null ? null : Bytes.wrap(value);
  }
}
