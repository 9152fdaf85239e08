/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.install;

import io.zccache.client.FilePath;
import io.zccache.client.SideFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The side files of one build: what they say while it runs, and how they are switched off after it.
 *
 * @param root the cache root
 * @param endpoint the daemon's socket, if the user named one
 * @param daemon the program that starts a daemon
 * @param build the build's session at the daemon, and what it wants of the cache
 */
public record SideFiles(
    FilePath root, @Nullable FilePath endpoint, FilePath daemon, SideFile.Build build) {

  /** The content for the links of one folder of real tools. */
  byte[] content(Path real) {
    return new SideFile(true, FileNames.filePath(real), root, endpoint, daemon, build).format();
  }

  /**
   * Makes the launchers of a link folder run the real tools, if the folder is still this build's.
   */
  void switchOff(LinkFolder links) throws IOException {
    SideFile now = read(links.sideFile());
    if (now != null && Objects.equals(now.build().session(), build.session())) {
      disable(links.sideFile(), now);
    }
  }

  /** Makes the launchers of a link folder run the real tools, whoever's the folder is. */
  static void switchOff(Path file) throws IOException {
    SideFile now = read(file);
    if (now != null && now.enabled()) {
      disable(file, now);
    }
  }

  private static void disable(Path file, SideFile now) throws IOException {
    SideFile off =
        new SideFile(
            false, now.real(), now.root(), now.endpoint(), now.daemon(), SideFile.Build.NONE);
    AtomicFiles.write(file, off.format(), AtomicFiles.PLAIN);
  }

  private static @Nullable SideFile read(Path file) throws IOException {
    try {
      return SideFile.parse(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return null;
    }
  }
}
