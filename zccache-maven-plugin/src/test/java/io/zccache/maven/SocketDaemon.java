/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.protocol.Count;
import io.zccache.protocol.DaemonStatus;
import io.zccache.protocol.PrivateDaemonStatus;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.WirePath;
import io.zccache.protocol.frame.Frame;
import io.zccache.protocol.frame.FrameReader;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.Received;
import io.zccache.protocol.wire.MalformedMessageException;
import io.zccache.protocol.wire.MessageTooLargeException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A daemon on a real socket that caches nothing: it answers what the plugin asks. */
final class SocketDaemon implements AutoCloseable {

  static final String SESSION = "11111111-1111-4111-8111-111111111111";

  final List<Request> asked = new CopyOnWriteArrayList<>();
  private final ServerSocketChannel server;
  private final Path socket;
  private final Thread thread = new Thread(this::serve, "socket-daemon");

  private SocketDaemon(ServerSocketChannel server, Path socket) {
    this.server = server;
    this.socket = socket;
  }

  /** Listens where the daemon of this cache root would. */
  static SocketDaemon in(Path root) throws IOException {
    Path run =
        Files.createDirectories(
            root.resolve("run"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path socket = run.resolve("daemon.sock");
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    SocketDaemon daemon = new SocketDaemon(server, socket);
    daemon.thread.start();
    return daemon;
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(socket);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    boolean open = true;
    while (open) {
      try (SocketChannel peer = server.accept()) {
        open = !converse(peer);
      } catch (ClosedChannelException e) {
        open = false;
      } catch (IOException | MalformedMessageException | MessageTooLargeException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  // Whether the peer wants the daemon to end.
  private boolean converse(SocketChannel peer)
      throws IOException, MalformedMessageException, MessageTooLargeException {
    FrameReader frames = new FrameReader();
    ByteBuffer buffer = ByteBuffer.allocate(4096);
    while (peer.read(buffer) >= 0) {
      frames.push(buffer.array(), 0, buffer.position());
      buffer.clear();
      Optional<Frame> frame = frames.next();
      if (frame.isPresent()) {
        Received<Request> request = Frames.decodeRequest(frame.get());
        asked.add(request.message());
        peer.write(ByteBuffer.wrap(Frames.encodeAnswer(request, answer(request.message()))));
        if (request.message() instanceof Request.Shutdown) {
          server.close();
          Files.deleteIfExists(socket);
          return true;
        }
      }
    }
    return false;
  }

  private Response answer(Request request) {
    if (request instanceof Request.Ping) {
      return new Response.Pong();
    }
    if (request instanceof Request.Status) {
      return new Response.Status(status());
    }
    if (request instanceof Request.Shutdown) {
      return new Response.ShuttingDown();
    }
    if (request instanceof Request.SessionStart) {
      return new Response.SessionStarted(SESSION, null);
    }
    if (request instanceof Request.SessionEnd) {
      return new Response.SessionEnded(null);
    }
    if (request instanceof Request.Clear) {
      return new Response.Cleared(7, 0, 0, 4096);
    }
    if (request instanceof Request.Report) {
      return new Response.ReportResult(List.of(new Count("hit", 3), new Count("miss", 1)));
    }
    return new Response.Error("unforeseen: " + request);
  }

  private DaemonStatus status() {
    return new DaemonStatus(
        "1.12.6",
        "",
        socket.toString(),
        PrivateDaemonStatus.NONE,
        7,
        4096,
        0,
        65,
        3,
        1,
        4,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        1,
        0,
        WirePath.of("/cache"),
        0,
        0,
        false);
  }
}
