/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import java.util.Optional;

/** Whether a build has the cache, once it was asked for. */
sealed interface BuildState {

  /** What one of its modules has. */
  CacheState of(NativeModule module) throws InterruptedException;

  /** The cache, if the build has it. */
  default Optional<ActiveCache> active() {
    return Optional.empty();
  }

  /** The build has it. */
  record On(ActiveCache cache) implements BuildState {
    @Override
    public CacheState of(NativeModule module) throws InterruptedException {
      return cache.of(module);
    }

    @Override
    public Optional<ActiveCache> active() {
      return Optional.of(cache);
    }
  }

  /** It has not, and so has no module, for the same reason. */
  record Without(CacheState why) implements BuildState {
    @Override
    public CacheState of(NativeModule module) {
      return why;
    }
  }
}
