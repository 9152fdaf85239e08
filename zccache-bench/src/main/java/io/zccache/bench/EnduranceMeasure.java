/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * One daemon that answers very many requests: what it holds afterwards, and how fast it still is.
 * The requests are those that the launcher sends, over a connection each: hits of several units,
 * and now and then a call that is declined or a Ping.
 */
record EnduranceMeasure(Path gcc) implements Measure {
  static final String NAME = "endurance";
  static final String EARLY = "zccache, after a tenth";
  static final String LATE = "zccache, at the end";

  private static final int UNITS = 20;
  private static final int THREADS = 4;
  private static final int TENTH = 10;
  private static final int TIMED = 2_000;
  private static final double SLOWER = 1.2;
  private static final int SPARE_DESCRIPTORS = 16;
  private static final byte[] PING = {8, 0, 0, 0, 15, 0, 0, 0, 0, 0, 0, 0};

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Resident memory of a daemon under very many requests";
  }

  @Override
  public Section run(Bench bench) throws IOException {
    Running ours = bench.ours();
    ours.stop();
    ours.adopt(bench.stopwatch().untilSocket(ours.daemonCommand(), ours.socket()));
    List<Unit> units = bench.tree().units(UnitKind.C20, UNITS);
    List<Path> expected = new ArrayList<>();
    for (Unit unit : units) {
      expected.add(bench.expected(unit));
      bench.compile(ours, unit);
    }
    ours.settle();
    List<byte[]> requests = requests(bench, units);
    int all = bench.extent().requests();
    ask(ours.socket(), requests, all / TENTH);
    ours.settle();
    double early = ours.residentMib();
    double quickEarly = latency(ours.socket(), requests.get(0));
    long openEarly = descriptors(ours);
    ask(ours.socket(), requests, all - all / TENTH);
    ours.settle();
    double late = ours.residentMib();
    double quickLate = latency(ours.socket(), requests.get(0));
    long openLate = descriptors(ours);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < UNITS; i++) {
      if (!Bench.equal(units.get(i).object(), expected.get(i))) {
        wrong.add(units.get(i).name() + ": " + Recorder.DIFFERS);
      }
    }
    if (openLate > openEarly + SPARE_DESCRIPTORS) {
      wrong.add("descriptors leak");
    }
    if (quickLate > SLOWER * quickEarly) {
      wrong.add("answers became slower");
    }
    String note =
        "%d requests; a hit's answer took %.3f ms (median) after a tenth, %.3f ms at the end; %d and %d descriptors"
            .formatted(all, quickEarly, quickLate, openEarly, openLate);
    return new Section(
        NAME,
        title(),
        "MiB",
        List.of(
            Samples.plainly(EARLY, Series.of(early)),
            new Samples(LATE, Series.of(late), Series.of(), Double.NaN, wrong, List.of(note))));
  }

  /** One request of each kind, as the launcher sends it. */
  private List<byte[]> requests(Bench bench, List<Unit> units) throws IOException {
    Path folder = Files.createDirectory(bench.folder().resolve("echo"));
    EchoServer echo = EchoServer.in(folder, bench.stopwatch(), gcc);
    List<byte[]> requests = new ArrayList<>();
    FreshCache cache = new FreshCache(bench, echo.root(), Map.of());
    for (Unit unit : units) {
      requests.add(echo.requestOf(cache.compile(unit), EchoServer.ANY_REPLY));
    }
    Command version = cache.compile(units.get(0));
    List<String> words = List.of(version.words().get(0), gcc.toString(), "-x", "c", "-c", "-v");
    requests.add(
        echo.requestOf(
            new Command(version.folder(), words, version.environment()), EchoServer.ANY_REPLY));
    requests.add(PING);
    return requests;
  }

  private static void ask(Path socket, List<byte[]> requests, int count) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Void>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread;
        Callable<Void> work =
            () -> {
              for (int i = first; i < count; i += THREADS) {
                Exchange.reply(socket, requests.get(i % requests.size()));
              }
              return null;
            };
        all.add(threads.submit(work));
      }
      for (Future<Void> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("a request was not answered", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Milliseconds until a request is answered, median. */
  private static double latency(Path socket, byte[] request) throws IOException {
    double[] taken = new double[TIMED];
    for (int i = 0; i < TIMED; i++) {
      long start = System.nanoTime();
      Exchange.reply(socket, request);
      taken[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(taken);
    return taken[TIMED / 2];
  }

  private static long descriptors(Running daemon) throws IOException {
    Path folder = Path.of("/proc", Long.toString(daemon.daemon().orElseThrow()), "fd");
    try (Stream<Path> open = Files.list(folder)) {
      return open.count();
    }
  }
}
