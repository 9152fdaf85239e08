/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.frame.Received;
import io.zccache.protocol.frame.WireFormat;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ExchangeTest {
  private static final int LARGE = 4 << 20;

  @TempDir Path folder;
  private final Timers timers = new Timers();
  private final Room unread = new Room(Long.MAX_VALUE, System::nanoTime);
  private SocketChannel client;
  private PeerSocket socket;

  @BeforeEach
  void connect() throws Exception {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("s"));
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(address);
      client = SocketChannel.open(address);
      socket = new PeerSocket(server.accept(), new Peer(true, 0));
    }
  }

  @AfterEach
  void disconnect() throws Exception {
    client.close();
    socket.close();
    timers.close();
  }

  @Test
  void beat_whileTheAnswerIsNotRead_waitsForNobody() throws Exception {
    Exchange exchange = exchange();
    CompletableFuture<Void> writing = answering(exchange);
    await().until(() -> unread.taken() > LARGE);
    awaitBlockedWrite();

    exchange.beat();

    client.close();
    assertThatThrownBy(writing::get).isInstanceOf(ExecutionException.class);
    await().until(() -> unread.taken() == 0);
  }

  /** The answer is larger than the socket's buffer, so it is being written once bytes are there. */
  private void awaitBlockedWrite() throws Exception {
    ByteBuffer one = ByteBuffer.allocate(1);
    while (one.hasRemaining()) {
      client.read(one);
    }
  }

  private CompletableFuture<Void> answering(Exchange exchange) {
    Response answer =
        new Response.CompileResult(0, Bytes.wrap(new byte[LARGE]), Bytes.EMPTY, false);
    return CompletableFuture.runAsync(
        () -> {
          try {
            exchange.answer(answer, Duration.ofMinutes(1));
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private Exchange exchange() {
    Received<Request> request = new Received<>(WireFormat.BINCODE_V15, new Request.Ping(), "", 0);
    return new Exchange(
        request,
        socket,
        timers,
        unread,
        () -> {
          throw new AssertionError("no report is due");
        });
  }
}
