/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.zccache.daemon.server.ToolService;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.WireFormat;
import io.zccache.protocol.wire.MessageTooLargeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes, in pieces of any size, at the socket of a daemon. The first byte says how large the
 * pieces are and how the client leaves; whatever comes after it, the next client is answered.
 */
final class SocketFuzz {
  private static final int LARGEST_PIECE = 63;
  private static final int HALF_CLOSE = 0x40;
  private static final int LEAVE_UNREAD = 0x80;
  private static final Daemon DAEMON = new Daemon();

  static Stream<byte[]> frames() {
    List<byte[]> all = new ArrayList<>();
    for (WireFormat format : WireFormat.values()) {
      for (Request request :
          List.of(
              new Request.Ping(),
              new Request.Status(),
              Requests.sessionStart("/w"),
              Requests.link(Requests.ours()),
              Requests.compile("550e8400-e29b-41d4-a716-446655440000", List.of()))) {
        all.add(scripted(HALF_CLOSE, format, request));
        all.add(scripted(LEAVE_UNREAD | 7, format, request));
      }
    }
    return all.stream();
  }

  @MethodSource("frames")
  @FuzzTest
  void daemon_anyBytes_answersTheNext(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    byte[] bytes = Arrays.copyOfRange(input, 1, input.length);
    if (!HostileClient.asksForShutdown(bytes)) {
      send(bytes, input[0]);
    }
    assertThat(DAEMON.running.ask(new Request.Ping())).isEqualTo(new Response.Pong());
    assertThat(DAEMON.running.logged()).noneMatch(line -> line.contains("bug"));
  }

  private static void send(byte[] bytes, byte how) {
    int piece = 1 + (how & LARGEST_PIECE) * (how & LARGEST_PIECE);
    try (TestClient client = DAEMON.running.connect()) {
      for (int at = 0; at < bytes.length; at += piece) {
        client.sendBytes(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece)));
      }
      if ((how & HALF_CLOSE) != 0) {
        client.endOutput();
      }
      if ((how & HALF_CLOSE) != 0 && (how & LEAVE_UNREAD) == 0) {
        byte[] unused = client.receiveBytes(Frames.LIMIT);
      }
    } catch (IOException closedByDaemon) {
      // What is nonsense to it, it ends, also while that is still being sent.
      return;
    }
  }

  private static byte[] scripted(int how, WireFormat format, Request request) {
    try {
      byte[] frame = Frames.encode(format, request);
      byte[] script = new byte[frame.length + 1];
      script[0] = (byte) how;
      System.arraycopy(frame, 0, script, 1, frame.length);
      return script;
    } catch (MessageTooLargeException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One daemon for all inputs; it ends with this process. */
  private static final class Daemon {
    final RunningDaemon running;

    Daemon() {
      try {
        Path root = Files.createTempDirectory("zccache-fuzz");
        running = RunningDaemon.start(root, ForgetfulCache::new);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Remembers no call: there are millions. */
  private static final class ForgetfulCache extends FakeCache {
    @Override
    public ToolService tools() {
      return call -> COMPILED;
    }
  }
}
