/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.install;

import java.nio.file.Path;

/** Where the launchers of platforms are that the plugin's jar has none for. */
@FunctionalInterface
public interface LauncherSource {

  /**
   * The program, as a file that need not be executable.
   *
   * @param version the plugin's own
   * @throws NoLauncherException if there is none
   */
  Path find(Platform platform, String version) throws NoLauncherException;
}
