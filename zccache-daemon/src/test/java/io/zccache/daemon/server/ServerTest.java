/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zccache.daemon.TestClient;
import io.zccache.daemon.lifecycle.IdlePolicy;
import io.zccache.daemon.lifecycle.StateCoordinator;
import io.zccache.daemon.log.Log;
import io.zccache.daemon.session.PrivateOwners;
import io.zccache.daemon.session.Sessions;
import io.zccache.daemon.stats.Counters;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.WirePath;
import io.zccache.protocol.frame.WireFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose clock a test turns. */
@Timeout(30)
class ServerTest {
  private static final Duration LIMIT = Duration.ofMinutes(60);

  @TempDir Path folder;
  private final AtomicLong now = new AtomicLong();
  private final StateCoordinator state = new StateCoordinator();
  private final IdlePolicy idle = new IdlePolicy(now::get, LIMIT);
  private Server server;
  private Path socket;

  @BeforeEach
  void start() throws IOException {
    socket = folder.resolve("s");
    ServerContext context =
        new ServerContext(
            socket.toString(),
            WirePath.of(folder.toString()),
            Log.none(),
            now::get,
            state,
            idle,
            new Sessions(Counters.totals(), now::get),
            new PrivateOwners(),
            new CacheGate());
    // The clock jumps by hours here, which is no silence of a client.
    ServerLimits patient =
        new ServerLimits(
            Capacity.USUAL,
            Duration.ofDays(365),
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            LIMIT);
    server = Server.listen(socket, "jdk", patient, context);
    server.start();
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  @Test
  void idle_halfARequest_isBusyUntilItsClientLeaves() throws IOException {
    pass(LIMIT);
    assertThat(idle.due()).isTrue();
    try (TestClient client = TestClient.connect(socket)) {
      client.sendBytes((byte) 100, (byte) 0);
      await().until(() -> !idle.due());
      pass(LIMIT);
      assertThat(idle.due()).isFalse();
    }
    await()
        .until(
            () -> {
              pass(LIMIT);
              return idle.due();
            });
  }

  @Test
  void idle_openConnection_isNotBusyOnceItsRequestIsAnswered() throws IOException {
    try (TestClient client = TestClient.connect(socket)) {
      client.send(WireFormat.BINCODE_V15, new Request.Ping());
      assertThat(client.receive()).isEqualTo(new Response.Pong());
      await()
          .until(
              () -> {
                pass(LIMIT);
                return idle.due();
              });
    }
  }

  @Test
  void status_someTimeLater_tellsWholeSeconds() throws IOException {
    pass(Duration.ofMillis(7999));
    Response.Status told = (Response.Status) TestClient.ask(socket, new Request.Status());
    assertThat(told.status().uptimeSecs()).isEqualTo(7);
  }

  @Test
  void request_afterTheEnd_isNotAnswered() throws Exception {
    try (TestClient client = TestClient.connect(socket)) {
      assertThat(state.drain(Duration.ZERO)).isTrue();
      client.send(WireFormat.BINCODE_V15, new Request.Ping());
      assertThat(client.closedByDaemon()).isTrue();
    }
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
