/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.stats;

/** Why the server itself could not have a tool call answered. The name is the counter. */
public enum DeclineReason {
  /** The daemon is about to end. */
  STOPPING("the daemon is stopping"),
  /** The cache could not be opened. */
  CACHE_UNAVAILABLE("the cache could not be opened"),
  /** The client is in another mount namespace or has another root directory. */
  OTHER_FILES("the client does not see the same files as the daemon");

  private final String text;

  DeclineReason(String text) {
    this.text = text;
  }

  /** The reason as a person reads it: a few words without a full stop. */
  public String text() {
    return text;
  }
}
