/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import static org.awaitility.Awaitility.await;

import io.zccache.daemon.server.Server;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The daemon as a process of its own, for tests. Close it to kill what is left of it. */
final class DaemonProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;
  private static final Duration POLL = Duration.ofMillis(5);

  private final Process process;
  private final Path root;

  private DaemonProcess(Process process, Path root) {
    this.process = process;
    this.root = root;
  }

  /** Starts a daemon with a fake cache for a root; does not wait. */
  static DaemonProcess start(Path root, List<String> jvmFlags, String... args) throws IOException {
    List<String> all = new ArrayList<>(List.of("--foreground", "--root", root.toString()));
    all.addAll(List.of(args));
    return run(FakeDaemonMain.class, root, jvmFlags, all);
  }

  /** Runs a program of these tests; does not wait. */
  static DaemonProcess run(Class<?> main, Path root, List<String> jvmFlags, List<String> args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(jvmFlags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(args);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(Files.createTempFile(root.getParent(), "out", "").toFile());
    builder.redirectError(Files.createTempFile(root.getParent(), "err", "").toFile());
    return new DaemonProcess(builder.start(), root);
  }

  /** Waits until it accepts. */
  DaemonProcess awaitAccepting() {
    await()
        .pollInterval(POLL)
        .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
        .until(() -> Server.answersAt(socket()) || !process.isAlive());
    if (!process.isAlive()) {
      throw new AssertionError("the daemon ended with " + process.exitValue() + ": " + errors());
    }
    return this;
  }

  Path socket() {
    return root.resolve("run/daemon.sock");
  }

  Response ask(Request request) throws IOException {
    return TestClient.ask(socket(), request);
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** How many files and sockets it has open. */
  int descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid()), "fd"))) {
      return (int) open.count();
    }
  }

  /** How many threads it has. */
  int threads() throws IOException {
    try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid()), "task"))) {
      return (int) tasks.count();
    }
  }

  /** How much of its memory was resident at once at most, in MiB. */
  long mostResidentMib() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10;
      }
    }
    throw new AssertionError("the system does not tell how much memory it takes");
  }

  /** Waits until it has written that into its log. */
  void awaitLogged(String text) {
    await()
        .pollInterval(POLL)
        .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
        .until(() -> log().contains(text));
  }

  /** Sends TERM. */
  void terminate() {
    process.destroy();
  }

  /** Sends the signal of that name. */
  void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).inheritIO().start();
    if (kill.waitFor() != 0) {
      throw new AssertionError("no signal " + name + " could be sent");
    }
  }

  /** Sends KILL and waits. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    int unused = awaitStatus();
  }

  /** Waits for its end; a signal counts as 128 and its number. */
  int awaitStatus() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the daemon did not end: " + log());
    }
    return process.exitValue();
  }

  /** What it wrote into its log; empty if there is none. */
  String log() {
    return read(root.resolve("logs/daemon.log"));
  }

  /** What it said on standard output. */
  String output() {
    return readNewest("out");
  }

  /** What it said on standard error. */
  String errors() {
    return readNewest("err");
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private String readNewest(String prefix) {
    StringBuilder all = new StringBuilder();
    try (var files = Files.newDirectoryStream(root.toAbsolutePath().getParent(), prefix + "*")) {
      for (Path file : files) {
        all.append(read(file));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return all.toString();
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
