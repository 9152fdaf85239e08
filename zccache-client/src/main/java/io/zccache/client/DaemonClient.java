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
 * starts a daemon if there is none, sends, waits, tries once more on a lost connection, and puts
 * another daemon in the place of one that stands still. Never throws for what the world does; every
 * ending is an {@link Outcome}. Used by one thread.
 */
public final class DaemonClient {
  private final WireFormat wire;
  private final WedgePolicy wedge;
  private final Ports ports;
  private final Reach reach;
  private final Inquiry inquiry;
  private final Replacement replacement;
  private long askedPauseMillis;

  /** A client of the daemon at {@code place}. */
  public DaemonClient(Ports ports, DaemonPlace place, WireFormat wire, WedgePolicy wedge) {
    this.wire = wire;
    this.wedge = wedge;
    this.ports = ports;
    this.reach = new Reach(ports, place);
    this.inquiry = new Inquiry(ports, place, wire);
    this.replacement = new Replacement(ports, place);
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

  /** Whether this client has ended a daemon that stood still. */
  public boolean hasReplaced() {
    return replacement.did();
  }

  private Outcome ask(Request request, Partners partners, Start start) {
    byte[] frame;
    try {
      frame = Frames.encode(wire, request);
    } catch (MessageTooLargeException e) {
      return new Unavailable(UnavailableReason.TOO_LARGE, "the request");
    }
    RetryPolicy retry = new RetryPolicy(RetryPolicy.DEFAULT_RETRIES, ports.ticker());
    Outcome outcome = attempt(frame, request, partners, start);
    while (isWorthAnother(retry.after(outcome))) {
      outcome = attempt(frame, request, partners, start);
    }
    if (start != Start.NEVER) {
      spareOthers(outcome);
    }
    return outcome;
  }

  private boolean isWorthAnother(RetryPolicy.Next next) {
    return switch (next) {
      case FINISH -> false;
      case AGAIN -> {
        new Backoff(ports.ticker(), ports.seed()).pause();
        yield true;
      }
      case OBEY -> {
        new Backoff(ports.ticker(), ports.seed()).pauseAbout(RetryPolicy.obeyed(askedPauseMillis));
        yield true;
      }
      case REPLACE -> endCulprit();
    };
  }

  /** Ends the daemon if it surely is the place's own and stands still. */
  private boolean endCulprit() {
    long culprit = inquiry.culprit();
    return culprit > 0 && replacement.end(culprit);
  }

  /** Sees to it that the next calls do not wait for the same daemon. */
  private void spareOthers(Outcome outcome) {
    boolean silent = outcome instanceof Unavailable why && isSilent(why);
    boolean orphaned = outcome instanceof Outcome.Orphaned lost && isSilent(lost.why());
    if (silent || (orphaned && !endCulprit())) {
      inquiry.remember();
    }
  }

  private Outcome attempt(byte[] frame, Request request, Partners partners, Start start) {
    Reached reached =
        start == Start.NEVER ? reach.running() : reach.runningOrStarted(start == Start.INSIST);
    if (reached instanceof Reached.Open open) {
      Vigil vigil =
          new Vigil(
              open.connection(),
              wedge,
              start == Start.NEVER ? null : inquiry,
              Exchange.mayTakeLong(request.kind()));
      Exchange exchange = new Exchange(open.connection(), vigil, wire, request, partners);
      Outcome outcome = exchange.run(frame);
      askedPauseMillis = exchange.askedPauseMillis();
      return outcome;
    }
    return ((Reached.Shut) reached).why();
  }

  private static boolean isSilent(Unavailable why) {
    return why.reason() == UnavailableReason.DAEMON_SILENT;
  }

  private enum Start {
    NEVER,
    IF_ABSENT,
    INSIST
  }
}
