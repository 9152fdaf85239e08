/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.server.ToolCall;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.Response;
import java.io.ByteArrayOutputStream;

/** Puts outcomes into the words of the wire. Stateless; any thread may call. */
final class Answers {
  private Answers() {}

  /** A tool ran. */
  static Response ran(CompileRequest request, Finished run) {
    return result(
        request, run.exitCode(), Bytes.wrap(run.stdout()), Bytes.wrap(run.stderr()), false);
  }

  /** A compiler ran for a miss; its output is sent unless the client has it. */
  static Response ran(CompileRequest request, MissRunner.Ran run) {
    return run.said().atClient()
        ? result(request, run.tool().exitCode(), Bytes.EMPTY, Bytes.EMPTY, false)
        : ran(request, run.tool());
  }

  /** A stored result was delivered. */
  static Response restored(CompileRequest request, int exitCode, byte[] stdout, byte[] stderr) {
    return result(request, exitCode, Bytes.wrap(stdout), Bytes.wrap(stderr), true);
  }

  /** The answer to a call that a part of it was answered with. */
  static Response of(CompileRequest request, Response part) {
    return part instanceof Response.CompileResult made
            && request.call().kind() == ToolCall.Kind.LINK
        ? new Response.LinkResult(
            made.exitCode(), made.stdout(), made.stderr(), made.cached(), null)
        : part;
  }

  /** An answer to which a tool has said something before on standard error. */
  static Response after(Bytes words, Response answer) {
    if (answer instanceof Response.LinkResult made) {
      return new Response.LinkResult(
          made.exitCode(), made.stdout(), joined(words, made.stderr()), made.cached(), null);
    }
    return answer instanceof Response.CompileResult made
        ? new Response.CompileResult(
            made.exitCode(), made.stdout(), joined(words, made.stderr()), made.cached())
        : answer;
  }

  private static Bytes joined(Bytes words, Bytes rest) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(words.toByteArray());
    all.writeBytes(rest.toByteArray());
    return Bytes.wrap(all.toByteArray());
  }

  private static Response result(
      CompileRequest request, int exitCode, Bytes stdout, Bytes stderr, boolean cached) {
    return request.call().kind() == ToolCall.Kind.LINK
        ? new Response.LinkResult(exitCode, stdout, stderr, cached, null)
        : new Response.CompileResult(exitCode, stdout, stderr, cached);
  }
}
