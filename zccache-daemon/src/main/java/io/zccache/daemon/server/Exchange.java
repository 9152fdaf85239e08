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
 * before the answer, by another thread, and never after it or into it. Between a plan and the
 * client's report on it the client has the word, and nothing is written at all; from then on the
 * report is what is answered.
 */
final class Exchange implements Dialogue {
  // A heartbeat is a few bytes; a client that does not even read these is gone.
  private static final Duration HEARTBEAT_TIME = Duration.ofSeconds(5);

  // A plan is small; a client that asked for it reads it at once.
  private static final Duration PLAN_TIME = Duration.ofSeconds(30);

  // Slow readers make room after a second.
  private static final Duration ROOM_TIME = Duration.ofSeconds(10);

  private final PeerSocket socket;
  private final Timers timers;
  private final Room unread;
  private final Reports reports;

  /** Held while bytes of this exchange are written. The clock ends a write that takes too long. */
  private final ReentrantLock writing = new ReentrantLock();

  @GuardedBy("writing")
  private Received<Request> request;

  @GuardedBy("writing")
  private boolean answered;

  /** The client has a plan and has not reported yet. */
  @GuardedBy("writing")
  private boolean planned;

  @GuardedBy("writing")
  private boolean left;

  /**
   * @param unread the room for answers
   * @param reports gives the client's next request
   */
  Exchange(
      Received<Request> request, PeerSocket socket, Timers timers, Room unread, Reports reports) {
    this.request = request;
    this.socket = socket;
    this.timers = timers;
    this.unread = unread;
    this.reports = reports;
  }

  /** What a client says in the middle of an exchange. */
  @FunctionalInterface
  interface Reports {
    /** Waits for the client's next request, for as long as that takes. */
    Received<Request> next() throws ClientLeftException, InterruptedException;
  }

  @Override
  public void beat() {
    // While something is being written there is no silence, and a slow reader holds up nobody else.
    if (writing.tryLock()) {
      try {
        boolean unused = atWork();
      } finally {
        writing.unlock();
      }
    }
  }

  /**
   * Tells the client that its answer is being made, unless it has been given or the client has the
   * word.
   *
   * @return false if the client has closed the connection, and so has given this request up
   */
  @Override
  public boolean atWork() {
    writing.lock();
    Timers.Cancel deadline = timers.closeAfter(HEARTBEAT_TIME, socket);
    try {
      if (!answered && !planned) {
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

  @Override
  public Request.Ran run(Response.Plan plan) throws ClientLeftException, InterruptedException {
    send(plan);
    try {
      Received<Request> report = reports.next();
      if (!(report.message() instanceof Request.Ran ran)) {
        throw new ClientLeftException(report.message().kind() + " in the place of a report");
      }
      takeBackTheWord(report);
      return ran;
    } catch (ClientLeftException | InterruptedException e) {
      leave();
      throw e;
    }
  }

  private void send(Response.Plan plan) throws ClientLeftException {
    writing.lock();
    Timers.Cancel deadline = timers.closeAfter(PLAN_TIME, socket);
    try {
      if (planned || answered) {
        throw new IllegalStateException("a plan out of turn");
      }
      planned = true;
      socket.write(Frames.encodeAnswer(request, plan));
    } catch (IOException gone) {
      answered = true;
      left = true;
      throw new ClientLeftException(gone);
    } catch (MessageTooLargeException bug) {
      throw new IllegalStateException("a plan of that size", bug);
    } finally {
      deadline.now();
      writing.unlock();
    }
  }

  private void takeBackTheWord(Received<Request> report) {
    writing.lock();
    try {
      request = report;
      planned = false;
    } finally {
      writing.unlock();
    }
  }

  private void leave() {
    writing.lock();
    try {
      answered = true;
      left = true;
    } finally {
      writing.unlock();
    }
  }

  /**
   * Gives the answer. The second and later ones would be a bug.
   *
   * @throws IOException if the client has left, or too many do not read theirs
   */
  void answer(Response response, Duration time) throws IOException, MessageTooLargeException {
    byte[] frame = encoded(response);
    if (frame.length <= Capacity.SMALL) {
      write(frame, time);
      return;
    }
    takeRoom(frame.length);
    try {
      write(frame, time);
    } finally {
      unread.moved(socket);
      unread.give(frame.length);
    }
  }

  private void takeRoom(int bytes) throws IOException {
    try {
      if (!unread.take(socket, bytes, ROOM_TIME)) {
        throw new IOException("no room for an answer of " + bytes + " bytes");
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", ending);
    }
  }

  private byte[] encoded(Response response) throws IOException, MessageTooLargeException {
    writing.lock();
    try {
      if (left) {
        throw new IOException("the client has left");
      }
      return Frames.encodeAnswer(request, response);
    } finally {
      writing.unlock();
    }
  }

  private void write(byte[] frame, Duration time) throws IOException {
    writing.lock();
    Timers.Cancel deadline = timers.closeAfter(time, socket);
    try {
      if (left) {
        throw new IOException("the client has left");
      }
      answered = true;
      socket.write(frame);
    } finally {
      deadline.now();
      writing.unlock();
    }
  }
}
