/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import org.apache.maven.execution.ExecutionEvent;

/** Who wants to know what Maven is about to run. */
interface MojoWatch {

  /** A mojo is about to be configured and run. */
  void mojoStarted(ExecutionEvent event);

  /** The build has ended and Maven has said so. */
  void sessionEnded(ExecutionEvent event);

  /** One of the other methods has failed, by a fault of ours or of an unforeseen Maven. */
  void troubled(Throwable trouble);
}
