/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Lets requests wait for the cache to be opened. Any thread may use it; one opens it, once. */
public final class CacheGate {
  private final CountDownLatch decided = new CountDownLatch(1);
  private volatile @Nullable OpenCache cache;

  /** The cache is open. */
  public void opened(OpenCache open) {
    cache = open;
    decided.countDown();
  }

  /** The cache will never be open. */
  public void failed() {
    decided.countDown();
  }

  /** Waits until it is decided and gives the cache, if there is one. */
  Optional<OpenCache> await() throws InterruptedException {
    decided.await();
    return now();
  }

  /** The cache, if it is open by now. */
  public Optional<OpenCache> now() {
    return Optional.ofNullable(cache);
  }
}
