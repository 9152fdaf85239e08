/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.frame.Received;
import io.zccache.protocol.frame.WireFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every frame that zccache 1.12.6 is known not to take, sent to a socket: each costs its sender its
 * answer or its connection, and nobody else anything.
 */
@Timeout(60)
class HostileFramesTest {
  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(strings = {"natives", "jdk", "junixsocket"})
  void frames_thatAreNone_endTheirOwnConnectionOnly(String transport) throws Exception {
    DaemonSettings settings = RunningDaemon.settings(root, Duration.ZERO, transport);
    try (RunningDaemon daemon = RunningDaemon.start(settings, FakeCache::new);
        TestClient bystander = daemon.connect()) {
      for (HostileFrame frame : frames()) {
        try (TestClient client = daemon.connect()) {
          client.sendBytes(HexFormat.of().parseHex(frame.send()));
          frame.then().check(client, frame);
        }
        bystander.send(WireFormat.BINCODE_V15, new Request.Ping());
        assertThat(bystander.receive()).as(frame.name()).isEqualTo(new Response.Pong());
      }
      assertThat(daemon.logged()).noneMatch(line -> line.contains("bug"));
    }
  }

  private static List<HostileFrame> frames() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                HostileFramesTest.class.getResourceAsStream("hostile-frames.json")),
            StandardCharsets.UTF_8)) {
      List<HostileFrame> all = List.of(new Gson().fromJson(reader, HostileFrame[].class));
      assertThat(all).hasSizeGreaterThan(40);
      return all;
    }
  }

  /** What the daemon does next. */
  enum Then {
    /** More is to come; once none will, it closes without a word. */
    WAITS {
      @Override
      void check(TestClient client, HostileFrame frame) throws IOException {
        client.endOutput();
        assertThat(client.closedByDaemon()).as(frame.name()).isTrue();
      }
    },
    /** It closes without a word. */
    CLOSES {
      @Override
      void check(TestClient client, HostileFrame frame) throws IOException {
        assertThat(client.closedByDaemon()).as(frame.name()).isTrue();
      }
    },
    /** It says which version it speaks and closes. */
    REFUSES_VERSION {
      @Override
      void check(TestClient client, HostileFrame frame) throws IOException {
        Received<Response> answer = client.receiveWhole();
        assertThat(answer.format()).as(frame.name()).isEqualTo(WireFormat.BINCODE_V15);
        assertThat(((Response.Error) answer.message()).message())
            .as(frame.name())
            .startsWith("protocol version mismatch: ");
        assertThat(client.closedByDaemon()).as(frame.name()).isTrue();
      }
    },
    /** It says what is missing, and the connection stays. */
    ANSWERS {
      @Override
      void check(TestClient client, HostileFrame frame) throws IOException {
        assertThat(client.receiveWhole())
            .as(frame.name())
            .isEqualTo(
                new Received<>(
                    WireFormat.valueOf(frame.format()),
                    new Response.Error(frame.text()),
                    frame.requestId(),
                    0));
        client.send(WireFormat.BINCODE_V15, new Request.Ping());
        assertThat(client.receive()).as(frame.name()).isEqualTo(new Response.Pong());
      }
    };

    abstract void check(TestClient client, HostileFrame frame) throws IOException;
  }

  /** One frame in hex; format, id and text are those of the answer where there is one. */
  record HostileFrame(
      String name, String send, Then then, String format, String requestId, String text) {}
}
