/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zccache.daemon.store.LongIndex;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Results over the lives of real daemons with a real compiler: killed, cleared, moved, filled. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ResultsOverLivesTest {
  private static final Duration AT_MOST_LOST = Duration.ofSeconds(1);

  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void nameRoot() throws IOException {
    root = temp.toRealPath().resolve("root");
  }

  @Test
  void kill_atAnyMoment_losesAtMostTheResultsOfTheLastSecond() throws Exception {
    RealUnits units = new RealUnits(temp.resolve("work"), 40);
    Random random = new Random(5);
    for (int round = 0; round < 3; round++) {
      ConcurrentHashMap<Integer, Long> answered = new ConcurrentHashMap<>();
      long killed;
      try (DaemonProcess daemon = serve(root)) {
        CountDownLatch someDone = new CountDownLatch(5 + random.nextInt(20));
        Thread compiling =
            new Thread(
                () -> {
                  for (int unit = 0; unit < units.count(); unit++) {
                    try {
                      boolean unused = units.compile(daemon, unit);
                    } catch (IOException killedMeanwhile) {
                      return;
                    }
                    answered.put(unit, System.nanoTime());
                    someDone.countDown();
                  }
                });
        compiling.start();
        assertThat(someDone.await(1, TimeUnit.MINUTES)).isTrue();
        daemon.kill();
        killed = System.nanoTime();
        compiling.join();
      }
      try (DaemonProcess next = serve(root)) {
        for (int unit = 0; unit < units.count(); unit++) {
          boolean hit = units.compile(next, unit);
          boolean old = killed - answered.getOrDefault(unit, killed) > AT_MOST_LOST.toNanos();
          assertThat(hit || !old).as("unit " + unit + " of round " + round).isTrue();
        }
        next.kill();
      }
    }
  }

  @Test
  void kill_aSecondAfterTheLastAnswer_losesNothing() throws Exception {
    RealUnits units = new RealUnits(temp.resolve("work"), 10);
    try (DaemonProcess daemon = serve(root)) {
      for (int unit = 0; unit < units.count(); unit++) {
        assertThat(units.compile(daemon, unit)).isFalse();
      }
      long last = System.nanoTime();
      await().until(() -> System.nanoTime() - last > AT_MOST_LOST.toNanos());
      daemon.kill();
    }
    try (DaemonProcess next = serve(root)) {
      assertAllHit(units, next);
    }
  }

  @Test
  void shutdown_asSoonAsItAnswers_losesNothing() throws Exception {
    RealUnits units = new RealUnits(temp.resolve("work"), 5);
    try (DaemonProcess daemon = serve(root)) {
      for (int unit = 0; unit < units.count(); unit++) {
        assertThat(units.compile(daemon, unit)).isFalse();
      }
      assertThat(daemon.ask(new Request.Shutdown())).isEqualTo(new Response.ShuttingDown());
      assertThat(daemon.awaitStatus()).isZero();
    }
    for (int round = 0; round < 3; round++) {
      try (DaemonProcess hasty = serve(root)) {
        assertThat(hasty.ask(new Request.Shutdown())).isEqualTo(new Response.ShuttingDown());
        assertThat(hasty.awaitStatus()).isZero();
      }
    }
    try (DaemonProcess next = serve(root)) {
      assertAllHit(units, next);
    }
  }

  @Test
  void clear_whileUnitsAreCompiled_emptiesTheStoreAndHurtsNoObject() throws Exception {
    RealUnits units = new RealUnits(temp.resolve("work"), 6);
    try (DaemonProcess daemon = serve(root)) {
      AtomicBoolean end = new AtomicBoolean();
      ExecutorService pool = Executors.newFixedThreadPool(3);
      List<Future<Integer>> compiling = new ArrayList<>();
      for (int thread = 0; thread < 3; thread++) {
        String output = "t" + thread + ".o";
        compiling.add(pool.submit(() -> compileUntil(end, units, daemon, output)));
      }
      for (int clear = 0; clear < 20; clear++) {
        await().until(() -> resultsIn(daemon) > 0);
        assertThat(daemon.ask(new Request.Clear())).isInstanceOf(Response.Cleared.class);
      }
      end.set(true);
      for (Future<Integer> one : compiling) {
        assertThat(one.get()).isPositive();
      }
      pool.shutdown();
      await().until(() -> hitsAll(units, daemon));
      assertThat(daemon.ask(new Request.Clear())).isInstanceOf(Response.Cleared.class);
      assertThat(resultsIn(daemon)).isZero();
      assertThat(units.compile(daemon, 0)).isFalse();
      assertThat(daemon.log()).doesNotContain("TROUBLE");
    }
  }

  @Test
  void clear_linksAndPrograms_areLeftAlone() throws Exception {
    RealUnits units = new RealUnits(temp.resolve("work"), 1);
    Path link = Files.createDirectories(root.resolve("links/1/2")).resolve("gcc");
    Path program = Files.createDirectories(root.resolve("bin/1")).resolve("zccache");
    Files.writeString(link, "l");
    Files.writeString(program, "p");
    try (DaemonProcess daemon = serve(root)) {
      assertThat(units.compile(daemon, 0)).isFalse();
      assertThat(daemon.ask(new Request.Clear())).isInstanceOf(Response.Cleared.class);
    }
    assertThat(link).hasContent("l");
    assertThat(program).hasContent("p");
  }

  @Test
  void cacheFolder_copiedElsewhere_hitsAlthoughAllStampsDiffer() throws Exception {
    Path work = temp.resolve("work");
    RealUnits units = new RealUnits(work, 8);
    try (DaemonProcess daemon = serve(root)) {
      for (int unit = 0; unit < units.count(); unit++) {
        assertThat(units.compile(daemon, unit)).isFalse();
      }
      await().until(() -> resultsIn(daemon) == units.count());
      daemon.terminate();
      int unused = daemon.awaitStatus();
    }
    Path moved = root.resolveSibling("elsewhere").resolve("cache");
    copy(root, moved);
    Path original = Files.move(work, work.resolveSibling("original"));
    copy(original, work);
    try (DaemonProcess daemon = serve(moved)) {
      assertAllHit(units, daemon);
    }
  }

  @Test
  void start_indexOfAHundredThousand_answersMeanwhileAndHitsAreRight() throws Exception {
    RealUnits units = new RealUnits(temp.resolve("work"), 2);
    try (DaemonProcess daemon = serve(root)) {
      for (int unit = 0; unit < units.count(); unit++) {
        assertThat(units.compile(daemon, unit)).isFalse();
      }
      await().until(() -> resultsIn(daemon) == units.count());
      daemon.terminate();
      int unused = daemon.awaitStatus();
    }
    LongIndex.lengthen(root.resolve("store-1"), 100_000);
    try (DaemonProcess daemon = serve(root)) {
      // The index is still being read: what needs none is answered, and a compile waits for it.
      assertThat(daemon.ask(new Request.Ping())).isInstanceOf(Response.Pong.class);
      assertAllHit(units, daemon);
      assertThat(resultsIn(daemon)).isEqualTo(100_000L + units.count());
    }
  }

  private static void assertAllHit(RealUnits units, DaemonProcess daemon) throws IOException {
    for (int unit = 0; unit < units.count(); unit++) {
      assertThat(units.compile(daemon, unit)).as("unit " + unit).isTrue();
    }
  }

  private static boolean hitsAll(RealUnits units, DaemonProcess daemon) throws IOException {
    boolean all = true;
    for (int unit = 0; unit < units.count(); unit++) {
      all &= units.compile(daemon, unit);
    }
    return all;
  }

  private static int compileUntil(
      AtomicBoolean end, RealUnits units, DaemonProcess daemon, String output) throws IOException {
    int compiled = 0;
    while (!end.get()) {
      boolean unused = units.compile(daemon, compiled % units.count(), output);
      compiled++;
    }
    return compiled;
  }

  @Test
  void store_ofAnotherFormat_isNeitherReadNorTouched() throws Exception {
    RealUnits units = new RealUnits(temp.resolve("work"), 2);
    for (String name : List.of("store-0", "store-2", "artifacts")) {
      Files.createDirectories(root.resolve(name));
      Files.writeString(root.resolve(name).resolve("index"), "of another version");
    }
    Files.writeString(root.resolve("index.bin"), "of another version");
    try (DaemonProcess daemon = serve(root)) {
      assertThat(units.compile(daemon, 0)).isFalse();
      await().until(() -> units.compile(daemon, 0));
      assertThat(daemon.ask(new Request.Clear())).isInstanceOf(Response.Cleared.class);
      assertThat(units.compile(daemon, 1)).isFalse();
      daemon.kill();
    }

    for (String name : List.of("store-0/index", "store-2/index", "artifacts/index", "index.bin")) {
      assertThat(root.resolve(name)).hasContent("of another version");
    }
  }

  @Test
  void session_withALog_readsThereWhatBecameOfEachCall() throws Exception {
    RealUnits units = new RealUnits(temp.resolve("work"), 1);
    Path log = temp.resolve("session.log");
    try (DaemonProcess daemon = serve(root)) {
      units.enterSession(daemon, log);
      assertThat(units.compile(daemon, 0)).isFalse();
      await().until(() -> units.compile(daemon, 0));
      units.link(daemon);
      units.endSession(daemon);
      daemon.kill();
    }
    Path folder = temp.resolve("work");
    String names = folder.resolve("u0.c") + " -> " + folder.resolve("u0.o");
    assertThat(Files.readAllLines(log))
        .startsWith("[MISS] " + names + " (reason: first_seen)")
        .contains("[HIT] " + names)
        .endsWith("[DIRECT] /usr/bin/gcc (reason: not_a_compile)");
  }

  @Test
  void output_moreThanAMessageHolds_foreignClientHearsItAndTheObjectStays() throws Exception {
    RealUnits units = new RealUnits(temp.resolve("work"), 1);
    try (DaemonProcess daemon = serve(root)) {
      assertThat(units.compileLoudly(daemon, 300 * 60_000))
          .contains("exit code 0", "0 bytes on standard output and 16777216 on standard error")
          .contains("nothing is cut");
      assertThat(units.compile(daemon, 0)).as("the daemon goes on").isFalse();
      daemon.kill();
    }
  }

  private static long resultsIn(DaemonProcess daemon) throws IOException {
    return ((Response.Status) daemon.ask(new Request.Status())).status().artifactCount();
  }

  private static DaemonProcess serve(Path root) throws IOException {
    return DaemonProcess.run(
            DaemonMain.class,
            root,
            // Hashing the compilers needs the second compiler: without it it takes ten times as
            // long.
            List.of("-Xmx256m", "-XX:TieredStopAtLevel=4"),
            List.of("--foreground", "--root", root.toString()))
        .awaitAccepting();
  }

  /** Copies content and modes; every stamp differs. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
        Path place = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(place);
        } else if (Files.isRegularFile(file)) {
          Files.copy(file, place);
        }
      }
    }
  }
}
