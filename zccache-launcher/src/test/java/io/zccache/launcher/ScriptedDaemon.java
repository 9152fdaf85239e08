/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.frame.Frame;
import io.zccache.protocol.frame.FrameReader;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.Received;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A daemon that does with each connection what the test says. */
final class ScriptedDaemon implements AutoCloseable {
  /** What to do with a request on a connection, which is closed afterwards. */
  interface Script {
    void play(Received<Request> request, SocketChannel channel) throws Exception;
  }

  private final ServerSocketChannel server;
  private final Script script;
  private final List<Received<Request>> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<Throwable> troubles = Collections.synchronizedList(new ArrayList<>());

  private ScriptedDaemon(ServerSocketChannel server, Script script) {
    this.server = server;
    this.script = script;
  }

  /** Listens at the usual place below {@code root}. */
  static ScriptedDaemon at(Path root, Script script) throws IOException {
    return listen(root.resolve("run/daemon.sock"), script);
  }

  static ScriptedDaemon listen(Path socket, Script script) throws IOException {
    Files.createDirectories(socket.getParent());
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket), 128);
    ScriptedDaemon daemon = new ScriptedDaemon(server, script);
    Thread thread = new Thread(daemon::serve, "scripted-daemon");
    thread.setDaemon(true);
    thread.start();
    return daemon;
  }

  /** Answers every request with {@code response}. */
  static Script always(Response response) {
    return (request, channel) -> send(channel, Frames.encodeAnswer(request, response));
  }

  static void send(SocketChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  List<Received<Request>> requests() {
    return requests;
  }

  /** The one request that came. */
  Request onlyRequest() {
    if (requests.size() != 1 || !troubles.isEmpty()) {
      throw new AssertionError(requests + " " + troubles);
    }
    return requests.get(0).message();
  }

  private void serve() {
    while (server.isOpen()) {
      try (SocketChannel channel = server.accept()) {
        Optional<Received<Request>> request = receive(channel);
        if (request.isPresent()) {
          requests.add(request.get());
          script.play(request.get(), channel);
        }
      } catch (ClosedChannelException e) {
        return;
      } catch (Exception e) {
        troubles.add(e);
      }
    }
  }

  /** The next request on a connection; empty at its end. */
  static Optional<Received<Request>> receive(SocketChannel channel) throws Exception {
    FrameReader reader = new FrameReader();
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    Optional<Frame> frame = Optional.empty();
    while (frame.isEmpty()) {
      buffer.clear();
      int count = channel.read(buffer);
      if (count < 0) {
        return Optional.empty();
      }
      reader.push(buffer.array(), 0, count);
      frame = reader.next();
    }
    return Optional.of(Frames.decodeRequest(frame.get()));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
