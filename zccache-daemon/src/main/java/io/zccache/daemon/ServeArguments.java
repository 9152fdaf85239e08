/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

/**
 * What a command line comes to: settings to serve with, work on the store, or a text to say before
 * it ends.
 */
sealed interface ServeArguments {
  /** Serve. */
  record Serve(DaemonSettings settings) implements ServeArguments {}

  /** Do something to the results. */
  record OnStore(StoreAction action, DaemonSettings settings) implements ServeArguments {}

  /** Say this and end; a text goes to stderr if the status is not 0. */
  record Say(String text, int status) implements ServeArguments {}
}
