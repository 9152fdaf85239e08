/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.Received;
import io.zccache.protocol.wire.MessageTooLargeException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One request and its answer, in the same format and with the same ids. Heartbeats may be written
 * before the answer, by another thread, and never after it or into it.
 */
final class Exchange {
  // A heartbeat is a few bytes; a client that does not even read these is gone.
  private static final Duration HEARTBEAT_TIME = Duration.ofSeconds(5);

  private final Received<Request> request;
  private final PeerSocket socket;
  private final Timers timers;

  /** Held while bytes of this exchange are written. The clock ends a write that takes too long. */
  private final ReentrantLock writing = new ReentrantLock();

  @GuardedBy("writing")
  private boolean answered;

  @GuardedBy("writing")
  private boolean left;

  Exchange(Received<Request> request, PeerSocket socket, Timers timers) {
    this.request = request;
    this.socket = socket;
    this.timers = timers;
  }

  /**
   * Tells the client that its answer is being made, unless it has been given.
   *
   * @return false if the client has closed the connection, and so has given this request up
   */
  boolean atWork() {
    writing.lock();
    Timers.Cancel deadline = timers.closeAfter(HEARTBEAT_TIME, socket);
    try {
      if (!answered) {
        socket.write(Frames.encodeAnswer(request, new Response.AtWork()));
      }
      return !left;
    } catch (IOException gone) {
      // The thread that answers will meet the same.
      answered = true;
      left = true;
      return false;
    } catch (MessageTooLargeException impossible) {
      throw new IllegalStateException("a heartbeat has no size", impossible);
    } finally {
      deadline.now();
      writing.unlock();
    }
  }

  /** Gives the answer. The second and later ones would be a bug. */
  void answer(Response response, Duration time) throws IOException, MessageTooLargeException {
    byte[] frame = Frames.encodeAnswer(request, response);
    writing.lock();
    Timers.Cancel deadline = timers.closeAfter(time, socket);
    try {
      answered = true;
      socket.write(frame);
    } finally {
      deadline.now();
      writing.unlock();
    }
  }
}
