/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.DaemonClient;
import io.zccache.client.DaemonPlace;
import io.zccache.client.Outcome;
import io.zccache.client.UnavailableReason;
import io.zccache.client.WedgePolicy;
import io.zccache.client.port.Ticker;
import io.zccache.protocol.Request;
import io.zccache.protocol.endpoint.CacheRoot;
import io.zccache.protocol.endpoint.Endpoint;
import io.zccache.protocol.frame.WireFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkPortsTest {
  @TempDir Path dir;

  @Test
  void open_clientWithoutDaemon_makesTheRootAndSaysWhatIsMissing() {
    CacheRoot root = CacheRoot.of(dir.resolve("cache").toString());
    DaemonClient client =
        new DaemonClient(
            JdkPorts.open(),
            new DaemonPlace(root, Endpoint.of(root, 0), null),
            WireFormat.PROTOBUF_V16,
            WedgePolicy.standard());

    assertThat(client.send(new Request.Ping()))
        .isEqualTo(
            new Outcome.Unavailable(UnavailableReason.NO_DAEMON_PROGRAM, "set ZCCACHE_DAEMON"));
    assertThat(Files.isDirectory(dir.resolve("cache/run"))).isTrue();
  }

  @Test
  void ticker_pause_passesTime() {
    Ticker ticker = new JdkTicker();
    long before = ticker.nanos();
    ticker.pause(2_000_000);

    assertThat(ticker.nanos() - before).isGreaterThanOrEqualTo(2_000_000);
    assertThat(ticker.unixSeconds()).isGreaterThan(1_700_000_000);
  }

  @Test
  void ticker_interrupted_keepsTheFlag() {
    Thread.currentThread().interrupt();
    new JdkTicker().pause(1_000_000_000);

    assertThat(Thread.interrupted()).isTrue();
  }
}
