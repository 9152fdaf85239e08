/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.WireFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A daemon, as a process of its own with little memory, among clients that mean no good. After each
 * of them it answers as before, and holds no more than before.
 */
@Timeout(120)
class HostileClientsTest {
  private static final Duration SOON = Duration.ofMillis(100);
  private static final Duration LONGEST_UNDER_FIRE = Duration.ofSeconds(10);
  private static final int ASKED = 5;
  private static final int MARGIN = 10;
  private static final int HEAP_MIB = 256;

  /** Code, threads and what the system keeps for sockets, beside the heap. */
  private static final int BESIDE_MIB = 96;

  /** What hundreds of clients that keep it waiting may take: the heap grows before it is tidied. */
  private static final int GROWTH_MIB = 96;

  @TempDir Path temp;
  private DaemonProcess daemon;
  private int descriptors;
  private int threads;
  private long resident;

  @BeforeEach
  void start() throws Exception {
    daemon =
        DaemonProcess.start(temp.resolve("root"), List.of("-Xmx" + HEAP_MIB + "m"))
            .awaitAccepting();
    for (int i = 0; i < 200; i++) {
      askHonestly();
    }
    descriptors = daemon.descriptors();
    threads = daemon.threads();
    resident = daemon.mostResidentMib();
  }

  @AfterEach
  void isWellAfterwards() throws Exception {
    try (DaemonProcess ending = daemon) {
      Duration best = LONGEST_UNDER_FIRE;
      for (int i = 0; i < ASKED; i++) {
        Duration took = askHonestly();
        best = took.compareTo(best) < 0 ? took : best;
      }
      assertThat(best).isLessThan(SOON);
      await().until(() -> ending.descriptors() <= descriptors + MARGIN);
      await().until(() -> ending.threads() <= threads + MARGIN);
      assertThat(ending.log()).doesNotContain("bug", "OutOfMemory");
      assertThat(ending.mostResidentMib()).isLessThan(HEAP_MIB + BESIDE_MIB);
      ending.terminate();
      assertThat(ending.awaitStatus()).isEqualTo(128 + 15);
    }
  }

  @Test
  void storm_ofNoiseAndTamperedFrames_isWeathered() throws Exception {
    List<Callable<Void>> clients = new ArrayList<>();
    for (long seed = 1; seed <= 4; seed++) {
      HostileClient client = new HostileClient(daemon.socket(), seed);
      clients.add(
          () -> {
            for (int i = 0; i < 600; i++) {
              client.actOnce();
            }
            return null;
          });
    }
    atOnce(clients);
  }

  /**
   * All that zccache 1.12.6 was seen to take in an odd way or not at all, over and over. Meanwhile
   * honest clients are answered as if there were nobody else.
   */
  @Test
  void frames_ofTheVectors_byFourAtOnce_holdUpNoHonestClient() throws Exception {
    List<byte[]> frames = OddFrames.all();
    CountDownLatch begun = new CountDownLatch(4);
    AtomicInteger atWork = new AtomicInteger(4);
    List<Callable<Void>> clients = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      clients.add(
          () -> {
            try {
              for (int round = 0; round < 10; round++) {
                for (byte[] frame : frames) {
                  HostileClient.sendAndLeave(daemon.socket(), frame);
                }
                begun.countDown();
              }
              return null;
            } finally {
              atWork.decrementAndGet();
            }
          });
    }
    List<Duration> honest = new ArrayList<>();
    clients.add(
        () -> {
          begun.await();
          while (atWork.get() > 0) {
            honest.add(askHonestly());
          }
          return null;
        });
    atOnce(clients);

    Collections.sort(honest);
    assertThat(honest).hasSizeGreaterThan(20);
    assertThat(honest.get(honest.size() * 9 / 10)).as("nine of ten").isLessThan(SOON);
    assertThat(honest.get(honest.size() - 1)).isLessThan(LONGEST_UNDER_FIRE);
  }

  /** Each of them alone, and then an honest client. */
  @Test
  void frames_ofTheVectors_eachByItself_holdUpNoHonestClient() throws Exception {
    for (byte[] frame : OddFrames.all()) {
      HostileClient.sendAndLeave(daemon.socket(), frame);
      Duration best = askHonestly();
      for (int i = 1; i < ASKED && best.compareTo(SOON) >= 0; i++) {
        best = askHonestly();
      }
      assertThat(best).isLessThan(SOON);
    }
  }

  @Test
  void connections_openedAndClosed_areForgotten() throws Exception {
    for (int i = 0; i < 10_000; i++) {
      TestClient.connect(daemon.socket()).close();
    }
  }

  @Test
  void connections_moreThanThereArePlaces_thatNeverEndTheirFrame_loseThem() throws Exception {
    List<TestClient> loris = new ArrayList<>();
    byte[] frame = Frames.encode(WireFormat.BINCODE_V15, new Request.Lookup("0123456789"));
    for (int i = 0; i < 700; i++) {
      TestClient client = TestClient.connect(daemon.socket());
      client.sendBytes(Arrays.copyOf(frame, 1 + i % (frame.length - 1)));
      loris.add(client);
    }
    assertThat(askHonestly()).isLessThan(LONGEST_UNDER_FIRE);
    assertThat(askHonestly()).isLessThan(LONGEST_UNDER_FIRE);
    assertThat(daemon.mostResidentMib() - resident).isLessThan(GROWTH_MIB);
    for (TestClient client : loris) {
      client.close();
    }
  }

  @Test
  void frames_thatPromiseWhatNeverComes_takeNoMemory() throws Exception {
    List<TestClient> promising = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      TestClient client = TestClient.connect(daemon.socket());
      client.sendBytes(new byte[] {0, 0, 0, 1, 15, 0, 0, 0, 0, 0, 0, 0});
      client.sendBytes(new byte[40_000]);
      promising.add(client);
    }
    for (int i = 0; i < 200; i++) {
      try (TestClient client = TestClient.connect(daemon.socket())) {
        client.sendBytes(new byte[] {-1, -1, -1, -1, 15, 0, 0, 0});
        assertThat(client.closedByDaemon()).as("of four gigabytes").isTrue();
      }
    }
    assertThat(askHonestly()).isLessThan(LONGEST_UNDER_FIRE);
    assertThat(daemon.ask(large(1 << 20))).isEqualTo(FakeCache.COMPILED);
    assertThat(daemon.mostResidentMib() - resident).isLessThan(GROWTH_MIB);
    for (TestClient client : promising) {
      client.close();
    }
  }

  @Test
  void frames_ofTheLargestSize_allAtOnce_areTakenOneAfterTheOther() throws Exception {
    List<Callable<Void>> clients = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      clients.add(
          () -> {
            assertThat(daemon.ask(large(15 << 20))).isEqualTo(FakeCache.COMPILED);
            return null;
          });
    }
    atOnce(clients);
  }

  /** Our own client's compile and a look at the status. */
  private Duration askHonestly() throws IOException {
    long start = System.nanoTime();
    assertThat(daemon.ask(Requests.link(Requests.ours()))).isEqualTo(FakeCache.COMPILED);
    assertThat(daemon.ask(new Request.Status())).isInstanceOf(Response.Status.class);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** A link in an environment of that many bytes. */
  private static Request large(int bytes) {
    return Requests.link(Requests.ours(EnvVar.of("X", "x".repeat(bytes))));
  }

  private static void atOnce(List<Callable<Void>> clients) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients.size());
    try {
      for (Future<Void> each : threads.invokeAll(clients)) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
