/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.Response;
import org.jspecify.annotations.Nullable;

/**
 * Gives the caller what the tool gave: standard output, then standard error, then the exit code.
 */
final class Relay {
  private final Host host;
  private final Console console;
  private final Spools spools;

  /**
   * @param spools output of a large result, which comes before the result's own
   */
  Relay(Host host, Console console, Spools spools) {
    this.host = host;
    this.console = console;
    this.spools = spools;
  }

  /** Relays a compile's or a link's result. */
  int relay(Response response) {
    if (response instanceof Response.LinkResult link) {
      int code = relay(link.exitCode(), link.stdout(), link.stderr());
      String warning = link.warning();
      if (warning != null) {
        console.errorLine("zccache warning: " + warning);
      }
      return code;
    }
    if (response instanceof Response.CompileResult compile) {
      return relay(compile.exitCode(), compile.stdout(), compile.stderr());
    }
    throw new IllegalArgumentException("no tool's result: " + response.kind());
  }

  private int relay(int exitCode, Bytes stdout, Bytes stderr) {
    String trouble = spools.copyOut();
    if (trouble == null) {
      trouble = write(Host.OUT, stdout);
    }
    // A tool whose standard error is gone would not fail for it either.
    String unheard = spools.copyError();
    if (unheard == null) {
      unheard = write(Host.ERROR, stderr);
    }
    int code = exitCode(exitCode);
    if (trouble != null && code == 0) {
      console.errorLine("zccache: cannot write standard output: " + trouble);
      return 1;
    }
    return code;
  }

  private @Nullable String write(int stream, Bytes bytes) {
    return bytes.isEmpty() ? null : host.write(stream, bytes.toByteArray(), 0, bytes.length());
  }

  /** The exit code of a compile's or a link's result. */
  static int exitCodeOf(Response response) {
    return response instanceof Response.LinkResult link
        ? link.exitCode()
        : ((Response.CompileResult) response).exitCode();
  }

  /** What of the code a process can return: its last eight bits, but never 0 for a failure. */
  static int exitCode(int code) {
    int returned = code & 255;
    return code != 0 && returned == 0 ? 1 : returned;
  }
}
