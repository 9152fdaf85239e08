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
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A place for an output, as it is now.
 *
 * @param there what is there already, links not followed; empty if nothing can be seen there
 */
record Target(Path path, Optional<BasicFileAttributes> there) {
  /** Looks at a place. */
  static Target at(Path path) {
    return new Target(path, look(path, LinkOption.NOFOLLOW_LINKS));
  }

  /** What is at a path, in one look; empty if nothing can be seen there. */
  static Optional<BasicFileAttributes> look(Path path, LinkOption... options) {
    try {
      return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, options));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /**
   * Why nothing can be put there as its tool would put it there, if nothing can.
   *
   * @param rewritten whether the tool writes into a file that is there
   */
  Optional<BypassReason> against(Predicate<BasicFileAttributes> rewritten) throws IOException {
    Path parent = path.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return Optional.of(BypassReason.OUTPUT_FOLDER_MISSING);
    }
    if (there.isEmpty()) {
      return Optional.empty();
    }
    if (!there.get().isRegularFile()) {
      return Optional.of(BypassReason.OUTPUT_NOT_A_FILE);
    }
    return rewritten.test(there.get()) && !RewrittenFile.canBeReplaced(path)
        ? Optional.of(BypassReason.OUTPUT_KEPT)
        : Optional.empty();
  }

  /** Whether what is there is this very file. */
  boolean is(BasicFileAttributes file) {
    return there.isPresent() && Objects.equals(there.get().fileKey(), file.fileKey());
  }
}
