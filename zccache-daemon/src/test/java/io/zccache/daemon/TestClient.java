/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.frame.Frame;
import io.zccache.protocol.frame.FrameReader;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.Received;
import io.zccache.protocol.frame.WireFormat;
import io.zccache.protocol.wire.MalformedMessageException;
import io.zccache.protocol.wire.MessageTooLargeException;
import java.io.Closeable;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;

/** One connection to a daemon, for tests; waits without a bound, so tests have a timeout. */
public final class TestClient implements Closeable {
  private final SocketChannel channel;
  private final FrameReader frames = new FrameReader();

  private TestClient(SocketChannel channel) {
    this.channel = channel;
  }

  /** Connects; fails at once if nobody accepts. */
  public static TestClient connect(Path socket) throws IOException {
    return new TestClient(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
  }

  /** Asks one question on a connection of its own; heartbeats before the answer are left out. */
  public static Response ask(Path socket, Request request) throws IOException {
    try (TestClient client = connect(socket)) {
      client.send(WireFormat.PROTOBUF_V16, request);
      return client.receiveUnlessAtWork();
    }
  }

  /** Sends one request. */
  public void send(WireFormat format, Request request) throws IOException {
    try {
      sendBytes(Frames.encode(format, request));
    } catch (MessageTooLargeException e) {
      throw new IOException(e);
    }
  }

  /** Sends bytes as they are. */
  public void sendBytes(byte... bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  /** Says that nothing more will be sent. */
  public void endOutput() throws IOException {
    channel.shutdownOutput();
  }

  /** The next response. */
  public Response receive() throws IOException {
    return receiveWhole().message();
  }

  /** The next response that says more than that the daemon is at work. */
  public Response receiveUnlessAtWork() throws IOException {
    Response response = receive();
    while (response instanceof Response.AtWork) {
      response = receive();
    }
    return response;
  }

  /** The next response, with its format and ids. */
  public Received<Response> receiveWhole() throws IOException {
    try {
      Optional<Frame> frame = frames.next();
      byte[] piece = new byte[4096];
      while (frame.isEmpty()) {
        int count = channel.read(ByteBuffer.wrap(piece));
        if (count < 0) {
          throw new IOException("the daemon closed the connection");
        }
        frames.push(piece, 0, count);
        frame = frames.next();
      }
      return Frames.decodeResponse(frame.get());
    } catch (MalformedMessageException e) {
      throw new IOException(e);
    }
  }

  /** That many bytes as they come; fewer if the daemon closes the connection. */
  public byte[] receiveBytes(int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = channel.read(bytes);
    }
    byte[] received = new byte[bytes.position()];
    bytes.flip().get(received);
    return received;
  }

  /** Waits for the daemon to close the connection; false if it sends something first. */
  public boolean closedByDaemon() throws IOException {
    return channel.read(ByteBuffer.allocate(1)) < 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
