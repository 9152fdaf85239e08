/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zccache.daemon.files.FileKind;
import io.zccache.daemon.files.FileStamp;
import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.files.Stat;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.natives.Posix;
import io.zccache.daemon.natives.PosixPath;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The bytes of blobs, never wrong ones. Any thread may ask.
 *
 * <p>The size of a blob is checked each time. Its content is checked on first use in this life of
 * the daemon, and again whenever the stamp of its file is not the one that was seen then.
 */
final class BlobFiles {
  private static final long MAX_VERIFIED = 50_000;

  private final StoreFolder folder;
  private final StampSource stamps;
  private final InstantSource clock;
  private final Optional<Posix> natives;
  private final Cache<Digest, FileStamp> verified =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MAX_VERIFIED).build();

  BlobFiles(StoreFolder folder, StampSource stamps, InstantSource clock, Optional<Posix> natives) {
    this.folder = folder;
    this.stamps = stamps;
    this.clock = clock;
    this.natives = natives;
  }

  /** All bytes of a blob that fits in memory. */
  byte[] read(BlobRef blob) throws LostBlobException, IOException {
    Path file = folder.blob(blob.digest());
    Stat.Found seen = look(blob, file);
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw LostBlobException.missing(blob);
    } catch (AccessDeniedException e) {
      throw LostBlobException.damaged(blob, seen);
    }
    if (!Digest.ofContent(bytes).equals(blob.digest())) {
      throw LostBlobException.damaged(blob, seen);
    }
    return bytes;
  }

  /**
   * Copies a blob into a new file by one native call, if its content was checked in this life of
   * the daemon and its file is still the same.
   *
   * @param mode permissions of the new file
   * @return false if that could not be done; then there is no new file
   */
  boolean copyChecked(BlobRef blob, Path target, int mode) {
    FileStamp stamp = natives.isEmpty() ? null : verified.getIfPresent(blob.digest());
    if (stamp == null) {
      return false;
    }
    Optional<PosixPath> from = PosixPath.of(folder.blob(blob.digest()));
    Optional<PosixPath> to = PosixPath.of(target);
    if (from.isEmpty() || to.isEmpty() || stamp.size() != blob.size()) {
      return false;
    }
    long[] numbers = {
      stamp.device(), stamp.inode(), stamp.size(), stamp.mtimeNanos(), stamp.ctimeNanos()
    };
    return natives.get().copy(from.get(), numbers, to.get(), mode) == 0;
  }

  /**
   * Copies a blob to the end of a file.
   *
   * @throws LostBlobException if the blob is missing or damaged; what was written is worthless
   */
  void copy(BlobRef blob, FileChannel target) throws LostBlobException, IOException {
    Path file = folder.blob(blob.digest());
    long asked = FileStamp.epochNanos(clock.instant());
    Stat.Found seen = look(blob, file);
    boolean sound;
    try (FileChannel source = open(blob, file, seen)) {
      sound =
          seen.stamp().equals(verified.getIfPresent(blob.digest()))
              ? Copied.transfer(source, target) == blob.size()
              : Copied.copy(source, target).digest().equals(blob.digest());
    }
    if (!sound) {
      throw LostBlobException.damaged(blob, seen);
    }
    if (stamps.settled(file, seen.stamp(), asked) && seen.equals(stamps.at(file))) {
      verified.put(blob.digest(), seen.stamp());
    }
  }

  private Stat.Found look(BlobRef blob, Path file) throws LostBlobException, IOException {
    Stat stat = stamps.at(file);
    if (stat instanceof Stat.Failed failed) {
      throw new IOException(failed.reason());
    }
    if (!(stat instanceof Stat.Found found)) {
      throw LostBlobException.missing(blob);
    }
    if (found.kind() != FileKind.FILE || found.stamp().size() != blob.size()) {
      throw LostBlobException.damaged(blob, stat);
    }
    return found;
  }

  private static FileChannel open(BlobRef blob, Path file, Stat seen)
      throws LostBlobException, IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw LostBlobException.missing(blob);
    } catch (AccessDeniedException e) {
      // It is ours, and whoever took its rights away will not give them back.
      throw LostBlobException.damaged(blob, seen);
    }
  }
}
