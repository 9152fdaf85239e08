/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What gcc says of a source that it cannot compile, if it says nothing else: nothing of the
 * machine, of a program that was ended, or of anything that the sources do not decide.
 *
 * @param stopped whether it has given up before the end of the source
 */
public record CompilerErrors(boolean stopped) {
  /** What colours a part of a line, or clears its end. */
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*[a-zA-Z]");

  /** Of what a message is: a line of a file. */
  private static final Pattern PLACED = Pattern.compile("[^ :][^:]*:[0-9]+(?::[0-9]+)?: .*");

  private static final Pattern ERROR = Pattern.compile("[^ :][^:]*:[0-9]+(?::[0-9]+)?: error: .*");

  /** The one fault of that kind that a look at names tells. */
  private static final Pattern MISSING =
      Pattern.compile(
          "[^ :][^:]*:[0-9]+(?::[0-9]+)?: fatal error: [^:]+: No such file or directory");

  private static final String FATAL = ": fatal error: ";

  /** What stands around messages: quoted lines, and where in the sources a place is. */
  private static final Pattern AROUND =
      Pattern.compile("\\s.*|In file included from .*|[^ :][^:]*: (?:In|At) .*:|");

  private static final Pattern AS_ERRORS =
      Pattern.compile("cc1[a-z]*: (?:all|some) warnings being treated as errors");

  private static final Pattern STOPPED =
      Pattern.compile(
          "compilation terminated(?: due to -(?:fmax-errors=[0-9]+|Wfatal-errors))?\\.");

  /** What speaks of the machine, or of rights that no file's content tells. */
  private static final Pattern MACHINE =
      Pattern.compile(
          "internal compiler error|out of memory|memory exhausted|Cannot allocate memory"
              + "|No space left on device|Permission denied|Too many open files|Killed signal"
              + "|Input/output error|Interrupted system call|Resource temporarily unavailable");

  /** Reads what was said on standard error; empty if that is more. */
  public static Optional<CompilerErrors> of(String stderr) {
    boolean failed = false;
    boolean stopped = false;
    for (String line : COLOUR.matcher(stderr).replaceAll("").split("\n", -1)) {
      if (STOPPED.matcher(line).matches()) {
        stopped = true;
      } else if (PLACED.matcher(line).matches()) {
        boolean fatal = line.contains(FATAL);
        if (MACHINE.matcher(line).find() || (fatal && !MISSING.matcher(line).matches())) {
          return Optional.empty();
        }
        failed |= fatal || ERROR.matcher(line).matches();
      } else if (!AROUND.matcher(line).matches() && !AS_ERRORS.matcher(line).matches()) {
        return Optional.empty();
      }
    }
    return failed ? Optional.of(new CompilerErrors(stopped)) : Optional.empty();
  }
}
