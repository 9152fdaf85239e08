/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import io.zccache.daemon.lifecycle.IdlePolicy;
import io.zccache.daemon.lifecycle.InstanceLock;
import io.zccache.daemon.lifecycle.PrivateFolders;
import io.zccache.daemon.lifecycle.StateCoordinator;
import io.zccache.daemon.lifecycle.StopReason;
import io.zccache.daemon.lifecycle.Ticker;
import io.zccache.daemon.log.Log;
import io.zccache.daemon.server.CacheGate;
import io.zccache.daemon.server.CacheOpener;
import io.zccache.daemon.server.OpenCache;
import io.zccache.daemon.server.Server;
import io.zccache.daemon.server.ServerContext;
import io.zccache.daemon.session.PrivateOwners;
import io.zccache.daemon.session.Sessions;
import io.zccache.daemon.stats.Counters;
import io.zccache.protocol.WirePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One daemon, from its lock to its end. {@link #run} is called once, by the thread that then waits
 * for the end; any thread may use the rest.
 */
public final class Daemon {
  private static final Duration WATCH_PERIOD = Duration.ofSeconds(1);
  private static final Duration PATIENCE_WITH_ANOTHER = Duration.ofSeconds(10);
  private static final Duration DRAIN_ON_SIGNAL = Duration.ofSeconds(10);
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(3);
  private static final long RETRY_NANOS = 50_000_000;

  /** After so long without work there is time for what serves later daemons only. */
  private static final Duration LEISURE = Duration.ofSeconds(20);

  private final DaemonSettings settings;
  private final Log log;
  private final CacheOpener opener;
  private final long uid;

  private final Ticker ticker = Ticker.system();
  private final long born = ticker.nanos();
  private final StateCoordinator state = new StateCoordinator();
  private final IdlePolicy idle;
  private final Sessions sessions = new Sessions(Counters.totals(), ticker::nanos);
  private final PrivateOwners owners = new PrivateOwners();
  private final CacheGate cache = new CacheGate();
  private final CountDownLatch ended = new CountDownLatch(1);

  /** Used by the clock's thread. */
  private final Optional<ClassArchive> archive;

  /**
   * A daemon that has not begun.
   *
   * @param opener opens its cache, after the socket accepts
   * @param uid the user it runs as
   */
  public Daemon(DaemonSettings settings, Log log, CacheOpener opener, long uid) {
    this.settings = settings;
    this.log = log;
    this.opener = opener;
    this.uid = uid;
    this.idle = new IdlePolicy(ticker, settings.idleLimit());
    this.archive = ClassArchive.of(System.getProperty(ClassArchive.HOME_PROPERTY), log);
  }

  /**
   * Lives: takes the lock, accepts, opens the cache, waits for a reason to stop, and ends in order.
   *
   * @return the program's exit status: 0, also if another daemon serves this root already
   * @throws IOException if it could not begin; the message says why
   */
  public int run() throws IOException, InterruptedException {
    try {
      PrivateFolders folders = new PrivateFolders(uid);
      folders.makeOwn(settings.root());
      folders.makePrivate(settings.runFolder());
      makeSocketFolder(folders);
      Optional<InstanceLock> lock = lockOrWait();
      if (lock.isEmpty()) {
        log.note("another daemon serves " + settings.root() + "; nothing to do");
        return 0;
      }
      lock.get()
          .abandonedBy()
          .ifPresent(before -> log.note("the daemon before did not end in order: " + before));
      try {
        return openAndServe();
      } finally {
        lock.get().close();
      }
    } finally {
      ended.countDown();
    }
  }

  /** Asks it to stop; the first reason stands. */
  public void stop(StopReason reason) {
    boolean unused = state.stop(reason);
  }

  /** Waits for its end; false if that did not come in time. */
  public boolean awaitEnd(Duration bound) throws InterruptedException {
    return ended.await(bound.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** How many requests are being answered. */
  int inFlight() {
    return state.inFlight();
  }

  /** What was counted over all sessions. */
  public Counters totals() {
    return sessions.totals();
  }

  /** The cache is opened beside the socket: neither waits for the other. */
  private int openAndServe() throws IOException, InterruptedException {
    Thread opening = new Thread(this::openCache, "zccache-open");
    opening.setDaemon(true);
    opening.start();
    try {
      return serve();
    } finally {
      opening.join(PATIENCE_WITH_ANOTHER.toMillis());
      cache.now().ifPresent(OpenCache::close);
      log.note("ended after " + seconds(ticker.nanos() - born) + " s");
    }
  }

  private int serve() throws IOException, InterruptedException {
    StopReason reason;
    try (Server server =
        Server.listen(settings.socket(), settings.transport(), settings.limits(), context())) {
      server.start();
      log.note("serving " + settings.root() + " at " + settings.socket() + "; " + facts());
      server.tick(WATCH_PERIOD, () -> watch(server));
      reason = state.awaitStop();
      log.note("stopping: " + reason.text());
      finish(server, reason);
    }
    return reason == StopReason.CACHE_UNAVAILABLE || reason == StopReason.ACCEPT_FAILED ? 1 : 0;
  }

  private String facts() {
    long idle = settings.idleLimit().toSeconds();
    String end = idle == 0 ? "never ends by itself" : "ends after " + idle + " s without use";
    return "version " + DaemonMain.version() + ", " + end;
  }

  private static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos);
  }

  private ServerContext context() {
    return new ServerContext(
        settings.socket().toString(),
        WirePath.of(settings.root().toString()),
        log,
        ticker,
        state,
        idle,
        sessions,
        owners,
        cache);
  }

  private void finish(Server server, StopReason reason) throws InterruptedException {
    boolean quiet = state.drain(reason == StopReason.SIGNAL ? DRAIN_ON_SIGNAL : settings.drain());
    if (!quiet) {
      log.trouble(state.inFlight() + " requests were still running and are interrupted");
      server.interruptRequests();
      quiet = state.awaitQuiet(AFTER_INTERRUPT);
    }
    if (!quiet) {
      log.trouble(state.inFlight() + " requests did not end");
    }
  }

  private void openCache() {
    try {
      cache.opened(opener.open());
      state.running();
    } catch (IOException unavailable) {
      log.trouble("the cache cannot be opened", unavailable);
      giveUp();
    } catch (RuntimeException | LinkageError bug) {
      log.trouble("a bug while opening the cache", bug);
      giveUp();
    }
  }

  private void giveUp() {
    cache.failed();
    stop(StopReason.CACHE_UNAVAILABLE);
  }

  private void watch(Server server) {
    if (idle.due()) {
      stop(StopReason.IDLE);
    } else if (!server.reachable()) {
      stop(StopReason.ENDPOINT_LOST);
    } else if (!cache.now().map(OpenCache::isThere).orElse(true)) {
      stop(StopReason.STORE_LOST);
    } else if (owners.abandoned(server::hasEnded)) {
      stop(StopReason.OWNERS_GONE);
    } else if (archive.isPresent() && idle.quietFor(LEISURE)) {
      archive.get().makeOnce();
    }
  }

  /**
   * Takes the lock. Who holds it may be another that just begins or ends, so while nobody answers
   * at the socket it is worth waiting.
   */
  private Optional<InstanceLock> lockOrWait() throws IOException {
    long start = ticker.nanos();
    // Process, time and a number that the next holder of the same process id will not have. A UUID
    // would cost a tenth of a second here.
    String holder =
        ProcessHandle.current().pid()
            + " "
            + System.currentTimeMillis()
            + " "
            + Long.toHexString(start);
    while (true) {
      Optional<InstanceLock> lock = InstanceLock.tryAcquire(settings.lockFile(), holder);
      boolean patient =
          !state.stopping() && ticker.nanos() - start < PATIENCE_WITH_ANOTHER.toNanos();
      if (lock.isPresent() || !patient || Server.answersAt(settings.socket())) {
        return lock;
      }
      LockSupport.parkNanos(RETRY_NANOS);
    }
  }

  private void makeSocketFolder(PrivateFolders folders) throws IOException {
    Path folder = settings.socket().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      folders.makePrivate(folder);
    } else if (folder != null) {
      folders.requireTrusted(folder);
    }
  }
}
