/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.jvm;

import io.zccache.client.port.LockAttempt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The start lock, held by a channel. A note that cannot be read or written is none. */
final class JdkStartLock implements LockAttempt.Mine {
  private static final int MAX_NOTE = 64;

  private final FileChannel channel;

  JdkStartLock(FileChannel channel) {
    this.channel = channel;
  }

  @Override
  public byte[] note() {
    ByteBuffer buffer = ByteBuffer.allocate(MAX_NOTE);
    try {
      int length = Math.max(channel.read(buffer, 0), 0);
      byte[] note = new byte[length];
      buffer.flip().get(note);
      return note;
    } catch (IOException e) {
      return new byte[0];
    }
  }

  @Override
  public void write(byte[] note) {
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(note), 0);
    } catch (IOException e) {
      return;
    }
  }

  @Override
  public void release() {
    try {
      channel.close();
    } catch (IOException e) {
      return;
    }
  }
}
