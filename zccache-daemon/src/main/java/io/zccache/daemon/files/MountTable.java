/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import io.zccache.daemon.key.Digest;
import io.zccache.daemon.natives.Posix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tells when the mounted file systems may be others than before: by what the kernel says of the
 * list in {@code /proc/self/mountinfo} to those who poll it (proc_pid_mountinfo(5)), and without
 * natives by the list itself. Where there is none, they may be others each time. Any thread may use
 * it.
 */
public final class MountTable {
  private static final int USUAL_LENGTH = 16 * 1024;
  private static final int LONGEST = 4 << 20;

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  private final Path list;

  /** Tells of changes without a reading of the list; empty where that must be read each time. */
  private final Optional<Watch> watch;

  /** Held while the list is read. A look takes some microseconds, and a request looks once. */
  private final ReentrantLock looking = new ReentrantLock();

  private ByteBuffer buffer = ByteBuffer.allocateDirect(USUAL_LENGTH);
  private @Nullable FileChannel channel;
  private byte[] seen = {};
  private final AtomicLong epoch = new AtomicLong();

  /** A table that reads the list in that file each time. */
  MountTable(Path list) {
    this(list, Optional.empty());
  }

  private MountTable(Path list, Optional<Watch> watch) {
    this.list = list;
    this.watch = watch;
    look();
  }

  /** This process's own. */
  public static MountTable system() {
    return new MountTable(Path.of("/proc/self/mountinfo"), Posix.loaded().flatMap(Watch::begin));
  }

  /** The kernel's word on changes of the mounts. */
  private record Watch(Posix natives, int descriptor) {
    static Optional<Watch> begin(Posix natives) {
      int descriptor = natives.watchMounts();
      return descriptor < 0 ? Optional.empty() : Optional.of(new Watch(natives, descriptor));
    }

    /** Whether there was one since the last call. */
    boolean hasChanged() {
      return natives.haveMountsChanged(descriptor);
    }
  }

  /** Another number whenever {@link #look} found, or may have missed, a change. */
  public long epoch() {
    return epoch.get();
  }

  /**
   * A text that is the same for as long as this system runs and the file systems are mounted that
   * the last {@link #look} saw, also for other processes; empty where that cannot be told.
   */
  public Optional<String> identity() {
    looking.lock();
    try {
      if (seen.length == 0) {
        return Optional.empty();
      }
      MessageDigest hash = Digest.sha256();
      hash.update(Files.readAllBytes(BOOT));
      hash.update(seen);
      return Optional.of(Digest.finish(hash).hex());
    } catch (IOException unknown) {
      return Optional.empty();
    } finally {
      looking.unlock();
    }
  }

  /** Looks for changes; to be called before anything is looked up for a request. */
  public void look() {
    looking.lock();
    try {
      boolean told = watch.isPresent() && watch.get().hasChanged();
      if (watch.isPresent() && !told && seen.length > 0) {
        return;
      }
      byte[] now = read();
      if (told || !Arrays.equals(seen, now)) {
        seen = now;
        epoch.incrementAndGet();
      }
    } catch (IOException unknown) {
      seen = new byte[0];
      epoch.incrementAndGet();
    } finally {
      looking.unlock();
    }
  }

  /** The kernel makes the list anew for each reading from its start. */
  private byte[] read() throws IOException {
    if (channel == null) {
      channel = FileChannel.open(list, StandardOpenOption.READ);
    }
    buffer.clear();
    while (channel.read(buffer, buffer.position()) >= 0) {
      if (buffer.hasRemaining()) {
        continue;
      }
      if (buffer.capacity() >= LONGEST) {
        throw new IOException("too many file systems are mounted");
      }
      buffer = ByteBuffer.allocateDirect(buffer.capacity() * 2);
    }
    byte[] bytes = new byte[buffer.flip().remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
