/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.jvm;

import io.zccache.client.FilePath;
import io.zccache.client.port.Dial;
import io.zccache.client.port.DialTrouble;
import io.zccache.client.port.Transport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;

/** Unix-domain sockets of the JDK. */
public final class JdkTransport implements Transport {
  private static final int MAX_PATH = 103;

  @Override
  public Dial connect(FilePath socket) {
    Path path;
    try {
      path = JdkPaths.of(socket);
    } catch (InvalidPathException e) {
      return new Dial.Failed(DialTrouble.BROKEN, socket.text() + ": " + e.getReason());
    }
    if (socket.length() > MAX_PATH) {
      return new Dial.Failed(DialTrouble.BROKEN, path + " is too long for a socket");
    }
    if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
      return new Dial.Failed(DialTrouble.ABSENT, path + ": No such file or directory");
    }
    try {
      return connect(path);
    } catch (ConnectException e) {
      return new Dial.Failed(DialTrouble.ABSENT, path + ": " + e.getMessage());
    } catch (IOException e) {
      // The words for a full queue depend on the language; without the right to connect it is
      // another matter.
      DialTrouble trouble = Files.isWritable(path) ? DialTrouble.BUSY : DialTrouble.BROKEN;
      return new Dial.Failed(trouble, path + ": " + e.getMessage());
    }
  }

  private static Dial connect(Path path) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.configureBlocking(false);
      // A Unix socket connects at once or fails at once.
      if (!channel.connect(UnixDomainSocketAddress.of(path))) {
        throw new IOException("not connected at once");
      }
      if (!isOurs(channel)) {
        channel.close();
        return new Dial.Failed(DialTrouble.FOREIGN, path + " is served by another user");
      }
      return new Dial.Connected(new JdkConnection(channel));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean isOurs(SocketChannel channel) throws IOException {
    UserPrincipal peer = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
    return peer.equals(self());
  }

  private static UserPrincipal self() throws IOException {
    Path process = Path.of("/proc/self");
    if (Files.exists(process)) {
      return Files.getOwner(process);
    }
    Path probe = Files.createTempFile("zccache", null);
    UserPrincipal owner = Files.getOwner(probe);
    Files.delete(probe);
    return owner;
  }
}
