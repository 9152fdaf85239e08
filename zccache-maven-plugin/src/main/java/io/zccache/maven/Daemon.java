/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.client.Outcome;
import io.zccache.protocol.Request;

/** The daemon of one cache root, as far as the plugin talks to it. Any thread. */
interface Daemon {

  /** Sees to it that a daemon runs. */
  Outcome start();

  /** The answer of a daemon that runs; none is started. */
  Outcome ask(Request request);

  /** Tells a daemon that runs something; waits a moment at most, and it may not have heard. */
  void tell(Request request);

  /** Ends the daemon in an orderly way and waits for that. */
  Outcome stop();
}
