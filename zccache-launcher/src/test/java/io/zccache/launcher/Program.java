/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The two launchers as files that can be executed, under any name. */
enum Program {
  NATIVE,
  JVM;

  private static final Path BUILT = Path.of(System.getProperty("native.program", "target/zccache"));

  /** What runs a program that was built for another processor; empty if it runs by itself. */
  private static final String EMULATOR = System.getProperty("native.emulator", "");

  /** Puts the launcher at {@code file}. The native one is only there if it was built. */
  Path install(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    if (this == NATIVE) {
      Assumptions.assumeTrue(Files.isExecutable(BUILT), () -> "there is no " + BUILT);
      Assumptions.assumeTrue(
          EMULATOR.isEmpty() || found(EMULATOR, System.getenv("PATH")) != null,
          () -> "there is no " + EMULATOR);
      return Files.copy(BUILT, file, StandardCopyOption.COPY_ATTRIBUTES);
    }
    Assumptions.assumeTrue(EMULATOR.isEmpty(), "the same as without an emulator");
    Files.writeString(file, jvm(file));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /**
   * For tests that look at the process itself, where an emulator is seen, or in which a tool starts
   * the launcher, which the system cannot do.
   */
  static void assumeNotEmulated() {
    Assumptions.assumeTrue(EMULATOR.isEmpty(), () -> EMULATOR + " is between");
  }

  /**
   * The words that start what {@code words} start.
   *
   * @param path where programs without a folder are searched
   */
  static List<String> command(List<String> words, String path) throws IOException {
    Path file = EMULATOR.isEmpty() ? null : found(words.get(0), path);
    if (file == null || Files.mismatch(file, BUILT) >= 0) {
      return words;
    }
    String emulator = String.valueOf(found(EMULATOR, System.getenv("PATH")));
    List<String> emulated = new ArrayList<>(List.of(emulator, "-0", words.get(0), file.toString()));
    emulated.addAll(words.subList(1, words.size()));
    return emulated;
  }

  private static @Nullable Path found(String word, String path) {
    for (String folder : word.contains("/") ? List.of("") : List.of(path.split(":", -1))) {
      Path file = Path.of(folder, word);
      if (Files.isExecutable(file) && Files.isRegularFile(file)) {
        return file;
      }
    }
    return null;
  }

  private static String jvm(Path file) {
    StringBuilder flags = new StringBuilder("-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (flag.startsWith("-javaagent:")) {
        flags.append(" '").append(flag).append('\'');
      }
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    assertThat(classPath).doesNotContain("'");
    return """
        #!/bin/sh
        exec '%s' %s -Dzccache.name="${0##*/}" -Dzccache.program='%s' \\
          -cp '%s' io.zccache.launcher.jvm.Main "$@"
        """
        .formatted(java, flags, file, classPath);
  }
}
