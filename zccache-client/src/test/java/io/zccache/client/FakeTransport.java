/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.port.Dial;
import io.zccache.client.port.DialTrouble;
import io.zccache.client.port.Transport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Gives out connections in the order that the test laid down; then only trouble. */
final class FakeTransport implements Transport {
  private DialTrouble trouble = DialTrouble.ABSENT;
  private int dials;
  private final FakeTicker ticker;
  private final Deque<FakeConnection> next = new ArrayDeque<>();
  private final List<FakeConnection> given = new ArrayList<>();

  FakeTransport(FakeTicker ticker) {
    this.ticker = ticker;
  }

  /** Connections are refused with this as long as none is laid down. */
  void refuseWith(DialTrouble why) {
    trouble = why;
  }

  /** Lays down one more connection. */
  FakeConnection accept() {
    return accept(new FakeConnection(ticker));
  }

  FakeConnection accept(FakeConnection connection) {
    next.add(connection);
    return connection;
  }

  int dials() {
    return dials;
  }

  List<FakeConnection> given() {
    return given;
  }

  @Override
  public Dial connect(FilePath socket) {
    dials++;
    FakeConnection connection = next.poll();
    if (connection == null) {
      return new Dial.Failed(trouble, "as the test says");
    }
    given.add(connection);
    return new Dial.Connected(connection);
  }
}
