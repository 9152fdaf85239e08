/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.stats;

/** Why no tool call can be answered at the moment, whichever it is. The name is the counter. */
public enum DeclineReason {
  /** The daemon is about to end. */
  STOPPING("the daemon is stopping"),
  /** The cache could not be opened. */
  CACHE_UNAVAILABLE("the cache could not be opened"),
  /** No compiler can be sent into the cache's folder: no room, no rights, read-only. */
  FOLDER_UNUSABLE("the folder of the cache cannot be written"),
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
