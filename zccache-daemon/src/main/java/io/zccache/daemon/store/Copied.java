/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.key.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;

/**
 * What a copy wrote.
 *
 * @param digest digest of the bytes written
 * @param size how many
 */
record Copied(Digest digest, long size) {
  private static final int BUFFER = 1 << 16;

  /** Copies the rest of a file; what is hashed is what is written. */
  static Copied copy(FileChannel source, WritableByteChannel target) throws IOException {
    MessageDigest hash = Digest.sha256();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long size = 0;
    while (source.read(buffer) >= 0) {
      buffer.flip();
      size += buffer.remaining();
      hash.update(buffer.duplicate());
      write(buffer, target);
      buffer.clear();
    }
    return new Copied(Digest.finish(hash), size);
  }

  /** Writes bytes that are in memory. */
  static Copied copy(byte[] source, WritableByteChannel target) throws IOException {
    write(source, target);
    return new Copied(Digest.ofContent(source), source.length);
  }

  /**
   * Copies a file inside the kernel, by reference where the file system and the Java runtime can.
   *
   * @return how many bytes
   */
  static long transfer(FileChannel source, FileChannel target) throws IOException {
    long position = 0;
    long count;
    do {
      count = source.transferTo(position, Long.MAX_VALUE - position, target);
      position += count;
    } while (count > 0);
    return position;
  }

  /** Writes all of some bytes. */
  static void write(byte[] bytes, WritableByteChannel target) throws IOException {
    write(ByteBuffer.wrap(bytes), target);
  }

  private static void write(ByteBuffer bytes, WritableByteChannel target) throws IOException {
    while (bytes.hasRemaining()) {
      target.write(bytes);
    }
  }
}
