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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ownership of a store's folder: by one process at a time, until it is closed or dies. */
final class StoreLock implements Closeable {
  private final FileChannel channel;
  private final Path file;
  private final @Nullable Object identity;

  private StoreLock(FileChannel channel, Path file) throws IOException {
    this.channel = channel;
    this.file = file;
    this.identity = identityOf(file);
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
        return new StoreLock(channel, folder.lock());
      }
    } catch (OverlappingFileLockException e) {
      // Another store in this process has it. Closing the channel would take the lock from that
      // one, for such are the locks of POSIX: it stays open.
      throw new StoreInUseException(folder.root());
    }
    channel.close();
    throw new StoreInUseException(folder.root());
  }

  /**
   * Whether the lock's file is still in its place; true, too, where that cannot be told. Where it
   * is not, another process may own what is there now.
   */
  boolean isThere() {
    try {
      return Objects.equals(identityOf(file), identity);
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException cannotBeTold) {
      return true;
    }
  }

  private static @Nullable Object identityOf(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
