/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A server in C that gives every client the same reply, and keeps the first request. */
final class EchoServer {
  /** An answer to any compile: exit code 0. */
  static final byte[] ANY_REPLY = {6, 0, 0, 0, 16, 0, 0, 0, 0x3a, 0};

  private final Stopwatch stopwatch;
  private final Path program;
  private final Path folder;
  private final Path root;
  private final Path socket;
  private OptionalLong pid = OptionalLong.empty();

  private EchoServer(Stopwatch stopwatch, Path program, Path folder, Path root, Path socket) {
    this.stopwatch = stopwatch;
    this.program = program;
    this.folder = folder;
    this.root = root;
    this.socket = socket;
  }

  /** A server that is not started yet, in the place of the daemon of a cache root of its own. */
  static EchoServer in(Path folder, Stopwatch stopwatch, Path gcc) throws IOException {
    Path root = Files.createDirectory(folder.resolve("root"));
    Path run = Files.createDirectory(root.resolve("run"));
    for (Path own : List.of(root, run)) {
      Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
    }
    Path program = new NativeSource("echo").compile(folder, List.of(gcc.toString()));
    return new EchoServer(stopwatch, program, folder, root, run.resolve("daemon.sock"));
  }

  /** The cache root whose clients come here. */
  Path root() {
    return root;
  }

  void start(byte[] reply) throws IOException {
    Path file = Files.write(folder.resolve("reply"), reply);
    List<String> words =
        List.of(program.toString(), socket.toString(), file.toString(), request().toString());
    pid =
        OptionalLong.of(stopwatch.untilSocket(new Command(folder, words, Map.of()), socket).pid());
  }

  void stop() throws IOException {
    if (pid.isPresent()) {
      stopwatch.end(pid.getAsLong());
      pid = OptionalLong.empty();
    }
  }

  /** The request that a client sends. */
  byte[] requestOf(Command client, byte[] reply) throws IOException {
    Files.deleteIfExists(request());
    start(reply);
    try {
      stopwatch.run(client);
      for (int i = 0; i < 100 && !Files.exists(request()); i++) {
        Pause.millis(10);
      }
      return Files.readAllBytes(request());
    } finally {
      stop();
    }
  }

  private Path request() {
    return folder.resolve("request");
  }
}
