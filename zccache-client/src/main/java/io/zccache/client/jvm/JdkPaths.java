/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.jvm;

import io.zccache.client.FilePath;
import java.nio.file.Path;

/** Paths as the JDK has them: only what is text in the file system's charset can be reached. */
final class JdkPaths {
  private JdkPaths() {}

  static Path of(FilePath path) {
    return Path.of(path.text());
  }
}
