/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** The ownership of a store's folder: by one process at a time, until it is closed or dies. */
final class StoreLock implements Closeable {
  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the ownership. */
  static StoreLock take(StoreFolder folder) throws IOException {
    if (!Files.isRegularFile(folder.lock(), LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(folder.lock());
    }
    FileChannel channel =
        FileChannel.open(
            folder.lock(),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            StoreFolder.PRIVATE_FILE);
    try {
      if (channel.tryLock() != null) {
        return new StoreLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // Another store in this process has it. Closing the channel would take the lock from that
      // one, for such are the locks of POSIX: it stays open.
      throw new StoreInUseException(folder.root());
    }
    channel.close();
    throw new StoreInUseException(folder.root());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
