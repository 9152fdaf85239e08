/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A cache with a root of its own, and the launcher that asks it. Closing it stops its daemon. */
final class CacheSite implements AutoCloseable {
  private final Path programs;
  private final Path root;

  CacheSite(Path programs, Path root) {
    this.programs = programs;
    this.root = root;
  }

  /** The words that go before a compiler's. */
  List<String> front() {
    return List.of(programs.resolve("bin/zccache").toString());
  }

  /** What the launcher needs beside a command's own environment. */
  Map<String, String> environment() {
    return Map.of(
        "ZCCACHE_CACHE_DIR",
        root.toString(),
        "ZCCACHE_JAVA",
        System.getProperty("java.home") + "/bin/java");
  }

  void start() throws IOException, InterruptedException {
    String unused = ask("start");
  }

  /** All that the daemon has counted; empty if there is none. */
  Map<String, Long> counts() throws IOException {
    return Counts.at(root.resolve("run/daemon.sock"));
  }

  /** The same once nothing is left to be counted: an answer waits for that for a while only. */
  Map<String, Long> settledCounts() throws IOException {
    Map<String, Long> last = counts();
    for (Map<String, Long> now = counts(); !now.equals(last); now = counts()) {
      last = now;
    }
    return last;
  }

  /** Forgets all results. */
  void clear() throws IOException, InterruptedException {
    // what is still being kept would be stored after the clearing
    if (!counts().isEmpty()) {
      String unused = ask("clear");
    }
  }

  /** Kills the daemon at once, and waits until it is gone. */
  void kill() throws IOException, InterruptedException {
    for (ProcessHandle daemon : daemons()) {
      boolean unused = daemon.destroyForcibly();
      while (daemon.isAlive()) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      String unused = ask("stop");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (ProcessHandle daemon : daemons()) {
      boolean unused = daemon.destroyForcibly();
    }
  }

  private List<ProcessHandle> daemons() throws IOException {
    List<ProcessHandle> found = new ArrayList<>();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process : (Iterable<Path>) processes::iterator) {
        String words = commandLine(process);
        if (words.contains("DaemonMain") && words.contains("--root\0" + root + "\0")) {
          ProcessHandle.of(Long.parseLong(process.getFileName().toString())).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static String commandLine(Path process) {
    if (!process.getFileName().toString().matches("[0-9]+")) {
      return "";
    }
    try {
      return Files.readString(process.resolve("cmdline"), UTF_8);
    } catch (IOException gone) {
      return "";
    }
  }

  private String ask(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(front());
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv("PATH"));
    builder.environment().putAll(environment());
    Process process = builder.start();
    process.getOutputStream().close();
    String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
    int unused = process.waitFor();
    return answer;
  }
}
