/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import io.zccache.daemon.log.Log;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The archive of loaded classes beside the daemon's jars, with which the next daemon starts twice
 * as fast. Making one takes a second of a processor, so it is left to a moment without work. For
 * one thread.
 */
final class ClassArchive {
  /** Names the folder that the daemon runs from; its starter sets it. */
  static final String HOME_PROPERTY = "zccache.home";

  private final Path home;
  private final Log log;
  private boolean tried;

  private ClassArchive(Path home, Log log) {
    this.home = home;
    this.log = log;
  }

  /** The archive of a daemon that runs from a folder; empty for one that runs otherwise. */
  static Optional<ClassArchive> of(@Nullable String home, Log log) {
    return Optional.ofNullable(home).map(Path::of).map(folder -> new ClassArchive(folder, log));
  }

  /** Has it made by another process, without waiting for it, if there is none and never before. */
  void makeOnce() {
    if (tried) {
      return;
    }
    tried = true;
    if (isWhole() || !Files.isWritable(lib())) {
      return;
    }
    ProcessBuilder maker =
        new ProcessBuilder(
                List.of("nice", home.resolve("bin/zccache-daemon").toString(), "--prepare"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    maker.environment().put("ZCCACHE_JAVA", System.getProperty("java.home") + "/bin/java");
    try {
      maker.start();
    } catch (IOException e) {
      log.trouble("no archive of classes can be made", e);
    }
  }

  /** As the starter sees it: the archive has the length that its maker noted. */
  private boolean isWhole() {
    Path archive = lib().resolve("zccache.jsa");
    try {
      String noted =
          Files.readString(lib().resolve("zccache.jsa.size"), StandardCharsets.ISO_8859_1);
      return noted.strip().equals(Long.toString(Files.size(archive)));
    } catch (IOException missing) {
      return false;
    }
  }

  private Path lib() {
    return home.resolve("lib");
  }
}
