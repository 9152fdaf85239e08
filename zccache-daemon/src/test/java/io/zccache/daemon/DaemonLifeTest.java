/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import static io.zccache.daemon.Requests.compile;
import static io.zccache.daemon.Requests.ours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zccache.daemon.lifecycle.StopReason;
import io.zccache.daemon.server.OpenCache;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.frame.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(40)
class DaemonLifeTest {
  @TempDir Path root;
  private final FakeCache cache = new FakeCache();

  @Test
  void start_cacheStillOpening_answersWhatNeedsNoneAndTheRestWaits() throws Exception {
    CompletableFuture<OpenCache> opening = new CompletableFuture<>();
    try (RunningDaemon daemon = RunningDaemon.start(root, opening::join);
        TestClient client = daemon.connect()) {
      assertThat(daemon.ask(new Request.Ping())).isEqualTo(new Response.Pong());
      assertThat(daemon.ask(new Request.Status())).isInstanceOf(Response.Status.class);
      client.send(WireFormat.BINCODE_V15, compile(ours()));
      assertThat(client.receive()).isEqualTo(new Response.AtWork());
      opening.complete(cache);
      assertThat(client.receiveUnlessAtWork()).isEqualTo(FakeCache.COMPILED);
    }
    assertThat(cache.closed).isTrue();
  }

