/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.Response;
import java.io.ByteArrayOutputStream;
import java.util.regex.Pattern;

/**
 * Makes the compiles of one call one after the other, as a driver does: one that fails stops no
 * other. Whatever is not certain to read the same from one driver is left to the compiler, which
 * then makes all outputs again.
 */
final class SeveralCompiles {
  /** The compiler ended a compile because of the source. */
  private static final int FAILED = 1;

  /** What colours a line before its first letter. */
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*[a-zA-Z]");

  /** What clang calls itself, also where it was called {@code clang++}. */
  private static final Pattern CLANG = Pattern.compile("[^:/ ]*clang[^:/ ]*:");

  /** Makes one of them. */
  @FunctionalInterface
  interface OneCompile {
    FreshRun.Outcome of(CompilePlan plan) throws InterruptedException;
  }

  /**
   * The answer to the whole call, or the reason to run it plainly.
   *
   * @param compiles makes each of them
   */
  FreshRun.Outcome answer(Planned.Several several, OneCompile compiles)
      throws InterruptedException {
    ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    int exitCode = 0;
    boolean cached = true;
    for (CompilePlan plan : several.parts()) {
      FreshRun.Outcome outcome = compiles.of(plan);
      if (!(outcome instanceof FreshRun.Outcome.Answered answered)
          || answered.response() instanceof Response.Error) {
        return outcome;
      }
      if (!(answered.response() instanceof Response.CompileResult part)
          || part.exitCode() < 0
          || part.exitCode() > FAILED
          || driverSpeaks(plan, part.stderr())) {
        return new FreshRun.Outcome.Failed(BypassReason.SEVERAL_SOURCES);
      }
      stdout.writeBytes(part.stdout().toByteArray());
      stderr.writeBytes(part.stderr().toByteArray());
      exitCode = Math.max(exitCode, part.exitCode());
      cached &= part.cached();
    }
    return new FreshRun.Outcome.Answered(
        new Response.CompileResult(
            exitCode, Bytes.wrap(stdout.toByteArray()), Bytes.wrap(stderr.toByteArray()), cached));
  }

  /** Whether a line begins with the driver's name: it would speak once for all of them. */
  private static boolean driverSpeaks(CompilePlan plan, Bytes stderr) {
    String name = String.valueOf(plan.compiler().program().getFileName());
    return stderr
        .text()
        .lines()
        .map(line -> COLOUR.matcher(line).replaceAll(""))
        .anyMatch(line -> line.startsWith(name + ":") || CLANG.matcher(line).lookingAt());
  }
}
