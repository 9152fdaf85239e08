/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.lifecycle;

/** Why a daemon ends. */
public enum StopReason {
  /** A client asked for it. */
  SHUTDOWN_REQUESTED("a client asked for it"),
  /** Nobody used it for the time it was told to wait. */
  IDLE("nobody used it"),
  /** TERM, INT or HUP arrived. */
  SIGNAL("a signal arrived"),
  /** It was private, and the processes it lived for have ended. */
  OWNERS_GONE("its owners have ended"),
  /** Its socket was removed or replaced, so no client can reach it. */
  ENDPOINT_LOST("its socket is gone"),
  /** The folder of its results was removed or replaced, so it can keep and serve none. */
  STORE_LOST("its store is gone"),
  /** The cache could not be opened. */
  CACHE_UNAVAILABLE("the cache could not be opened"),
  /** No connection can be accepted any more. */
  ACCEPT_FAILED("no connection can be accepted");

  private final String text;

  StopReason(String text) {
    this.text = text;
  }

  /** The reason as a person reads it: a few words without a full stop. */
  public String text() {
    return text;
  }
}
