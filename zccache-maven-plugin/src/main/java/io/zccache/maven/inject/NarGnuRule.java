/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * nar-maven-plugin's configure and make: no parameter reaches them. The goals are part of every
 * build with that plugin; they do something only where there is a folder of GNU sources.
 */
record NarGnuRule() implements Rule {

  @Override
  public Edit edit(MojoCall call, ToolLinks links) {
    return Files.isDirectory(Path.of(call.folder("gnuSourceDirectory")))
            && call.value("gnuSourceDirectory").isPresent()
        ? OutOfReachRule.edit(call)
        : new Edit.NotNative();
  }
}
