/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.daemon.log.Log;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which {@link Transport} to use: the first that works here of those that know most of a peer. */
final class Transports {
  private Transports() {}

  /**
   * The transport of that name.
   *
   * @param forced a transport's name, or null for the best that works
   * @throws IllegalArgumentException if no transport has that name
   */
  static Transport choose(@Nullable String forced, Log log) {
    if (forced == null) {
      return new Fallback(
          new NativeTransport(), new Fallback(new JunixTransport(), new JdkTransport(), log), log);
    }
    return switch (forced) {
      case NativeTransport.NAME -> new NativeTransport();
      case JunixTransport.NAME -> new JunixTransport();
      case JdkTransport.NAME -> new JdkTransport();
      default -> throw new IllegalArgumentException("no such transport: " + forced);
    };
  }

  /** Listens with the first transport, or with the second where the first cannot be loaded. */
  record Fallback(Transport first, Transport second, Log log) implements Transport {
    @Override
    public String name() {
      return first.name() + " or " + second.name();
    }

    @Override
    public Listener listen(Path socket, int backlog) throws IOException {
      try {
        return first.listen(socket, backlog);
      } catch (LinkageError | UnsupportedOperationException notLoaded) {
        log.trouble(first.name() + " cannot be loaded, using " + second.name() + ": " + notLoaded);
        return second.listen(socket, backlog);
      }
    }
  }
}
