/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.client.DaemonClient;
import io.zccache.client.DaemonPlace;
import io.zccache.client.FilePath;
import io.zccache.client.OptionStarter;
import io.zccache.client.Outcome;
import io.zccache.client.UnavailableReason;
import io.zccache.client.WedgePolicy;
import io.zccache.client.jvm.JdkPorts;
import io.zccache.client.port.Ports;
import io.zccache.protocol.Request;
import io.zccache.protocol.frame.WireFormat;

/** The daemon over a socket, by the same client and under the same start lock as the launchers. */
final class ClientDaemon implements Daemon {

  private static final long MOMENT_SECONDS = 2;

  private final DaemonPlace place;
  private final DaemonOptions options;

  ClientDaemon(DaemonPlace place, DaemonOptions options) {
    this.place = place;
    this.options = options;
  }

  @Override
  public Outcome start() {
    return client().start();
  }

  @Override
  public Outcome ask(Request request) {
    return client().askRunning(request);
  }

  @Override
  public void tell(Request request) {
    Outcome unused = client(WedgePolicy.ofSeconds(MOMENT_SECONDS)).askRunning(request);
  }

  @Override
  public Outcome stop() {
    Outcome outcome = client().askRunning(new Request.Shutdown());
    if (outcome instanceof Outcome.Answered) {
      Ports jdk = JdkPorts.open();
      FilePath lock = FilePath.of(place.root().daemonLock());
      if (!new DaemonEnd(jdk.starter(), jdk.ticker(), lock).await()) {
        return new Outcome.Unavailable(UnavailableReason.DAEMON_SILENT, "it does not end");
      }
    }
    return outcome;
  }

  private DaemonClient client() {
    return client(WedgePolicy.standard());
  }

  // A client serves one thread, and costs nothing.
  private DaemonClient client(WedgePolicy wedge) {
    Ports jdk = JdkPorts.open();
    Ports ports = jdk.startingBy(new OptionStarter(jdk.starter(), options.words()));
    return new DaemonClient(ports, place, WireFormat.PROTOBUF_V16, wedge);
  }
}
