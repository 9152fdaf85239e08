/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.Request;
import io.zccache.protocol.frame.Frame;
import io.zccache.protocol.frame.FrameReader;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.WireFormat;
import io.zccache.protocol.wire.MalformedMessageException;
import io.zccache.protocol.wire.MessageTooLargeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Does to a daemon's socket what no client should: noise, frames that were tampered with, halves of
 * frames, answers that nobody reads. It never asks for a shutdown, not even by chance. The same
 * seed does the same.
 */
final class HostileClient {
  private static final int NOISE = 2000;
  private static final List<Request> REQUESTS =
      List.of(
          new Request.Ping(),
          new Request.Status(),
          new Request.Lookup("00"),
          new Request.Report(""),
          new Request.Misses("x"),
          new Request.SessionEnd("550e8400-e29b-41d4-a716-446655440000"),
          new Request.Explain(1, Requests.GCC, Requests.ARGS, Requests.FOLDER, Requests.ours()),
          new Request.Ran(List.of(0L), Bytes.of("out"), Bytes.of("err"), true, false),
          new Request.ReleaseWorktreeHandles(Requests.FOLDER),
          Requests.sessionStart("/w"),
          Requests.link(List.of()),
          Requests.compile("550e8400-e29b-41d4-a716-446655440000", Requests.ours()));

  private final Path socket;
  private final Random random;

  HostileClient(Path socket, long seed) {
    this.socket = socket;
    this.random = new Random(seed);
  }

  /** Sends bytes, says that this was all, and waits for what the daemon makes of it. */
  static void sendAndLeave(Path socket, byte[] bytes) throws IOException {
    try (TestClient client = TestClient.connect(socket)) {
      client.sendBytes(bytes);
      client.endOutput();
      byte[] unused = client.receiveBytes(1 << 16);
    } catch (IOException closedByDaemon) {
      // As in send().
      return;
    }
  }

  /** Does one thing to the daemon and leaves. */
  void actOnce() throws IOException {
    switch (random.nextInt(7)) {
      case 0 -> send(noise());
      case 1 -> send(new byte[0]);
      case 2 -> send(cut(frame()));
      case 3 -> sendInPieces(frame());
      case 4 -> leaveUnread();
      default -> send(tampered(frame()));
    }
  }

  /** Sends all and closes, now and then only after the end of what it says. */
  private void send(byte[] bytes) throws IOException {
    if (asksForShutdown(bytes)) {
      return;
    }
    try (TestClient client = TestClient.connect(socket)) {
      client.sendBytes(bytes);
      if (random.nextBoolean()) {
        client.endOutput();
        byte[] unused = client.receiveBytes(random.nextInt(64));
      }
    } catch (IOException closedByDaemon) {
      // What it takes for nonsense it ends, also while that is still being sent.
      return;
    }
  }

  /** What is honest is answered, however it comes. */
  private void sendInPieces(byte[] frame) throws IOException {
    try (TestClient client = TestClient.connect(socket)) {
      int at = 0;
      while (at < frame.length) {
        int end = Math.min(frame.length, at + 1 + random.nextInt(frame.length));
        client.sendBytes(Arrays.copyOfRange(frame, at, end));
        at = end;
      }
      client.receiveUnlessAtWork();
    }
  }

  /** Many answers that nobody reads; then the connection is reset, for bytes are left in it. */
  private void leaveUnread() throws IOException {
    try (TestClient client = TestClient.connect(socket)) {
      int times = random.nextInt(200);
      for (int i = 0; i < times; i++) {
        client.sendBytes(frame());
      }
    }
  }

  private byte[] noise() {
    byte[] bytes = new byte[random.nextInt(NOISE)];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] cut(byte[] frame) {
    return Arrays.copyOf(frame, random.nextInt(frame.length));
  }

  private byte[] tampered(byte[] frame) {
    byte[] bytes = frame.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(random.nextBoolean() ? Math.min(12, bytes.length) : bytes.length);
      bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : 0xff);
    }
    if (random.nextInt(4) == 0) {
      byte[] more = noise();
      int length = bytes.length;
      bytes = Arrays.copyOf(bytes, length + more.length);
      System.arraycopy(more, 0, bytes, length, more.length);
    }
    return bytes;
  }

  private byte[] frame() throws IOException {
    WireFormat[] formats = WireFormat.values();
    try {
      return Frames.encode(
          formats[random.nextInt(formats.length)], REQUESTS.get(random.nextInt(REQUESTS.size())));
    } catch (MessageTooLargeException e) {
      throw new IOException(e);
    }
  }

  static boolean asksForShutdown(byte[] bytes) {
    FrameReader reader = new FrameReader();
    reader.push(bytes, 0, bytes.length);
    try {
      for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        if (isShutdown(frame.get())) {
          return true;
        }
      }
    } catch (MalformedMessageException nothingMore) {
      return false;
    }
    return false;
  }

  private static boolean isShutdown(Frame frame) {
    try {
      return Frames.decodeRequest(frame).message() instanceof Request.Shutdown;
    } catch (MalformedMessageException other) {
      return false;
    }
  }
}
