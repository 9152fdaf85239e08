/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;

/** Unix sockets of the JDK: knows the peer's user, not its process. Needs no native library. */
final class JdkTransport implements Transport {
  static final String NAME = "jdk";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Listener listen(Path socket, int backlog) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    boolean bound = false;
    try {
      server.bind(UnixDomainSocketAddress.of(socket), backlog);
      UserPrincipal self = Files.getOwner(socket, LinkOption.NOFOLLOW_LINKS);
      bound = true;
      return new JdkListener(server, self);
    } finally {
      if (!bound) {
        server.close();
      }
    }
  }

  private record JdkListener(ServerSocketChannel server, UserPrincipal self) implements Listener {
    @Override
    public PeerSocket accept() throws IOException {
      SocketChannel channel = server.accept();
      boolean known = false;
      try {
        UserPrincipal user = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
        known = true;
        return new PeerSocket(channel, new Peer(user.equals(self), 0));
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