  @Test
  void start_cacheCannotBeOpened_clientsAreToldAndTheDaemonEnds() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    RunningDaemon daemon =
        RunningDaemon.start(
            root,
            () -> {
              try {
                asked.await();
              } catch (InterruptedException e) {
                throw new IOException(e);
              }
              throw new IOException("the disk is on fire");
            });
    try (TestClient own = daemon.connect();
        TestClient foreign = daemon.connect()) {
      own.send(WireFormat.PROTOBUF_V16, compile(ours()));
      foreign.send(WireFormat.PROTOBUF_V16, compile(List.of()));
      assertThat(own.receive()).isEqualTo(new Response.AtWork());
      asked.countDown();
      assertThat(own.receiveUnlessAtWork()).isEqualTo(new Response.Declined("cache_unavailable"));
      assertThat(foreign.receive()).isEqualTo(new Response.Error("the cache could not be opened"));
    }
    assertThat(daemon.awaitStatus()).isEqualTo(1);
    assertThat(daemon.logged()).anyMatch(line -> line.contains("the disk is on fire"));
  }

  @Test
  void folders_ofARunningDaemon_areForThisUserOnly() throws Exception {
    try (RunningDaemon daemon = RunningDaemon.start(root.resolve("cache"), () -> cache)) {
      assertThat(permissions(root.resolve("cache"))).isEqualTo("rwx------");
      assertThat(permissions(root.resolve("cache/run"))).isEqualTo("rwx------");
      assertThat(permissions(daemon.socket())).isEqualTo("rw-------");
    }
  }

  @Test
  void shutdown_asked_answersFirstThenGoes() throws Exception {
    RunningDaemon daemon = RunningDaemon.start(root, () -> cache);
    try (TestClient client = daemon.connect()) {
      client.send(WireFormat.BINCODE_V15, new Request.Shutdown());
      assertThat(client.receive()).isEqualTo(new Response.ShuttingDown());
      assertThat(client.closedByDaemon()).isTrue();
    }
    assertThat(daemon.awaitStatus()).isZero();
    assertThat(daemon.socket()).doesNotExist();
    assertThat(cache.closed).isTrue();
    try (RunningDaemon next = RunningDaemon.start(root, FakeCache::new)) {
      assertThat(next.ask(new Request.Ping())).isEqualTo(new Response.Pong());
    }
  }

  @Test
  void stop_requestRunning_isFinishedWhileOursAreSentAwayAndOthersServed() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    cache.answer(call -> call.stdin().isEmpty() ? FakeCache.COMPILED : await(goOn));
    RunningDaemon daemon = RunningDaemon.start(root, () -> cache);
    try (TestClient running = daemon.connect()) {
      running.send(WireFormat.BINCODE_V15, compile(ours()));
      assertThat(running.receive()).isEqualTo(new Response.AtWork());
      daemon.stop(StopReason.IDLE);

      assertThat(daemon.ask(compile(ours()))).isEqualTo(new Response.Declined("stopping"));
      assertThat(daemon.ask(Requests.link(List.of()))).isEqualTo(FakeCache.COMPILED);
      assertThat(daemon.ask(new Request.Status())).isInstanceOf(Response.Status.class);

      goOn.countDown();
      assertThat(running.receiveUnlessAtWork()).isEqualTo(FakeCache.COMPILED);
    }
    assertThat(daemon.awaitStatus()).isZero();
    assertThat(daemon.totals().value("bypass.stopping")).isEqualTo(1);
  }

  @Test
  void stop_requestRunsPastTheBound_isInterruptedAndStillAnswered() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    cache.answer(call -> await(never));
    DaemonSettings usual = RunningDaemon.settings(root, Duration.ZERO, null);
    DaemonSettings hasty = RunningDaemon.with(usual, Duration.ofMillis(50));
    RunningDaemon daemon = RunningDaemon.start(hasty, () -> cache);
    try (TestClient client = daemon.connect()) {
      client.send(WireFormat.BINCODE_V15, compile(ours()));
      assertThat(client.receive()).isEqualTo(new Response.AtWork());
      daemon.stop(StopReason.SHUTDOWN_REQUESTED);
      assertThat(client.receiveUnlessAtWork()).isEqualTo(new Response.Declined("interrupted"));
    }
    assertThat(daemon.awaitStatus()).isZero();
  }

  @Test
  void second_sameRoot_endsWithSuccessAndLeavesTheFirst() throws Exception {
    try (RunningDaemon first = RunningDaemon.start(root, () -> cache)) {
      RunningDaemon second = RunningDaemon.start(root, FakeCache::new);
      assertThat(second.awaitStatus()).isZero();
      assertThat(second.logged())
          .containsExactly("another daemon serves " + root + "; nothing to do");
      assertThat(first.ask(new Request.Ping())).isEqualTo(new Response.Pong());
    }
  }

  @Test
  void second_whileTheFirstEnds_waitsAndServes() throws Exception {
    CountDownLatch closing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    FakeCache slow =
        new FakeCache() {
          @Override
          public void close() {
            closing.countDown();
            await(goOn);
          }
        };
    RunningDaemon first = RunningDaemon.start(root, () -> slow);
    assertThat(first.ask(compile(ours()))).isEqualTo(FakeCache.COMPILED);
    first.stop(StopReason.IDLE);
    closing.await();
    CompletableFuture<RunningDaemon> second =
        CompletableFuture.supplyAsync(() -> startQuietly(root));
    goOn.countDown();
    try (RunningDaemon serving = second.join()) {
      assertThat(serving.ask(new Request.Ping())).isEqualTo(new Response.Pong());
    }
    assertThat(first.awaitStatus()).isZero();
  }

  @Test
  void endpoint_removedByAnother_daemonEndsAndLeavesWhatIsThereNow() throws Exception {
    RunningDaemon daemon = RunningDaemon.start(root, () -> cache);
    Files.delete(daemon.socket());
    Files.writeString(daemon.socket(), "another's");

    assertThat(daemon.awaitStatus()).isZero();
    assertThat(daemon.logged()).contains("stopping: its socket is gone");
    assertThat(daemon.socket()).hasContent("another's");
  }

  @Test
  void store_removedByAnother_daemonEndsSoThatTheNextMakesOne() throws Exception {
    RunningDaemon daemon = RunningDaemon.start(root, () -> cache);
    assertThat(daemon.ask(compile(ours()))).isEqualTo(FakeCache.COMPILED);
    cache.gone.set(true);

    assertThat(daemon.awaitStatus()).isZero();
    assertThat(daemon.logged()).contains("stopping: its store is gone");
  }

  @Test
  void endpoint_ofAnotherRootsDaemon_isNotTaken() throws Exception {
    try (RunningDaemon first = RunningDaemon.start(root.resolve("one"), () -> cache)) {
      DaemonSettings usual = RunningDaemon.settings(root.resolve("two"), Duration.ZERO, null);
      DaemonSettings same =
          new DaemonSettings(
              usual.root(),
              first.socket(),
              usual.logFile(),
              usual.storeLimits(),
              usual.idleLimit(),
              usual.transport(),
              usual.limits(),
              usual.compilers(),
              usual.drain());
      RunningDaemon second = RunningDaemon.start(same, FakeCache::new);
      assertThatThrownBy(second::awaitStatus)
          .rootCause()
          .hasMessage("another daemon answers at " + first.socket());
      assertThat(first.ask(new Request.Ping())).isEqualTo(new Response.Pong());
    }
  }

  @Test
  void idle_limitReached_endsButNotWhileARequestRuns() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    cache.answer(call -> await(goOn));
    Duration limit = Duration.ofMillis(1500);
    RunningDaemon daemon =
        RunningDaemon.start(RunningDaemon.settings(root, limit, null), () -> cache);
    try (TestClient client = daemon.connect()) {
      client.send(WireFormat.BINCODE_V15, compile(ours()));
      long start = System.nanoTime();
      while (System.nanoTime() - start < 2 * limit.toNanos()) {
        assertThat(client.receive()).isEqualTo(new Response.AtWork());
      }
      goOn.countDown();
      assertThat(client.receiveUnlessAtWork()).isEqualTo(FakeCache.COMPILED);
      // An open connection on which nothing is asked is no use.
      assertThat(client.closedByDaemon()).isTrue();
    }
    assertThat(daemon.awaitStatus()).isZero();
    assertThat(daemon.logged()).contains("stopping: nobody used it");
  }

  private static RunningDaemon startQuietly(Path root) {
    try {
      return RunningDaemon.start(root, FakeCache::new);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Response await(CountDownLatch latch) {
    try {
      latch.await();
      return FakeCache.COMPILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Response.Declined("interrupted");
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
