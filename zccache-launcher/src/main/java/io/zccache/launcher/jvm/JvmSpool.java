/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.jvm;

import io.zccache.launcher.Spool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A temporary file that goes when it is closed, or with the JVM. */
final class JvmSpool implements Spool {
  private final FileChannel channel;

  JvmSpool() throws IOException {
    Path file = Files.createTempFile("zccache-", null);
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  @Override
  public boolean write(byte[] bytes, int offset, int length) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
    try {
      while (buffer.hasRemaining()) {
        int unused = channel.write(buffer);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void clear() {
    try {
      channel.truncate(0);
    } catch (IOException e) {
      throw new IllegalStateException("cannot empty a temporary file", e);
    }
  }

  @Override
  public @Nullable String copyTo(int stream) {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    try {
      channel.position(0);
      while (channel.read(buffer) >= 0) {
        JvmHost.output(stream).write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
      return null;
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
