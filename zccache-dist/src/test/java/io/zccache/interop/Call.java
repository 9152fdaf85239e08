/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.interop;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One call of a tool, and everything that is to be seen of it.
 *
 * @param words the tool and its arguments
 * @param stdin what it reads
 * @param outputs the files that it writes
 * @param hits how many of them come from our cache when it is made again
 */
record Call(List<String> words, String stdin, List<String> outputs, int hits) {
  static Call of(String words, String... outputs) {
    return new Call(List.of(words.split(" ")), "", List.of(outputs), 0);
  }

  /** The same, and our cache answers for each of its outputs. */
  static Call cached(String words, String... outputs) {
    return new Call(List.of(words.split(" ")), "", List.of(outputs), outputs.length);
  }

  Call reading(String text) {
    return new Call(words, text, outputs, hits);
  }

  /**
   * What came of a call. Bytes are held as one character each.
   *
   * @param exit the exit code
   * @param files content by name; files that are missing are left out
   */
  record Seen(int exit, String stdout, String stderr, Map<String, String> files) {}

  /** Runs it after its outputs were removed, and removes them again. */
  Seen run(List<String> before, Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    for (String output : outputs) {
      Files.deleteIfExists(folder.resolve(output));
    }
    List<String> command = new ArrayList<>(before);
    command.addAll(words);
    Path stdout = Files.createTempFile("stdout", "");
    Path stderr = Files.createTempFile("stderr", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(stdout.toFile())
            .redirectError(stderr.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(stdin.getBytes(StandardCharsets.UTF_8));
    }
    int exit = process.waitFor();
    Map<String, String> files = new TreeMap<>();
    for (String output : outputs) {
      Path file = folder.resolve(output);
      if (Files.exists(file)) {
        files.put(output, text(file));
        Files.delete(file);
      }
    }
    Seen seen = new Seen(exit, text(stdout), text(stderr), files);
    Files.delete(stdout);
    Files.delete(stderr);
    return seen;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }
}
