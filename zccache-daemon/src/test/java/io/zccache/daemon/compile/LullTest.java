/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LullTest extends WorkplaceTestBase {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Lull lull = new Lull(Duration.ofHours(1));

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  /** One that keeps results, which waits. */
  private Thread waiting() {
    Thread keeper = new Thread(() -> lull.await(System.nanoTime()));
    keeper.start();
    Awaitility.await().until(() -> keeper.getState() == Thread.State.TIMED_WAITING);
    return keeper;
  }

  @Test
  void await_noToolRuns_goesOn() {
    lull.begun();
    lull.ended();

    lull.await(System.nanoTime());
  }

  @Test
  void await_toolsRun_waitsForTheLast() throws Exception {
    lull.begun();
    lull.begun();
    lull.ended();
    Thread keeper = waiting();

    lull.ended();

    keeper.join();
  }

  @Test
  void await_waitedLongEnough_goesOn() {
    lull.begun();

    lull.await(System.nanoTime() - Duration.ofHours(2).toNanos());
  }

  @Test
  void await_interrupted_goesOnAndStaysInterrupted() {
    lull.begun();
    Thread.currentThread().interrupt();

    lull.await(System.nanoTime());

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void await_whileAnotherWaitsForTheSame_goesOn() throws Exception {
    InFlight inFlight = new InFlight(lull);
    InFlight.Turn.Lead lead = (InFlight.Turn.Lead) inFlight.enter(InFlightTest.UNIT);
    lull.begun();
    Thread keeper = waiting();

    Future<InFlight.Turn> follower = threads.submit(() -> inFlight.enter(InFlightTest.UNIT));
    keeper.join();
    lull.await(System.nanoTime());
    lead.end(true);

    assertThat(follower.get()).isEqualTo(new InFlight.Turn.Followed(true));
    lull.ended();
    lull.begun();
    Thread later = waiting();
    lull.ended();
    later.join();
  }

  @Test
  void result_whileAnotherCompileRuns_isKeptLater() throws Exception {
    work.write("a.c", "int a;\n");
    work.write("b.c", "#include \"pipe.h\"\n");
    work.write("warm.c", "int warm;\n");
    work.compile("gcc", "-c", "warm.c");
    assertThat(new ProcessBuilder("mkfifo", work.path("pipe.h").toString()).start().waitFor())
        .isZero();
    Future<?> other = threads.submit(() -> work.compile("gcc", "-c", "b.c"));
    Process feeder =
        new ProcessBuilder("sh", "-c", "exec 3> pipe.h; echo open; read go; echo 'int b;' >&3")
            .directory(work.directory().toFile())
            .start();
    assertThat(feeder.inputReader().readLine()).isEqualTo("open");

    long start = System.nanoTime();
    work.compile("gcc", "-c", "a.c");
    assertThat(work.counted("stored")).isEqualTo(2);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(750));

    feeder.outputWriter().append("go\n").close();
    other.get();
    assertThat(work.counted("error")).isZero();
  }
}
