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
  private final Address name;
  private final Address credentials;
  private final Address length;
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
    this.name = memory.take(Structure.sizeOf(SocketName.class));
    this.credentials = memory.take(Structure.sizeOf(PeerCredentials.class));
    this.length = memory.take(4);
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
    fillName(path, size);
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
    PeerCredentials told = credentials.toStructure();
    // A process of another namespace has the number 0 here.
    long process = told.pid > 0 ? told.pid : -1;
    return new Dial.Connected(new PosixConnection(fd, process, descriptors));
  }

  private void fillName(FilePath path, int size) {
    Address.fillZero(name, size);
    SocketName to = name.toStructure();
    to.family = (short) family;
    byte[] bytes = path.toBytes();
    Address.moveMemoryBlock(Address.ofData(bytes), name.add(SocketName.PATH_OFFSET), bytes.length);
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
    length.putInt(Structure.sizeOf(PeerCredentials.class));
    if (Posix.getsockopt(fd, socketLevel, peerOption, credentials, length) != 0) {
      return -1;
    }
    PeerCredentials peer = credentials.toStructure();
    return peer.uid & 0xFFFFFFFFL;
  }
}
