/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("natives")
class NativeTransportTest extends TransportContract {
  @Override
  Transport transport() {
    return new NativeTransport();
  }

  @Test
  void accept_anyPeer_knowsItsProcess(@TempDir Path other) throws Exception {
    Path path = other.resolve("s");
    try (Transport.Listener listener = transport().listen(path, 1);
        SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path));
        PeerSocket accepted = listener.accept()) {
      assertThat(client.isConnected()).isTrue();
      assertThat(accepted.peer().pid()).isEqualTo(ProcessHandle.current().pid());
    }
  }
}
