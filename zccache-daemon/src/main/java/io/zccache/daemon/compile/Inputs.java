/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.stats.NotStoredReason;
import io.zccache.daemon.store.InputSet;

/** What is known of the inputs of a compile that has ended. */
sealed interface Inputs {
  /** All of them, as they were while the compiler ran. */
  record Complete(InputSet set) implements Inputs {}

  /** Not enough to keep the result. */
  record Unknown(NotStoredReason reason) implements Inputs {}

  /** One of them uses what the cache does not answer for. */
  record Unsuited(BypassReason reason) implements Inputs {}
}
