/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What our daemon needs to tell that everything a hit rests on is as it was, against a program in C
 * that does no more than {@code stat} each file that the compiler read. They take turns.
 */
record ValidationMeasure(Path gcc) implements Measure {
  static final String NAME = "validation";
  static final String IN_C = "stat of each file, in C";

  /** These are over in a millisecond: more of them, for quiet medians. */
  private static final int ROUNDS_FOR_ONE = 10;

  private static final int WARMUP = 40;

  /** What a daemon counts under this name: nanoseconds, in all. */
  private static final byte[] COUNTER = "hit.lookup_ns".getBytes(US_ASCII);

  /** Hits that were found by what is looked at here, and no other way. */
  private static final byte[] RECALLED = "hit.recalled".getBytes(US_ASCII);

  /** A Report of everything: length, version, field 1001 without content. */
  private static final byte[] REPORT = {7, 0, 0, 0, 16, 0, 0, 0, (byte) 0xca, 0x3e, 0};

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Looking at all that a hit rests on, C, 600 headers";
  }

  @Override
  public Section run(Bench bench) throws IOException {
    Path folder = Files.createDirectory(bench.folder().resolve(NAME));
    Unit unit = bench.tree().units(UnitKind.C600, 1).get(0);
    Path list = Files.write(folder.resolve("files"), filesRead(bench, unit));
    Path program = new NativeSource("looks").compile(folder, List.of(gcc.toString()));
    Process looks = new ProcessBuilder(program.toString(), list.toString()).start();
    try (BufferedReader answers = looks.inputReader(UTF_8);
        OutputStream asks = looks.getOutputStream()) {
      List<Double> ours = new ArrayList<>();
      List<Double> inC = new ArrayList<>();
      for (int i = 0; i < WARMUP; i++) {
        hit(bench, unit);
        look(asks, answers);
      }
      bench.ours().settle();
      long recalled = count(bench, RECALLED);
      int rounds = bench.extent().rounds() * ROUNDS_FOR_ONE;
      for (int round = 0; round < rounds; round++) {
        boolean first = bench.order().nextBoolean();
        if (!first) {
          inC.add(look(asks, answers));
        }
        ours.add(hit(bench, unit));
        if (first) {
          inC.add(look(asks, answers));
        }
      }
      recalled = count(bench, RECALLED) - recalled;
      List<String> notes = new ArrayList<>();
      notes.add(Files.readAllLines(list).size() + " files");
      if (recalled != rounds) {
        notes.add(Recorder.calls(recalled, rounds, "recalled hits"));
      }
      return new Section(
          NAME,
          title(),
          List.of(
              new Samples(
                  Contender.OURS, new Series(ours), Series.of(), Double.NaN, List.of(), notes),
              Samples.plainly(IN_C, new Series(inC))));
    }
  }

  private static Set<String> filesRead(Bench bench, Unit unit) throws IOException {
    Unit asking = unit.asking(Unit.Dependencies.MD);
    if (bench.compile(bench.plain(), asking).exit() != 0) {
      throw new IOException("the compiler failed: " + asking.words());
    }
    String text = Files.readString(asking.depfile());
    String files = text.substring(text.indexOf(':') + 1).replace("\\\n", " ");
    return new LinkedHashSet<>(Arrays.asList(files.strip().split("\\s+", -1)));
  }

  /** Milliseconds that our daemon spent looking for one hit. */
  private static double hit(Bench bench, Unit unit) throws IOException {
    long before = count(bench, COUNTER);
    if (bench.compile(bench.ours(), unit).exit() != 0) {
      throw new IOException("the compile failed: " + unit.words());
    }
    return (count(bench, COUNTER) - before) / 1e6;
  }

  /** Milliseconds that the program spent looking at all files once. */
  private static double look(OutputStream asks, BufferedReader answers) throws IOException {
    asks.write('\n');
    asks.flush();
    String nanos = answers.readLine();
    if (nanos == null) {
      throw new IOException("the program in C has ended");
    }
    return Long.parseLong(nanos) / 1e6;
  }

  private static long count(Bench bench, byte[] name) throws IOException {
    return count(Exchange.reply(bench.ours().socket(), REPORT), name);
  }

  /**
   * The number behind a name: a field with the name, whose length is the byte before it, then field
   * 2, base 128, least significant first; 0 if nothing was counted by that name.
   */
  static long count(byte[] reply, byte[] name) {
    for (int at = 1; at + name.length + 1 < reply.length; at++) {
      if (reply[at - 1] == name.length
          && Arrays.equals(reply, at, at + name.length, name, 0, name.length)) {
        int next = at + name.length + 1;
        long value = 0;
        for (int shift = 0; ; shift += 7, next++) {
          value |= (reply[next] & 0x7fL) << shift;
          if (reply[next] >= 0) {
            return value;
          }
        }
      }
    }
    return 0;
  }
}
