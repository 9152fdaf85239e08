/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.FilePath;
import io.zccache.client.port.Connection;
import io.zccache.client.port.Dial;
import io.zccache.client.port.DialTrouble;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkTransportTest {
  private static final long SHORT = 20_000_000;

  @TempDir Path dir;

  @Test
  void connect_noSocket_absent() {
    assertTrouble(dial(), DialTrouble.ABSENT);
  }

  @Test
  void connect_nobodyBehindTheSocket_absent() throws Exception {
    listen().close();

    assertTrouble(dial(), DialTrouble.ABSENT);
  }

  @Test
  void connect_noSocketButAFile_broken() throws Exception {
    java.nio.file.Files.createFile(socket());

    assertThat(dial()).isInstanceOf(Dial.Failed.class);
  }

  @Test
  void connect_pathTooLong_broken() throws Exception {
    Path folder = java.nio.file.Files.createDirectories(dir.resolve("x".repeat(120)));
    Path file = java.nio.file.Files.createFile(folder.resolve("s"));

    assertTrouble(new JdkTransport().connect(FilePath.of(file.toString())), DialTrouble.BROKEN);
  }

  @Test
  void connect_queueFull_busy() throws Exception {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket()), 1);
      Dial dial;
      int connected = -1;
      do {
        dial = dial();
        connected++;
      } while (dial instanceof Dial.Connected && connected < 100);

      assertTrouble(dial, DialTrouble.BUSY);
    }
  }

  @Test
  void exchange_bytesGoBothWays_untilTheEnd() throws Exception {
    try (ServerSocketChannel server = listen()) {
      Connection connection = connected();
      SocketChannel peer = server.accept();
      byte[] bytes = {1, 2, 3, 4};

      assertThat(connection.send(bytes, 1, 3, SHORT)).isEqualTo(3);
      ByteBuffer got = ByteBuffer.allocate(8);
      assertThat(peer.read(got)).isEqualTo(3);
      assertThat(got.array()).startsWith(2, 3, 4);

      byte[] into = new byte[8];
      assertThat(connection.receive(into, 0, 8, SHORT)).isEqualTo(Connection.SILENT);
      peer.write(ByteBuffer.wrap(bytes));
      assertThat(connection.receive(into, 2, 6, 0)).isEqualTo(4);
      assertThat(into).startsWith(0, 0, 1, 2, 3, 4);
      assertThat(connection.peer()).as("the JDK does not tell").isZero();
      peer.close();
      assertThat(connection.receive(into, 0, 8, 0)).isEqualTo(Connection.END);
      connection.close();
    }
  }

  @Test
  void send_peerGone_lost() throws Exception {
    try (ServerSocketChannel server = listen()) {
      Connection connection = connected();
      server.accept().close();

      assertThat(connection.send(new byte[1 << 20], 0, 1 << 20, SHORT)).isEqualTo(Connection.LOST);
      connection.close();
    }
  }

  @Test
  void send_peerDoesNotRead_silent() throws Exception {
    try (ServerSocketChannel server = listen()) {
      Connection connection = connected();
      SocketChannel peer = server.accept();
      byte[] much = new byte[16 << 20];

      assertThat(connection.send(much, 0, much.length, SHORT)).isEqualTo(Connection.SILENT);
      connection.close();
      peer.close();
    }
  }

  private Path socket() {
    return dir.resolve("s");
  }

  private ServerSocketChannel listen() throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket()));
    return server;
  }

  private Dial dial() {
    return new JdkTransport().connect(FilePath.of(socket().toString()));
  }

  private Connection connected() {
    return ((Dial.Connected) dial()).connection();
  }

  private static void assertTrouble(Dial dial, DialTrouble trouble) {
    assertThat(dial)
        .isInstanceOfSatisfying(
            Dial.Failed.class, failed -> assertThat(failed.trouble()).isEqualTo(trouble));
  }
}
