/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.natives;

import java.nio.channels.NetworkChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * System calls that the JDK makes slowly or not at all, by a library of natives. It is there where
 * the build knew the processor and the system lets it be loaded; where it is not, callers use the
 * JDK, to the same effect. Any thread may call.
 *
 * <p>Calls answer with an error number of Linux, 0 for success. They touch nothing that they were
 * not asked to touch.
 */
public final class Posix {
  /** Nothing has that name. */
  public static final int ENOENT = 2;

  /** A path leads through something that is no directory. */
  public static final int ENOTDIR = 20;

  /** The file is not the one that was meant: it was replaced, changed, or taken away. */
  public static final int ESTALE = 116;

  /** How many numbers {@link #stat} tells: those of a stamp, and the mode. */
  public static final int STAT_NUMBERS = 6;

  /** How many numbers {@link #peer} tells. */
  public static final int PEER_NUMBERS = 2;

  /** How many numbers {@link #view} tells. */
  public static final int VIEW_NUMBERS = 5;

  private static final Posix LOADED = load();

  private final @Nullable String trouble;

  private Posix(@Nullable String trouble) {
    this.trouble = trouble;
  }

  /** The natives, where they can be used. */
  public static Optional<Posix> loaded() {
    return LOADED.trouble == null ? Optional.of(LOADED) : Optional.empty();
  }

  /** Why the natives cannot be used; empty where they can. */
  public static Optional<String> trouble() {
    return Optional.ofNullable(LOADED.trouble);
  }

  /**
   * What is at a path.
   *
   * @param into takes device, inode, size, mtime, ctime (nanoseconds since 1970), mode
   */
  public int stat(PosixPath path, boolean follow, long[] into) {
    return stat(path.bytes(), follow, into);
  }

  /**
   * Looks at everything that was sighted, in order.
   *
   * @return the index of the first sighting that does not hold now; negative if all hold
   */
  public int firstChanged(Sightings sightings) {
    return firstChanged(sightings.bytes(), sightings.bytes().length);
  }

  /**
   * Begins to watch the mounts of this process.
   *
   * @return a descriptor for {@link #mountsChanged}; negative if they cannot be watched
   */
  public int watchMounts() {
    return openMounts();
  }

  /** Whether anything was mounted or unmounted since the last call for that descriptor. */
  public boolean haveMountsChanged(int watch) {
    return mountsChanged(watch);
  }

  /**
   * Copies a file into a new one, by reference where the file system can.
   *
   * @param stamp device, inode, size, mtime, ctime that the source must have
   * @param target must not exist; it is not left behind if the copy fails
   * @param mode permissions of the new file, whatever the umask
   * @return {@link #ESTALE} if the source is not the file that was meant
   */
  public int copy(PosixPath source, long[] stamp, PosixPath target, int mode) {
    return copy(source.bytes(), stamp, target.bytes(), mode);
  }

  /**
   * The SHA-256 of a file's bytes.
   *
   * @param into takes the 32 bytes of the digest
   */
  public int hash(PosixPath path, byte[] into) {
    return hash(path.bytes(), into);
  }

  /** Gives a file the name of a regular file, which it replaces, or of nothing. */
  public int place(PosixPath source, PosixPath target) {
    return place(source.bytes(), target.bytes());
  }

  /**
   * Which files a process sees.
   *
   * @param pid its id; 0 for this process
   * @param into takes device and inode of its mount namespace, and device, inode and mount of its
   *     root directory
   */
  public int view(long pid, long[] into) {
    return view(
        ("/proc/" + (pid == 0 ? "self" : pid) + "/").getBytes(StandardCharsets.US_ASCII), into);
  }

  /**
   * Who is at the other end of a connection, as the system has noted when it was made; of a
   * server's channel, who listens.
   *
   * @param channel one of the JDK, open
   * @param into takes the user's id, and the process's as it is seen here: 0 if it is not
   */
  public int peer(NetworkChannel channel, long[] into) {
    return peer((Object) channel, into);
  }

  private static Posix load() {
    String trouble = NativeLibrary.trouble().orElse(null);
    if (trouble == null) {
      // Sandboxes may refuse the newer system calls.
      int error = stat(new byte[] {'/'}, true, new long[STAT_NUMBERS]);
      trouble = error == 0 ? null : "stat failed with error " + error;
    }
    return new Posix(trouble);
  }

  private static native int stat(byte[] path, boolean follow, long[] into);

  private static native int firstChanged(byte[] sightings, int length);

  private static native int hash(byte[] path, byte[] into);

  private static native int openMounts();

  private static native boolean mountsChanged(int file);

  private static native int view(byte[] process, long[] into);

  private static native int copy(byte[] source, long[] stamp, byte[] target, int mode);

  private static native int peer(Object channel, long[] into);

  private static native int place(byte[] source, byte[] target);
}
