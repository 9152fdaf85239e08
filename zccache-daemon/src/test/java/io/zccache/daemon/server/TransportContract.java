/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every transport does. */
@Timeout(30)
abstract class TransportContract {
  @TempDir Path folder;
  private Path path;
  private Transport.Listener listener;

  abstract Transport transport();

  @BeforeEach
  void listen() throws IOException {
    path = folder.resolve("s");
    listener = transport().listen(path, 16);
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  @Test
  void accept_ownProcess_isTheSameUser() throws IOException {
    try (SocketChannel client = connect();
        PeerSocket accepted = listener.accept()) {
      assertThat(accepted.peer().sameUser()).isTrue();
      assertThat(accepted.peer().pid()).isIn(0L, ProcessHandle.current().pid());
      assertThat(client.isConnected()).isTrue();
    }
  }

  @Test
  void exchange_manyBytes_arriveInOrderBothWays() throws Exception {
    byte[] large = new byte[3_000_000];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) ((i * 31) >>> 3);
    }
    try (SocketChannel client = connect();
        PeerSocket accepted = listener.accept()) {
      FutureTask<byte[]> received = inBackground(() -> readFully(client, large.length));
      accepted.write(large);
      assertThat(received.get(20, TimeUnit.SECONDS)).isEqualTo(large);

      FutureTask<byte[]> back = inBackground(() -> readFully(accepted, large.length));
      ByteBuffer sending = ByteBuffer.wrap(large);
      while (sending.hasRemaining()) {
        client.write(sending);
      }
      assertThat(back.get(20, TimeUnit.SECONDS)).isEqualTo(large);
    }
  }

  @Test
  void read_clientEndsItsOutput_endsAndCanStillAnswer() throws IOException {
    try (SocketChannel client = connect();
        PeerSocket accepted = listener.accept()) {
      client.write(ByteBuffer.wrap(new byte[] {7}));
      client.shutdownOutput();
      ByteBuffer into = ByteBuffer.allocate(10);
      assertThat(accepted.read(into)).isEqualTo(1);
      assertThat(accepted.read(into)).isNegative();
      accepted.write(new byte[] {8});
      assertThat(readFully(client, 1)).containsExactly(8);
    }
  }

  @Test
  void read_closedByAnotherThread_ends() throws Exception {
    try (SocketChannel client = connect()) {
      PeerSocket accepted = listener.accept();
      FutureTask<Integer> reading = new FutureTask<>(() -> accepted.read(ByteBuffer.allocate(1)));
      Thread reader = start(reading);
      awaitBlocked(reader);
      accepted.close();
      assertThat(endsWithoutBytes(reading)).isTrue();
      assertThat(client.read(ByteBuffer.allocate(1))).isNegative();
    }
  }

  @Test
  void write_clientGone_failsAndKillsNobody() throws IOException {
    SocketChannel client = connect();
    try (PeerSocket accepted = listener.accept()) {
      client.close();
      assertThatThrownBy(() -> accepted.write(new byte[1_000_000])).isInstanceOf(IOException.class);
    }
  }

  @Test
  void accept_closedByAnotherThread_failsAndLeavesTheFile() throws Exception {
    FutureTask<PeerSocket> accepting = new FutureTask<>(() -> listener.accept());
    Thread acceptor = start(accepting);
    awaitBlocked(acceptor);
    listener.close();

    assertThatThrownBy(() -> accepting.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(IOException.class);
    assertThat(Files.exists(path)).isTrue();
    assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
  }

  @Test
  void listen_folderMissing_fails() {
    assertThatThrownBy(() -> transport().listen(folder.resolve("missing/s"), 16))
        .isInstanceOf(IOException.class);
  }

  private SocketChannel connect() throws IOException {
    return SocketChannel.open(UnixDomainSocketAddress.of(path));
  }

  private static boolean endsWithoutBytes(FutureTask<Integer> reading) throws Exception {
    try {
      return reading.get(10, TimeUnit.SECONDS) < 0;
    } catch (ExecutionException e) {
      return e.getCause() instanceof IOException;
    }
  }

  private static void awaitBlocked(Thread thread) {
    // A thread in a system call is runnable for Java; what counts is that its stack is in there.
    while (!isInNative(thread)) {
      Thread.onSpinWait();
    }
  }

  private static boolean isInNative(Thread thread) {
    StackTraceElement[] stack = thread.getStackTrace();
    return stack.length > 0 && stack[0].isNativeMethod();
  }

  private static <T> FutureTask<T> inBackground(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread unused = start(task);
    return task;
  }

  private static Thread start(Runnable task) {
    Thread thread = new Thread(task, "contract");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static byte[] readFully(SocketChannel channel, int count) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(count);
    int read = 0;
    while (into.hasRemaining() && read >= 0) {
      read = channel.read(into);
    }
    return into.array();
  }

  private static byte[] readFully(PeerSocket socket, int count) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(count);
    int read = 0;
    while (into.hasRemaining() && read >= 0) {
      read = socket.read(into);
    }
    return into.array();
  }
}
