/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import java.util.regex.Pattern;

/** What GNU's linker says where names have no definition, and the driver after it. */
public final class LinkerErrors {
  private static final String NAMED = "(?:[^: ]+: )?[^: ]+(?::[^: ]+)?";

  private static final String PLACE = NAMED + ":(?:\\([^() ]+\\+0x[0-9a-f]+\\)|[0-9]+)";

  private static final Pattern UNDEFINED =
      Pattern.compile(
          PLACE + ": (?:undefined reference to `.+'|more undefined references to `.+' follow)");

  private static final Pattern DRIVER =
      Pattern.compile("collect2: error: ld returned 1 exit status");

  private LinkerErrors() {}

  /** Whether a link has failed by what it has read, and nothing else is said. */
  public static boolean areOfInputsAlone(String stderr) {
    return stderr.lines().anyMatch(line -> UNDEFINED.matcher(line).matches())
        && stderr
            .lines()
            .allMatch(
                line ->
                    UNDEFINED.matcher(line).matches()
                        || DRIVER.matcher(line).matches()
                        || LinkerWarnings.areOfInputsAlone(line));
  }
}
