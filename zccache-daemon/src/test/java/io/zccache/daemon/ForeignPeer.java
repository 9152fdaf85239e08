/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A program that asks a daemon one question and says what it heard; run as another user. */
final class ForeignPeer {
  private ForeignPeer() {}

  /** Asks; the one argument is the socket. */
  public static void main(String[] args) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(Path.of(args[0])))) {
      System.out.println(talk(channel) ? "answered" : "refused");
    }
  }

  private static boolean talk(SocketChannel channel) {
    try {
      byte[] ping = {8, 0, 0, 0, 15, 0, 0, 0, 0, 0, 0, 0};
      channel.write(ByteBuffer.wrap(ping));
      return channel.read(ByteBuffer.allocate(1)) > 0;
    } catch (IOException closed) {
      return false;
    }
  }
}
