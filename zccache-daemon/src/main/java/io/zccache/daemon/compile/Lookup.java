/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.stats.MissReason;
import io.zccache.daemon.store.StoredResult;
import java.util.Locale;

/** What the store has for a compile. */
sealed interface Lookup {
  /** A stored result whose inputs are all as they were. */
  record Hit(StoredResult result) implements Lookup {}

  /**
   * Nothing that would be right now.
   *
   * @param reason why not
   * @param culprit the file or folder that is not as it was; empty if there is none to name
   */
  record Miss(MissReason reason, String culprit) implements Lookup {
    Miss(MissReason reason) {
      this(reason, "");
    }

    /** The reason's name, as it is counted. */
    String word() {
      return reason.name().toLowerCase(Locale.ROOT);
    }
  }
}
