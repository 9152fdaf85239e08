/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;

/** Requests and replies as bytes. A message is its length (u32, little-endian), then that much. */
final class Exchange {
  private static final int LIMIT = 1 << 24;

  private Exchange() {}

  /** What a daemon replies to a request. */
  static byte[] reply(Path socket, byte[] request) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      ByteBuffer out = ByteBuffer.wrap(request);
      while (out.hasRemaining()) {
        channel.write(out);
      }
      byte[] head = read(channel, Integer.BYTES);
      int length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
      if (length < 0 || length > LIMIT) {
        throw new IOException("a reply of " + length + " bytes");
      }
      byte[] whole = Arrays.copyOf(head, Integer.BYTES + length);
      System.arraycopy(read(channel, length), 0, whole, Integer.BYTES, length);
      return whole;
    }
  }

  private static byte[] read(SocketChannel channel, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new EOFException("the daemon closed after " + bytes.position() + " bytes");
      }
    }
    return bytes.array();
  }

  /**
   * A compile request in protobuf without what differs from process to process: the lengths around
   * its first field, the client's process id, and that field.
   */
  static byte[] withoutPid(byte[] request) {
    int at = 2 * Integer.BYTES + 1;
    at = afterVarint(request, at);
    if (at >= request.length || request[at] != 1 << 3) {
      return request;
    }
    at = afterVarint(request, at + 1);
    return Arrays.copyOfRange(request, at, request.length);
  }

  private static int afterVarint(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] < 0) {
      at++;
    }
    return at + 1;
  }
}
