/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A C program among our resources, compiled where it is needed. */
final class NativeSource {
  private final String name;

  NativeSource(String name) {
    this.name = name;
  }

  /**
   * Compiles it into a folder.
   *
   * @param compiler the C compiler and options that go before the source
   */
  Path compile(Path folder, List<String> compiler) throws IOException {
    Path source = folder.resolve(name + ".c");
    try (InputStream in = NativeSource.class.getResourceAsStream(name + ".c")) {
      if (in == null) {
        throw new FileNotFoundException(name + ".c");
      }
      Files.write(source, in.readAllBytes());
    }
    Path program = folder.resolve(name);
    List<String> words = new ArrayList<>(compiler);
    words.addAll(List.of("-O2", "-o", program.toString(), source.toString()));
    Process gcc = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(gcc.getInputStream().readAllBytes(), UTF_8);
    if (gcc.onExit().join().exitValue() != 0) {
      throw new IOException(String.join(" ", words) + ": " + said);
    }
    return program;
  }
}
