/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.endpoint;

import io.zccache.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The socket where a daemon listens.
 *
 * @param socket the path of the socket
 * @param named whether the user named it, so that a foreign daemon may answer there
 */
public record Endpoint(Bytes socket, boolean named) {
  /** The longest socket path, in bytes, that every platform takes. */
  public static final int MAX_LENGTH = 100;

  /**
   * The endpoint that the settings ask for: {@code setting} if not empty, else the one of {@code
   * root}.
   *
   * @param setting the value of {@code ZCCACHE_ENDPOINT}, null if not set
   * @param uid the user's number, unsigned
   */
  public static Endpoint of(@Nullable Bytes setting, CacheRoot root, long uid) {
    if (setting != null && !setting.isEmpty()) {
      return new Endpoint(setting, true);
    }
    return of(root, uid);
  }

  /**
   * The endpoint of {@code root}: {@code run/daemon.sock} in it, or, if that is too long for a
   * socket, {@code /tmp/zccache-UID-ID/daemon.sock} with the {@link PathId} of the root.
   */
  public static Endpoint of(CacheRoot root, long uid) {
    Bytes inRoot = root.child("run/daemon.sock");
    if (inRoot.length() <= MAX_LENGTH) {
      return new Endpoint(inRoot, false);
    }
    String name = "/tmp/zccache-" + uid + "-" + PathId.of(root.path()) + "/daemon.sock";
    return new Endpoint(Bytes.of(name), false);
  }

  /** The folder of the socket, {@code .} if the path names none. */
  public Bytes folder() {
    int slash = socket.length() - 1;
    while (slash >= 0 && socket.byteAt(slash) != '/') {
      slash--;
    }
    if (slash < 0) {
      return Bytes.of(".");
    }
    byte[] folder = new byte[Math.max(slash, 1)];
    socket.copyTo(0, folder.length, folder, 0);
    return Bytes.wrap(folder);
  }

  /** The path as text; what is not UTF-8 becomes the replacement character. */
  public String text() {
    return socket.text();
  }

  @Override
  public String toString() {
    return text();
  }
}
