/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import io.zccache.client.FilePath;
import io.zccache.client.port.Dial;
import io.zccache.client.port.DialTrouble;
import io.zccache.client.port.Transport;
import org.teavm.interop.Address;
import org.teavm.interop.Structure;

/** Unix-domain sockets, never inherited by other programs. */
final class PosixTransport implements Transport {
  private final CMemory memory;
  private final Descriptors descriptors;
  private final long user;
  private final int family = Macro.afUnix();
  private final int stream = Macro.sockStream();
  private final int noBlocking = Macro.sockNonblock();
  private final int closeOnExec = Macro.sockCloexec();
  private final int socketLevel = Macro.solSocket();
  private final int peerOption = Macro.soPeercred();
  private final int absent = Macro.enoent();
  private final int refused = Macro.econnrefused();

  PosixTransport(CMemory memory, Descriptors descriptors, long user) {
    this.memory = memory;
    this.descriptors = descriptors;
    this.user = user;
  }

  @Override
  public Dial connect(FilePath path) {
    if (path.length() >= SocketName.PATH_SIZE) {
      return new Dial.Failed(DialTrouble.BROKEN, path.text() + " is too long for a socket");
    }
    int fd = Posix.socket(family, stream | noBlocking | closeOnExec, 0);
    if (fd < 0) {
      return new Dial.Failed(DialTrouble.BROKEN, CText.error(Macro.errno()));
    }
    int size = Structure.sizeOf(SocketName.class);
    Address name = name(path, size);
    // Without blocking, a Unix socket connects at once or fails at once.
    int error = Posix.connect(fd, name, size) == 0 ? 0 : Macro.errno();
    if (error != 0) {
      Posix.close(fd);
      return new Dial.Failed(trouble(error), path.text() + ": " + CText.error(error));
    }
    long peer = peer(fd);
    if (peer != user) {
      Posix.close(fd);
      return new Dial.Failed(
          DialTrouble.FOREIGN, path.text() + " is served by user " + peer + ", this is " + user);
    }
    return new Dial.Connected(new PosixConnection(fd, descriptors));
  }

  private Address name(FilePath path, int size) {
    Address zeros = memory.zeros(size);
    SocketName name = zeros.toStructure();
    name.family = (short) family;
    byte[] bytes = path.toBytes();
    Address.moveMemoryBlock(Address.ofData(bytes), zeros.add(SocketName.PATH_OFFSET), bytes.length);
    return zeros;
  }

  private DialTrouble trouble(int error) {
    if (error == absent || error == refused) {
      return DialTrouble.ABSENT;
    }
    return descriptors.isAgain(error) || descriptors.isInterrupted(error)
        ? DialTrouble.BUSY
        : DialTrouble.BROKEN;
  }

  /** The user id behind a connection; -1 if the system does not tell. */
  private long peer(int fd) {
    int size = Structure.sizeOf(PeerCredentials.class);
    Address value = memory.take(size);
    Address length = memory.take(4);
    length.putInt(size);
    if (Posix.getsockopt(fd, socketLevel, peerOption, value, length) != 0) {
      return -1;
    }
    PeerCredentials credentials = value.toStructure();
    return credentials.uid & 0xFFFFFFFFL;
  }
}
