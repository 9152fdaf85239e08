/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The socket's file: made for this user only, never in place of something that is alive, and
 * removed only if it is still the one that was made here. Whoever holds the instance lock may use
 * it.
 */
final class EndpointFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private static final int LOOKS = 3;

  private final Path path;
  private volatile @Nullable Identity identity;

  /**
   * @param path where clients look for the socket
   */
  EndpointFile(Path path) {
    this.path = path;
  }

  /**
   * Listens at the path.
   *
   * @throws EndpointTakenException if somebody answers there, or if it is no socket
   */
  Transport.Listener listen(Transport transport, int backlog) throws IOException {
    // The native transport replaces whatever it finds, so only a free path is given to it. It also
    // lets everybody connect; for the moment until the next line, folder and peer check stand.
    removeStale();
    Transport.Listener listener = transport.listen(path, backlog);
    boolean done = false;
    try {
      Files.setPosixFilePermissions(path, OWNER_ONLY);
      identity = identityOf(path);
      done = true;
      return listener;
    } finally {
      if (!done) {
        listener.close();
      }
    }
  }

  /** Whether clients that look at the path still find the socket that was made here. */
  boolean stillOurs() {
    Identity ours = identity;
    try {
      return ours != null && ours.equals(identityOf(path));
    } catch (IOException gone) {
      return false;
    }
  }

  /** Removes the socket if it is still the one that was made here. */
  void remove() throws IOException {
    if (stillOurs()) {
      Files.deleteIfExists(path);
    }
  }

  /** Whether somebody accepts connections at the path, or might: only a refusal is a no. */
  static boolean answers(Path path) {
    // What vanishes or appears between two looks is looked at again.
    for (int look = 0; look < LOOKS; look++) {
      if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
        // Not blocking: a full backlog is an answer, too, and must not hold us up.
        probe.configureBlocking(false);
        probe.connect(UnixDomainSocketAddress.of(path));
        return true;
      } catch (ConnectException refused) {
        return false;
      } catch (IOException unsure) {
        Thread.onSpinWait();
      }
    }
    return true;
  }

  private void removeStale() throws IOException {
    BasicFileAttributes found;
    try {
      found = attributes(path);
    } catch (NoSuchFileException free) {
      return;
    }
    if (!found.isOther()) {
      throw new EndpointTakenException(path + " is there and no socket; remove it");
    }
    if (answers(path)) {
      throw new EndpointTakenException("another daemon answers at " + path);
    }
    Files.deleteIfExists(path);
  }

  private static Identity identityOf(Path path) throws IOException {
    BasicFileAttributes now = attributes(path);
    return new Identity(now.fileKey(), now.lastModifiedTime());
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** Which file something is; the time tells it from a later one that got the same inode. */
  private record Identity(@Nullable Object inode, FileTime made) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Identity that
          && Objects.equals(inode, that.inode)
          && made.equals(that.made);
    }

    @Override
    public int hashCode() {
      return made.hashCode();
    }
  }
}
