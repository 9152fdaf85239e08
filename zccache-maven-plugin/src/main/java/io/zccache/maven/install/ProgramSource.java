/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.install;

import java.io.IOException;
import java.util.List;

/** Where the programs of an installation come from. */
@FunctionalInterface
public interface ProgramSource {

  /**
   * All files, read anew; never empty.
   *
   * @throws NoLauncherException if there is no launcher for this machine
   */
  List<ProgramFile> files() throws IOException, NoLauncherException;
}
