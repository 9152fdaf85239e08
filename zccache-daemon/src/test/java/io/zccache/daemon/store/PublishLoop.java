/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/** A program that publishes results until it is killed, and tells of each once it is stored. */
final class PublishLoop {
  private PublishLoop() {}

  /** A run of it. */
  static ProcessBuilder run(Path folder, StoreLimits limits, int firstUnit) {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            PublishLoop.class.getName(),
            folder.toString(),
            Long.toString(limits.maxBytes()),
            Integer.toString(firstUnit))
        .redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** Arguments: the store's folder, its limit, the number of the first unit. */
  public static void main(String[] args) throws IOException, StoreWriteException {
    PrintStream told = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (ResultStore store =
        ResultStore.open(
            Path.of(args[0]), new StoreLimits(Long.parseLong(args[1])), InstantSource.system())) {
      for (int unit = Integer.parseInt(args[2]); true; unit++) {
        Sample sample = new Sample(unit, 1);
        store.publish(sample.result());
        store.used(sample.key());
        // Long lines fill the pipe soon: the program is never far ahead of who reads them.
        told.println(unit + " ".repeat(2_000));
      }
    }
  }
}
