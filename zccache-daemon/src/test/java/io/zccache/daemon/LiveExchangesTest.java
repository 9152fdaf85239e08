/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole exchanges that were recorded with the daemon of zccache 1.12.6: the same bytes in give the
 * same bytes out.
 */
@Timeout(30)
class LiveExchangesTest {
  @TempDir Path root;

  @ParameterizedTest(name = "{1} over {0}")
  @MethodSource("exchanges")
  void daemon_recordedBytes_answersTheSameBytes(String transport, Exchange exchange)
      throws Exception {
    byte[] expected = HexFormat.of().parseHex(exchange.receive());
    DaemonSettings settings = RunningDaemon.settings(root, Duration.ZERO, transport);
    try (RunningDaemon daemon = RunningDaemon.start(settings, FakeCache::new);
        TestClient client = daemon.connect()) {
      send(client, exchange);
      assertThat(client.receiveBytes(expected.length)).isEqualTo(expected);
      if (exchange.ends().equals("open")) {
        client.send(WireFormat.BINCODE_V15, new Request.Ping());
        assertThat(client.receive()).isEqualTo(new Response.Pong());
      } else {
        assertThat(client.closedByDaemon()).isTrue();
      }
    }
  }

  private static void send(TestClient client, Exchange exchange) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(exchange.send());
    if (exchange.name().endsWith("byte-by-byte")) {
      for (byte each : bytes) {
        client.sendBytes(each);
      }
    } else {
      client.sendBytes(bytes);
    }
    if (exchange.ends().equals("half-close")) {
      client.endOutput();
    }
  }

  static Stream<Arguments> exchanges() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                LiveExchangesTest.class.getResourceAsStream("live-exchanges.json")),
            StandardCharsets.UTF_8)) {
      List<Exchange> all = List.of(new Gson().fromJson(reader, Exchange[].class));
      return Stream.of("natives", "jdk", "junixsocket")
          .flatMap(transport -> all.stream().map(each -> Arguments.of(transport, each)));
    }
  }

  /** One recorded exchange; bytes in hex. */
  record Exchange(String name, String send, String receive, String ends) {
    @Override
    public String toString() {
      return name;
    }
  }
}
