/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A contender whose daemon, if it has one, runs. */
final class Running implements AutoCloseable {
  private static final int SETTLE_ROUNDS = 200;
  private static final double QUIET_MILLIS = 1;

  private final Contender contender;
  private final Stopwatch stopwatch;
  private final Map<String, String> common;
  private OptionalLong daemon = OptionalLong.empty();

  private Running(Contender contender, Stopwatch stopwatch, Map<String, String> common) {
    this.contender = contender;
    this.stopwatch = stopwatch;
    this.common = common;
  }

  static Running start(Contender contender, Stopwatch stopwatch, Map<String, String> common)
      throws IOException {
    Running running = new Running(contender, stopwatch, common);
    if (contender.daemon().isPresent()) {
      Contender.DaemonProgram program = contender.daemon().get();
      running.adopt(stopwatch.untilSocket(running.daemonCommand(), program.socket()));
    }
    return running;
  }

  Contender contender() {
    return contender;
  }

  String name() {
    return contender.name();
  }

  OptionalLong daemon() {
    return daemon;
  }

  Command compile(Unit unit) {
    return contender.compile(unit, common);
  }

  /** The command that starts its daemon. */
  Command daemonCommand() {
    return new Command(
        Path.of("/"), contender.daemon().orElseThrow().words(), contender.environment(common));
  }

  /** Has ours make the archive of classes that it makes by itself once it has nothing to do. */
  void prepareDaemon() throws IOException {
    String daemon = contender.daemon().orElseThrow().words().get(0);
    String said = Output.of(List.of(daemon, "--prepare"), contender.environment(common));
    if (!said.isEmpty()) {
      throw new IOException(said.strip());
    }
  }

  /** Where its daemon listens. */
  Path socket() {
    return contender.daemon().orElseThrow().socket();
  }

  /** Takes over a daemon that somebody has started for it. */
  void adopt(Birth birth) {
    daemon = OptionalLong.of(birth.pid());
  }

  /** Ends its daemon in the way it wants, then for certain; what is cached stays. */
  void stop() throws IOException {
    if (daemon.isPresent()) {
      Output.of(contender.daemon().orElseThrow().stop(), contender.environment(common));
      stopwatch.end(daemon.getAsLong());
      daemon = OptionalLong.empty();
    }
  }

  Counts counts() {
    return contender
        .statistics()
        .map(s -> s.read(Output.of(s.words(), contender.environment(common))))
        .orElse(new Counts(0, 0));
  }

  /** Processor milliseconds of its daemon so far; NaN without one. */
  double daemonCpu() throws IOException {
    return daemon.isPresent() ? stopwatch.cpuMillis(daemon.getAsLong()) : Double.NaN;
  }

  /** Resident memory of its daemon in MiB. */
  double residentMib() throws IOException {
    Path status = Path.of("/proc", Long.toString(daemon.orElseThrow()), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Waits until its daemon does nothing any more, at most six seconds. */
  void settle() throws IOException {
    if (daemon.isEmpty()) {
      return;
    }
    double before = daemonCpu();
    for (int i = 0; i < SETTLE_ROUNDS; i++) {
      Pause.millis(30);
      double now = daemonCpu();
      if (now - before < QUIET_MILLIS) {
        return;
      }
      before = now;
    }
  }

  @Override
  public void close() throws IOException {
    stop();
  }
}
