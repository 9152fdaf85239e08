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
import org.junit.jupiter.api.Assumptions;

/** The two launchers as files that can be executed, under any name. */
enum Program {
  NATIVE,
  JVM;

  private static final Path BUILT = Path.of(System.getProperty("native.program", "target/zccache"));

  /** Puts the launcher at {@code file}. The native one is only there if it was built. */
  Path install(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    if (this == NATIVE) {
      Assumptions.assumeTrue(Files.isExecutable(BUILT), "built with -Dnative.skip");
      return Files.copy(BUILT, file, StandardCopyOption.COPY_ATTRIBUTES);
    }
    Files.writeString(file, script(file));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String script(Path file) {
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
