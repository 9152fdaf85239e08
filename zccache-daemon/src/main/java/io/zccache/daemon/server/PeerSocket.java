/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * One accepted connection. One thread reads, one at a time writes; closing it from any thread ends
 * both.
 */
final class PeerSocket implements Closeable {
  /** The JDK copies what it is given to memory outside the heap, and keeps that for the thread. */
  private static final int PIECE = 64 << 10;

  private final SocketChannel channel;
  private final Peer peer;

  PeerSocket(SocketChannel channel, Peer peer) {
    this.channel = channel;
    this.peer = peer;
  }

  /** Who is at the other end. */
  Peer peer() {
    return peer;
  }

  /** Waits for bytes and puts what came into the buffer; a negative count at the end. */
  int read(ByteBuffer into) throws IOException {
    return channel.read(into);
  }

  /** Writes all bytes. */
  void write(byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      int end = Math.min(bytes.length, left.position() + PIECE);
      channel.write(left.limit(end));
      left.limit(bytes.length);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
