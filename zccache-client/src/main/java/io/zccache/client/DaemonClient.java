/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.Outcome.Unavailable;
import io.zccache.client.port.Ports;
import io.zccache.protocol.Request;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.WireFormat;
import io.zccache.protocol.wire.MessageTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * One request at a time against a daemon that may be absent, busy, silent or wrong: connects,
 * starts a daemon if there is none, sends, waits, tries once more on a lost connection. Never
 * throws for what the world does; every ending is an {@link Outcome}. Used by one thread.
 */
public final class DaemonClient {
  private final WireFormat wire;
  private final WedgePolicy wedge;
  private final RetryPolicy retry = new RetryPolicy(RetryPolicy.DEFAULT_RETRIES);
  private final Reach reach;

  /** A client of the daemon at {@code place}. */
  public DaemonClient(Ports ports, DaemonPlace place, WireFormat wire, WedgePolicy wedge) {
    this.wire = wire;
    this.wedge = wedge;
    this.reach = new Reach(ports, place);
  }

  /** Asks; starts a daemon if none runs and no start has failed lately. */
  public Outcome send(Request request) {
    return ask(request, Partners.NONE, Start.IF_ABSENT);
  }

  /**
   * As {@link #send(Request)}.
   *
   * @param sink where the output of a large result goes
   * @param plans runs what the daemon plans; null if the request announces that nobody does
   */
  public Outcome send(Request request, ResultSink sink, @Nullable PlanRunner plans) {
    return ask(request, new Partners(sink, plans), Start.IF_ABSENT);
  }

  /** Asks the daemon that runs; none is started. */
  public Outcome askRunning(Request request) {
    return ask(request, Partners.NONE, Start.NEVER);
  }

  /** Sees to it that a daemon runs, even if a start has failed lately. */
  public Outcome start() {
    return ask(new Request.Ping(), Partners.NONE, Start.INSIST);
  }

  private Outcome ask(Request request, Partners partners, Start start) {
    byte[] frame;
    try {
      frame = Frames.encode(wire, request);
    } catch (MessageTooLargeException e) {
      return new Unavailable(UnavailableReason.TOO_LARGE, "the request");
    }
    Outcome outcome;
    int attempts = 0;
    do {
      outcome = attempt(frame, request, partners, start);
      attempts++;
    } while (retry.again(outcome, attempts));
    return outcome;
  }

  private Outcome attempt(byte[] frame, Request request, Partners partners, Start start) {
    Reached reached =
        start == Start.NEVER ? reach.running() : reach.runningOrStarted(start == Start.INSIST);
    if (reached instanceof Reached.Open open) {
      return new Exchange(open.connection(), wedge, wire, request, partners).run(frame);
    }
    return ((Reached.Shut) reached).why();
  }

  private enum Start {
    NEVER,
    IF_ABSENT,
    INSIST
  }
}
