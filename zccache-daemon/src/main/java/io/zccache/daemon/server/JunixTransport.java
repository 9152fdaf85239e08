/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.newsclub.net.unix.AFUNIXServerSocketChannel;
import org.newsclub.net.unix.AFUNIXSocketAddress;
import org.newsclub.net.unix.AFUNIXSocketChannel;
import org.newsclub.net.unix.AFUNIXSocketCredentials;

/** Unix sockets of junixsocket, a native library: knows the peer's user and process. */
final class JunixTransport implements Transport {
  static final String NAME = "junixsocket";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Listener listen(Path socket, int backlog) throws IOException {
    AFUNIXServerSocketChannel server = AFUNIXServerSocketChannel.open();
    boolean bound = false;
    try {
      // The file is removed by whoever knows that it is still ours, never by closing.
      server.socket().setDeleteOnClose(false);
      server.bind(AFUNIXSocketAddress.of(socket), backlog);
      Object self = Files.getAttribute(socket, "unix:uid", LinkOption.NOFOLLOW_LINKS);
      bound = true;
      return new JunixListener(server, ((Number) self).longValue());
    } finally {
      if (!bound) {
        server.close();
      }
    }
  }

  private record JunixListener(AFUNIXServerSocketChannel server, long self) implements Listener {
    @Override
    public PeerSocket accept() throws IOException {
      AFUNIXSocketChannel channel = server.accept();
      boolean known = false;
      try {
        AFUNIXSocketCredentials peer = channel.getPeerCredentials();
        boolean sameUser = !peer.isEmpty() && peer.getUid() == self;
        known = true;
        return new PeerSocket(
            channel, new Peer(sameUser, peer.getPid() > 0 ? peer.getPid() : Peer.UNSEEN));
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
