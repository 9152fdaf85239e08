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
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The socket's file: made in one step with its permissions, never in place of something that is
 * alive, and removed only if it is still the one that was made here. Whoever holds the instance
 * lock may use it.
 */
final class EndpointFile {
  private static final Set<java.nio.file.attribute.PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path path;
  private final Path fresh;
  private volatile @Nullable Object identity;

  /**
   * @param path where clients look for the socket
   * @param pid this process, for the name the socket has until it is ready
   */
  EndpointFile(Path path, long pid) {
    this.path = path;
    this.fresh = path.resolveSibling(".n" + Long.toString(pid, Character.MAX_RADIX));
  }

  /**
   * Listens at the path.
   *
   * @throws EndpointTakenException if somebody answers there, or if it is no socket
   */
  Transport.Listener listen(Transport transport, int backlog) throws IOException {
    removeStale();
    // Native transports replace whatever is at the path they bind, and make it open to all. So the
    // socket is born under another name and gets its own by a link, which replaces nothing.
    Transport.Listener listener = transport.listen(fresh, backlog);
    boolean linked = false;
    try {
      Files.setPosixFilePermissions(fresh, OWNER_ONLY);
      Files.createLink(path, fresh);
      identity = identityOf(path);
      linked = true;
      return listener;
    } catch (FileAlreadyExistsException raced) {
      throw new EndpointTakenException("somebody else just made " + path);
    } finally {
      Files.deleteIfExists(fresh);
      if (!linked) {
        listener.close();
      }
    }
  }

  /** Whether clients that look at the path still find the socket that was made here. */
  boolean stillOurs() {
    Object ours = identity;
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

  /** Whether somebody accepts connections at the path. */
  static boolean answers(Path path) throws IOException {
    try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      // Not blocking: a full backlog is an answer, too, and must not hold us up.
      probe.configureBlocking(false);
      probe.connect(UnixDomainSocketAddress.of(path));
      return true;
    } catch (ConnectException refused) {
      return false;
    } catch (IOException other) {
      if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      throw other;
    }
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
    if (answersOrUnsure()) {
      throw new EndpointTakenException("another daemon answers at " + path);
    }
    Files.deleteIfExists(path);
  }

  private boolean answersOrUnsure() {
    try {
      return answers(path);
    } catch (IOException unsure) {
      return true;
    }
  }

  private static Object identityOf(Path path) throws IOException {
    Object key = attributes(path).fileKey();
    return key == null ? path : key;
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
