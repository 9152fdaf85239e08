/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.lifecycle;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The lock that makes this daemon the only one of its root: a record lock on a file, held for life,
 * gone with the process however it ends. The file says who holds it, is empty after one that ended
 * in order, and is never removed.
 *
 * <p>The lock of a process is lost when the process closes <em>any</em> channel on the file, so
 * nothing else in the daemon opens it.
 */
public final class InstanceLock implements Closeable {
  private static final int LONGEST_LINE = 256;

  private final FileChannel channel;
  private final String before;

  private InstanceLock(FileChannel channel, String before) {
    this.channel = channel;
    this.before = before;
  }

  /**
   * Takes the lock, if nobody holds it, and writes down who did.
   *
   * @param file the lock file; made if it is not there
   * @param holder one line about this process
   */
  public static Optional<InstanceLock> tryAcquire(Path file, String holder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean kept = false;
    try {
      if (lock(channel)) {
        String before = line(channel);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((holder + '\n').getBytes(StandardCharsets.UTF_8)), 0);
        kept = true;
        return Optional.of(new InstanceLock(channel, before));
      }
      return Optional.empty();
    } finally {
      if (!kept) {
        channel.close();
      }
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldInThisProcess) {
      return false;
    }
  }

  private static String line(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST_LINE);
    int count = channel.read(bytes, 0);
    return count <= 0 ? "" : new String(bytes.array(), 0, count, StandardCharsets.UTF_8).strip();
  }

  /** The line of the holder before this one, if that ended without giving its lock up. */
  public Optional<String> abandonedBy() {
    return before.isEmpty() ? Optional.empty() : Optional.of(before);
  }

  /** Gives the lock up. */
  @Override
  public void close() {
    try (channel) {
      channel.truncate(0);
    } catch (IOException readOnlyOrGone) {
      // The lock is given up all the same, and the next holder takes this one for killed.
      return;
    }
  }
}
