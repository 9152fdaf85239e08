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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The launcher from start to exit, beside the same client written in C with the same C library. A
 * server answers both at once with what our daemon has answered to the same request.
 *
 * @param gcc compiles the C client where the launcher has glibc
 * @param muslGcc compiles it where the launcher has musl
 */
record LauncherMeasure(Path gcc, Path muslGcc) implements Measure {
  static final String NAME = "launcher";
  static final String IN_C = "C client";

  /** These are over in a millisecond: more of them, for quiet medians. */
  private static final int ROUNDS_FOR_ONE = 20;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Launcher, start to exit, against an echo server";
  }

  @Override
  public Section run(Bench bench) throws IOException {
    Path folder = Files.createDirectory(bench.folder().resolve("launcher"));
    Path launcher = Path.of(bench.ours().contender().prefix().get(0));
    Libc libc = Libc.of(launcher);
    Path client = new NativeSource("client").compile(folder, libc.compiler(gcc, muslGcc));
    EchoServer echo = EchoServer.in(folder, bench.stopwatch(), gcc);
    Unit unit = bench.tree().units(UnitKind.C200, 1).get(0);
    List<Command> commands = new ArrayList<>();
    for (Path program : List.of(launcher, client)) {
      List<String> words = new ArrayList<>(List.of(program.toString()));
      words.addAll(unit.words());
      Map<String, String> environment = new LinkedHashMap<>(bench.common());
      environment.put("ZCCACHE_CACHE_DIR", echo.root().toString());
      commands.add(new Command(unit.build(), words, environment));
    }
    List<String> notes = new ArrayList<>();
    byte[] request = echo.requestOf(commands.get(0), EchoServer.ANY_REPLY);
    byte[] inC = echo.requestOf(commands.get(1), EchoServer.ANY_REPLY);
    if (!Arrays.equals(Exchange.withoutPid(request), Exchange.withoutPid(inC))) {
      notes.add("the C client's request differs");
    }
    byte[] reply = realReply(bench, unit, request);
    notes.add(
        "%s; request %d bytes, reply %d bytes"
            .formatted(libc.title(), request.length, reply.length));
    echo.start(reply);
    try {
      return new Section(NAME, title(), measure(bench, commands, notes));
    } finally {
      echo.stop();
    }
  }

  /** What our daemon answers to the launcher's request when the result is in the cache. */
  private static byte[] realReply(Bench bench, Unit unit, byte[] request) throws IOException {
    Path socket = bench.ours().contender().daemon().orElseThrow().socket();
    bench.compile(bench.ours(), unit);
    bench.ours().settle();
    Exchange.reply(socket, request);
    bench.ours().settle();
    return Exchange.reply(socket, request);
  }

  private static List<Samples> measure(Bench bench, List<Command> commands, List<String> notes)
      throws IOException {
    List<List<Timing>> taken = List.of(new ArrayList<>(), new ArrayList<>());
    int rounds = bench.extent().rounds() * ROUNDS_FOR_ONE;
    for (int round = -ROUNDS_FOR_ONE; round < rounds; round++) {
      int first = bench.order().nextInt(2);
      for (int which : new int[] {first, 1 - first}) {
        Timing timing = bench.stopwatch().run(commands.get(which));
        if (round >= 0) {
          taken.get(which).add(timing);
        }
      }
    }
    return List.of(
        samples(Contender.OURS, taken.get(0), notes), samples(IN_C, taken.get(1), List.of()));
  }

  private static Samples samples(String name, List<Timing> taken, List<String> notes) {
    long failed = taken.stream().filter(t -> t.exit() != 0).count();
    return new Samples(
        name,
        new Series(taken.stream().map(Timing::wallMillis).toList()),
        new Series(taken.stream().map(Timing::cpuMillis).toList()),
        Double.NaN,
        failed == 0 ? List.of() : List.of(failed + " x failed"),
        notes);
  }
}
