/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.jvm;

import io.zccache.client.port.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A connection over a channel in non-blocking mode. */
final class JdkConnection implements Connection {
  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;

  JdkConnection(SocketChannel channel) throws IOException {
    this.channel = channel;
    this.selector = Selector.open();
    this.key = channel.register(selector, 0);
  }

  @Override
  public int send(byte[] bytes, int offset, int length, long budgetNanos) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
    try {
      while (buffer.hasRemaining()) {
        if (channel.write(buffer) == 0 && !await(SelectionKey.OP_WRITE, budgetNanos)) {
          return SILENT;
        }
      }
      return length;
    } catch (IOException e) {
      return LOST;
    }
  }

  @Override
  public int receive(byte[] into, int offset, int length, long budgetNanos) {
    ByteBuffer buffer = ByteBuffer.wrap(into, offset, length);
    try {
      while (true) {
        int count = channel.read(buffer);
        if (count != 0) {
          return count < 0 ? END : count;
        }
        if (!await(SelectionKey.OP_READ, budgetNanos)) {
          return SILENT;
        }
      }
    } catch (IOException e) {
      return LOST;
    }
  }

  /** Waits until the channel is ready; false if it is not within the budget, or on an interrupt. */
  private boolean await(int operation, long budgetNanos) throws IOException {
    key.interestOps(operation);
    long millis = budgetNanos == 0 ? 0 : Math.max(budgetNanos / 1_000_000, 1);
    boolean ready = selector.select(millis) > 0;
    selector.selectedKeys().clear();
    return ready;
  }

  /** The JDK tells the user at the other end, and not the process. */
  @Override
  public long peer() {
    return 0;
  }

  @Override
  public void close() {
    try {
      selector.close();
      channel.close();
    } catch (IOException e) {
      // The kernel has let go of it in any case.
      return;
    }
  }
}
