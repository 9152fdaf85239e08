/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import java.util.regex.Pattern;

/**
 * What GNU's linker warns of. Pure.
 *
 * <p>Some of its warnings are about nothing but what is in the files that it has read; others tell
 * of a file that was not found, which no list names. Only what is certain to be of the first kind
 * is known here, in English.
 */
public final class LinkerWarnings {
  private static final String PROGRAM = "[^: ]+: ";

  /** An input, which may be a member of an archive. */
  private static final String FILE = "[^: ]+";

  /** Where in an input, by its sections or by its debug records. */
  private static final String PLACE = FILE + ":(?:\\([^(): ]+\\+0x[0-9a-f]+\\)|[0-9]+)";

  private static final Pattern STACK =
      Pattern.compile(
          PROGRAM
              + "(?:warning: "
              + FILE
              + ": (?:missing \\.note\\.GNU-stack section implies executable stack"
              + "|requires executable stack \\(because the \\.note\\.GNU-stack section is executable\\))"
              + "|NOTE: This behaviour is deprecated and will be removed in a future version of the"
              + " linker)");

  private static final Pattern FUNCTION =
      Pattern.compile("(?:" + PROGRAM + ")?" + FILE + ": in function `[^']+':");

  /** What an input has the linker say of a name that it defines. */
  private static final Pattern USE =
      Pattern.compile(
          "(?:"
              + PROGRAM
              + ")?"
              + PLACE
              + ": warning: (?:the use of `\\w+' is dangerous, better use `\\w+'"
              + "|the `\\w+' function is dangerous and should not be used\\."
              + "|Using '\\w+' in statically linked applications requires at runtime the shared"
              + " libraries from the glibc version used for linking"
              + "|\\w+ is not implemented and will always fail)");

  private LinkerWarnings() {}

  /** Whether every line of what the linker says is about what it has read, and nothing else. */
  public static boolean areOfInputsAlone(String stderr) {
    return stderr
        .lines()
        .allMatch(
            line ->
                STACK.matcher(line).matches()
                    || FUNCTION.matcher(line).matches()
                    || USE.matcher(line).matches());
  }
}
