/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import static org.awaitility.Awaitility.await;

import com.sun.security.auth.module.UnixSystem;
import io.zccache.daemon.lifecycle.StopReason;
import io.zccache.daemon.log.KeptLog;
import io.zccache.daemon.server.CacheOpener;
import io.zccache.daemon.server.Capacity;
import io.zccache.daemon.server.Server;
import io.zccache.daemon.server.ServerLimits;
import io.zccache.daemon.stats.Counters;
import io.zccache.daemon.store.StoreLimits;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A whole daemon in this process, for tests: real socket, real lock, and whatever cache the test
 * gives it. Close it to end it in order; that fails if it does not end.
 */
public final class RunningDaemon implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final Daemon daemon;
  private final DaemonSettings settings;
  private final CompletableFuture<Integer> status = new CompletableFuture<>();
  private final Queue<String> logged = new ConcurrentLinkedQueue<>();

  private RunningDaemon(DaemonSettings settings, CacheOpener cache) {
    this.settings = settings;
    this.daemon = new Daemon(settings, new KeptLog(logged), cache, uid());
  }

  /** Starts a daemon that never idles out, and waits until it accepts. */
  public static RunningDaemon start(Path root, CacheOpener cache) throws Exception {
    return start(settings(root, Duration.ZERO, null), cache);
  }

  /** Starts a daemon and waits until it accepts, or until it has ended without. */
  public static RunningDaemon start(DaemonSettings settings, CacheOpener cache) throws Exception {
    RunningDaemon running = new RunningDaemon(settings, cache);
    Thread thread = new Thread(running::run, "zccache-daemon");
    thread.setDaemon(true);
    thread.start();
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> Server.answersAt(settings.socket()) || running.status.isDone());
    return running;
  }

  /** Settings for tests: short waits, everything below the root. */
  public static DaemonSettings settings(Path root, Duration idleLimit, @Nullable String transport) {
    return new DaemonSettings(
        root,
        root.resolve("run/daemon.sock"),
        root.resolve("logs/daemon.log"),
        StoreLimits.standard(),
        idleLimit,
        transport,
        new ServerLimits(
            new Capacity(64, 48, 32 << 20, 64 << 20),
            Duration.ofMinutes(2),
            Duration.ofMillis(200),
            Duration.ofSeconds(10),
            Duration.ofMillis(20)),
        4,
        Duration.ofSeconds(10));
  }

  /** The same settings with other bounds of the server. */
  public static DaemonSettings with(DaemonSettings usual, ServerLimits limits) {
    return with(usual, limits, usual.drain());
  }

  /** The same settings with another time for requests that run when it is to stop. */
  public static DaemonSettings with(DaemonSettings usual, Duration drain) {
    return with(usual, usual.limits(), drain);
  }

  private static DaemonSettings with(DaemonSettings usual, ServerLimits limits, Duration drain) {
    return new DaemonSettings(
        usual.root(),
        usual.socket(),
        usual.logFile(),
        usual.storeLimits(),
        usual.idleLimit(),
        usual.transport(),
        limits,
        usual.compilers(),
        drain);
  }

  /** The user the tests run as. */
  public static long uid() {
    return new UnixSystem().getUid();
  }

  /** Where it listens. */
  public Path socket() {
    return settings.socket();
  }

  /** What it counted over all sessions. */
  public Counters totals() {
    return daemon.totals();
  }

  /** How many requests it is answering. */
  public int inFlight() {
    return daemon.inFlight();
  }

  /** What it wrote into its log so far. */
  public Queue<String> logged() {
    return logged;
  }

  /** Asks it one question. */
  public Response ask(Request request) throws IOException {
    return TestClient.ask(socket(), request);
  }

  /** Opens a connection to it. */
  public TestClient connect() throws IOException {
    return TestClient.connect(socket());
  }

  /** Asks it to stop, without waiting. */
  public void stop(StopReason reason) {
    daemon.stop(reason);
  }

  /** Waits for it to end by itself; gives the status the program would end with. */
  public int awaitStatus() {
    try {
      return status.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("the daemon did not end", e);
    }
  }

  @Override
  public void close() {
    daemon.stop(StopReason.SIGNAL);
    int unused = awaitStatus();
  }

  private void run() {
    try {
      status.complete(daemon.run());
    } catch (IOException | InterruptedException | RuntimeException failed) {
      status.completeExceptionally(failed);
    }
  }
}
