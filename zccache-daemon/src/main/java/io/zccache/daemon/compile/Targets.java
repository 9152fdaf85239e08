/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Which places an output can be put in as its tool would put it there. Any thread may call. */
final class Targets {
  private Targets() {}

  /**
   * What speaks against a place, if something does.
   *
   * @param rewritten whether the tool writes into a file that is there
   */
  static Optional<BypassReason> against(Path target, boolean rewritten) throws IOException {
    Path parent = target.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return Optional.of(BypassReason.OUTPUT_FOLDER_MISSING);
    }
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(BypassReason.OUTPUT_NOT_A_FILE);
    }
    return rewritten && !RewrittenFile.canBeReplaced(target)
        ? Optional.of(BypassReason.OUTPUT_KEPT)
        : Optional.empty();
  }
}
