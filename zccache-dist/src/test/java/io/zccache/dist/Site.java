/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * A place to compile in, with a cache root of its own and the distribution's launcher. Closing it
 * stops its daemon.
 */
final class Site implements AutoCloseable {
  final Path folder;
  final Path root;
  final Map<String, String> environment = new TreeMap<>();
  private final Path programs;

  Site(Path parent, Path programs) throws IOException {
    this.folder = Files.createDirectories(parent.resolve("work")).toRealPath();
    this.root = parent.toRealPath().resolve("root");
    this.programs = programs;
    environment.put("PATH", System.getenv("PATH"));
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("ZCCACHE_CACHE_DIR", root.toString());
    environment.put("ZCCACHE_STRICT", "1");
    environment.put("ZCCACHE_JAVA", System.getProperty("java.home") + "/bin/java");
  }

  /** A place that uses the folder that the build has left. */
  static Site of(Path parent) throws IOException {
    return new Site(parent, Path.of(System.getProperty("zccache.folder")));
  }

  /** A program that has ended. */
  record Ended(int exit, String stdout, String stderr) {}

  /** The launcher's path. */
  String launcher() {
    return programs.resolve("bin/zccache").toString();
  }

  /** Runs the launcher and waits for its end. */
  Ended zccache(String... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of(launcher()));
    words.addAll(List.of(arguments));
    return run(words);
  }

  /** Runs any command and waits for its end. */
  Ended run(List<String> words) throws Exception {
    Path stdout = Files.createTempFile(folder.getParent(), "stdout", "");
    Path stderr = Files.createTempFile(folder.getParent(), "stderr", "");
    Process process =
        builder(words).redirectOutput(stdout.toFile()).redirectError(stderr.toFile()).start();
    int exit = process.waitFor();
    Ended ended = new Ended(exit, Files.readString(stdout, UTF_8), Files.readString(stderr, UTF_8));
    Files.delete(stdout);
    Files.delete(stderr);
    return ended;
  }

  /** A command with this place's environment. */
  ProcessBuilder builder(List<String> words) {
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Waits until the last change of a file is older than a tick of the clock that dates files. */
  void settle(Path file) throws IOException {
    Instant changed = ((FileTime) Files.getAttribute(file, "unix:ctime")).toInstant();
    Awaitility.await()
        .pollInterval(Duration.ofMillis(2))
        .until(() -> Duration.between(changed, Instant.now()).toMillis() > 60);
  }

  /** What the compiler itself makes of a source, at the same place; the output is removed. */
  byte[] plain(String output, String... words) throws Exception {
    Ended ended = run(List.of(words));
    if (ended.exit() != 0) {
      throw new AssertionError(ended.stderr());
    }
    byte[] bytes = Files.readAllBytes(folder.resolve(output));
    Files.delete(folder.resolve(output));
    return bytes;
  }

  /** Ids of the daemons that serve this place's root and have not ended. */
  List<Long> daemons() throws IOException {
    return Daemons.of(root);
  }

  /** A number from the status in JSON. */
  long status(String key) throws Exception {
    return status(key, List.of());
  }

  /** A number from the status, asked for by way of another command. */
  long status(String key, List<String> caller) throws Exception {
    List<String> words = new ArrayList<>(caller);
    words.addAll(List.of(launcher(), "status", "--json"));
    String json = run(words).stdout();
    Matcher number = Pattern.compile('"' + key + "\"\\s*:\\s*(\\d+)").matcher(json);
    if (!number.find()) {
      throw new AssertionError("no " + key + " in " + json);
    }
    return Long.parseLong(number.group(1));
  }

  @Override
  public void close() throws IOException {
    Process stop = builder(List.of(launcher(), "stop")).inheritIO().start();
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !stop.isAlive());
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> daemons().isEmpty());
  }
}
