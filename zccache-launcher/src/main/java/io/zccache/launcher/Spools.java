/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.ResultSink;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the output of a large result on disk until all of it is there. A reply that breaks off has
 * then written nothing, and the tool can still be run in its place.
 */
final class Spools implements ResultSink {
  private final Host host;
  private @Nullable Spool out;
  private @Nullable Spool error;

  Spools(Host host) {
    this.host = host;
  }

  @Override
  public void restart() {
    if (out != null) {
      out.clear();
    }
    if (error != null) {
      error.clear();
    }
  }

  @Override
  public boolean stdout(byte[] bytes, int offset, int length) {
    if (out == null) {
      out = host.spool();
    }
    return out != null && out.write(bytes, offset, length);
  }

  @Override
  public boolean stderr(byte[] bytes, int offset, int length) {
    if (error == null) {
      error = host.spool();
    }
    return error != null && error.write(bytes, offset, length);
  }

  /** Writes what came to standard output; the system's words if that fails, else null. */
  @Nullable String copyOut() {
    return out == null ? null : out.copyTo(Host.OUT);
  }

  /** Writes what came to standard error; the system's words if that fails, else null. */
  @Nullable String copyError() {
    return error == null ? null : error.copyTo(Host.ERROR);
  }
}
