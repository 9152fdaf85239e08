/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zccache.dist.Daemons;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A cache with a root of its own, and the launcher that asks it. Closing it stops its daemon. */
final class CacheSite implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(1);

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

  /** Whether a daemon has a compiler running, or what one wrote still in its hands. */
  boolean isCompiling() {
    try (Stream<Path> runs = Files.find(root.resolve("tmp"), 2, (path, any) -> isRun(path))) {
      return runs.findAny().isPresent();
    } catch (IOException | UncheckedIOException changing) {
      return false;
    }
  }

  private static boolean isRun(Path path) {
    return path.getFileName().toString().startsWith("run-");
  }

  /** Kills the daemon at once, and waits until it is gone. */
  void kill() throws IOException, InterruptedException {
    for (ProcessHandle daemon : daemons()) {
      boolean unused = daemon.destroyForcibly();
      Awaitility.await().pollInterval(POLL).until(() -> !daemon.isAlive());
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
    for (long pid : Daemons.of(root)) {
      ProcessHandle.of(pid).ifPresent(found::add);
    }
    return found;
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
