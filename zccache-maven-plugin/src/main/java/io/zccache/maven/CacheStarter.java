/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.maven.install.NoLauncherException;

/** Brings the cache to life for one build. */
@FunctionalInterface
interface CacheStarter {

  /** Installs what is missing, starts the daemon if none runs, begins a session. */
  ActiveCache start() throws CacheTroubleException, NoLauncherException;
}
