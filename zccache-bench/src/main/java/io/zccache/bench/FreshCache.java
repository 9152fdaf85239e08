/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A cache of ours with a root of its own, whose daemons nobody but its launchers start. One thread
 * at a time.
 *
 * @param bench whose launcher it is
 * @param root where everything of it is
 * @param variables what its launchers have in their environment besides
 */
record FreshCache(Bench bench, Path root, Map<String, String> variables) implements AutoCloseable {
  private static final int LOOK_MILLIS = 10;
  private static final int END_LOOKS = 3_000;

  FreshCache {
    variables = Map.copyOf(variables);
  }

  /** A launcher's compile of a unit. */
  Command compile(Unit unit) {
    return ours(bench.ours().compile(unit));
  }

  private Command ours(Command command) {
    Command own = command.with("ZCCACHE_CACHE_DIR", root.toString());
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      own = own.with(variable.getKey(), variable.getValue());
    }
    return own;
  }

  /** The processes that serve this root. */
  List<ProcessHandle> daemons() throws IOException {
    List<ProcessHandle> found = new ArrayList<>();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process : (Iterable<Path>) processes::iterator) {
        String name = process.getFileName().toString();
        if (name.matches("[0-9]+") && serves(process)) {
          ProcessHandle.of(Long.parseLong(name)).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private boolean serves(Path process) {
    try {
      String words = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
      return words.contains("DaemonMain") && words.contains("--root\0" + root + "\0");
    } catch (IOException ended) {
      return false;
    }
  }

  /** Ends the daemons: with our command, and for certain. */
  @Override
  public void close() throws IOException {
    List<String> words = List.of(bench.ours().contender().prefix().get(0), "stop");
    Command stop =
        ours(new Command(root, words, bench.ours().contender().environment(bench.common())));
    Output.of(stop.words(), stop.environment());
    daemons().forEach(ProcessHandle::destroyForcibly);
    for (int i = 0; i < END_LOOKS && !daemons().isEmpty(); i++) {
      Pause.millis(LOOK_MILLIS);
    }
    if (!daemons().isEmpty()) {
      throw new IOException("a daemon does not end: " + daemons());
    }
  }
}
