/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.daemon.lifecycle.StopReason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Accepts connections at one socket and serves each on a thread of its own, up to a bound; the rest
 * wait in the socket's backlog. Peers of another user are closed at once. Any thread may close it.
 */
public final class Server implements Closeable {
  private static final int BACKLOG = 1024;
  private static final int ACCEPT_FAILURES_IN_A_ROW = 100;
  private static final Duration SILENCE_WHEN_FULL = Duration.ofSeconds(1);
  private static final Duration LOOK_AT_SILENCE = Duration.ofSeconds(1);
  private static final long LOOK_FOR_PLACE_MILLIS = 100;
  private static final long PAUSE_AFTER_FAILURE_MILLIS = 50;

  private final ServerContext context;
  private final ServerLimits limits;
  private final EndpointFile file;
  private final Transport.Listener listener;
  private final Timers timers = new Timers();
  private final ProcFolder processes = ProcFolder.system();
  private final Waiting waiting;
  private final Rooms rooms;
  private final Dispatcher dispatcher;
  private final Semaphore places;
  private final Workers workers;
  private final AtomicInteger failuresInARow = new AtomicInteger();
  private final Set<PeerSocket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);

  private Server(
      ServerContext context, ServerLimits limits, EndpointFile file, Transport.Listener listener) {
    this.context = context;
    this.limits = limits;
    this.file = file;
    this.listener = listener;
    this.waiting = new Waiting(context.ticker());
    this.rooms = Rooms.of(limits.capacity(), context.ticker());
    this.dispatcher =
        new Dispatcher(
            new StatusAnswers(context),
            new SessionAnswers(context),
            new ToolAnswers(context, timers, processes, limits));
    this.places = new Semaphore(limits.capacity().connections());
    this.workers = new Workers(new Connections(), context.log());
  }

  /**
   * Makes the socket, so that clients can connect, and a server that does not yet accept.
   *
   * @param transport the name of the transport to use, or null for the best
   * @throws EndpointTakenException if the path belongs to somebody else
   */
  public static Server listen(
      Path socket, @Nullable String transport, ServerLimits limits, ServerContext context)
      throws IOException {
    EndpointFile file = new EndpointFile(socket);
    Transport chosen = Transports.choose(transport, context.log());
    Transport.Listener listener = file.listen(chosen, BACKLOG);
    return new Server(context, limits, file, listener);
  }

  /** Begins to accept. */
  public void start() {
    timers.tick(LOOK_AT_SILENCE, () -> waiting.closeOlderThan(limits.silence()));
    workers.startOne();
  }

  /** Runs something small every so often, until this is closed. */
  public void tick(Duration period, Runnable task) {
    timers.tick(period, task);
  }

  /** Whether clients that look for the socket find this server's. */
  public boolean reachable() {
    return file.stillOurs();
  }

  /** Whether some process, not necessarily of a client, is no more. */
  public boolean hasEnded(long pid) {
    return !processes.isThere(pid);
  }

  /** Whether anybody accepts connections at a socket. */
  public static boolean answersAt(Path socket) {
    return EndpointFile.answers(socket);
  }

  /** Interrupts the threads of all requests that are running. */
  public void interruptRequests() {
    workers.interruptServing();
  }

  /** Removes the socket and closes every connection. */
  @Override
  public void close() throws IOException {
    closed.countDown();
    try {
      file.remove();
    } finally {
      listener.close();
      for (PeerSocket socket : open) {
        closeQuietly(socket);
      }
      timers.close();
    }
  }

  /** What the threads do with connections. */
  private final class Connections implements Workers.Work {
    @Override
    public boolean isOver() {
      return closed.getCount() == 0;
    }

    @Override
    public Optional<PeerSocket> accept() throws InterruptedException {
      return Server.this.accept();
    }

    @Override
    public void serve(PeerSocket socket) {
      Server.this.serve(socket);
    }
  }

  /** Takes a place and a connection; empty if there is none, and then no place is taken. */
  private Optional<PeerSocket> accept() throws InterruptedException {
    awaitPlace();
    try {
      PeerSocket socket = listener.accept();
      failuresInARow.set(0);
      return Optional.of(socket);
    } catch (IOException failed) {
      places.release();
      // What connections hold comes back when they end; where there is none, nothing will.
      if (failuresInARow.incrementAndGet() > ACCEPT_FAILURES_IN_A_ROW && open.isEmpty()) {
        context.state().stop(StopReason.ACCEPT_FAILED);
      }
      waiting.closeOlderThan(SILENCE_WHEN_FULL);
      pauseAfter(failed);
      return Optional.empty();
    }
  }

  /** Clients that say nothing do not keep those out that do. */
  private void awaitPlace() throws InterruptedException {
    while (!places.tryAcquire(LOOK_FOR_PLACE_MILLIS, TimeUnit.MILLISECONDS)) {
      waiting.closeOlderThan(SILENCE_WHEN_FULL);
    }
  }

  private void pauseAfter(IOException failed) throws InterruptedException {
    // Too many open files, most likely; they become fewer when connections end.
    if (!closed.await(PAUSE_AFTER_FAILURE_MILLIS, TimeUnit.MILLISECONDS)) {
      context.log().trouble("a connection could not be accepted: " + failed);
    }
  }

  /** Takes over a place and a socket. */
  private void serve(PeerSocket socket) {
    if (!socket.peer().sameUser()) {
      context.sessions().totals().add("peer.refused", 1);
      context.log().trouble("refused a peer of another user");
      closeQuietly(socket);
      places.release();
      return;
    }
    open.add(socket);
    try {
      if (closed.getCount() > 0) {
        new Connection(socket, dispatcher, context, limits, timers, waiting, rooms).serve();
      }
    } finally {
      closeQuietly(socket);
      open.remove(socket);
      places.release();
    }
  }

  private static void closeQuietly(PeerSocket socket) {
    try {
      socket.close();
    } catch (IOException closedAllTheSame) {
      return;
    }
  }
}
