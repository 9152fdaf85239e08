/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A compiler of this machine, run in the C locale.
 *
 * @param name how it is called
 * @param family whose rules it follows
 */
record RealTool(String name, CompilerFamily family) {
  static final RealTool GCC = new RealTool("gcc", CompilerFamily.GCC);
  static final RealTool GXX = new RealTool("g++", CompilerFamily.GCC);
  static final RealTool CLANG = new RealTool("clang", CompilerFamily.CLANG);

  /** The tools that a test can count on. */
  static Stream<RealTool> all() {
    return Stream.of(GCC, GXX, CLANG).filter(RealTool::isThere);
  }

  /** How a run ended. */
  record Run(int exitCode, String stdout, String stderr) {}

  private boolean isThere() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  RealTool orSkip() {
    assumeTrue(isThere(), () -> name + " is not installed");
    return this;
  }

  boolean isCxx() {
    return DriverNames.isCxx(name);
  }

  CommandLine.Reading read(List<String> arguments) {
    return CommandLine.read(family, isCxx(), arguments);
  }

  Run run(Path folder, List<String> arguments) throws IOException, InterruptedException {
    Path stdout = Files.createTempFile("tool", ".out");
    Path stderr = Files.createTempFile("tool", ".err");
    try {
      List<String> command = new ArrayList<>(List.of(name));
      command.addAll(arguments);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .redirectOutput(stdout.toFile())
              .redirectError(stderr.toFile());
      builder.environment().put("LC_ALL", "C");
      builder.environment().keySet().removeIf(key -> key.endsWith("DEPENDENCIES"));
      int exitCode = builder.start().waitFor();
      return new Run(exitCode, text(stdout), text(stderr));
    } finally {
      Files.delete(stdout);
      Files.delete(stderr);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8);
  }

  @Override
  public String toString() {
    return name;
  }
}
