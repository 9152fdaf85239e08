/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of which a compiler's messages quote lines: it reads these anew, also those that only a
 * line directive names, which are in no list.
 */
public final class QuotedFiles {
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*[a-zA-Z]");

  private static final Pattern MESSAGE =
      Pattern.compile("([^ ].*?):[0-9]+(?::[0-9]+)?: (?:warning|error|note|fatal error): .*");

  private QuotedFiles() {}

  /** Their names as they stand in what was said on standard error. */
  public static Set<String> in(String stderr) {
    Set<String> names = new LinkedHashSet<>();
    for (String line : COLOUR.matcher(stderr).replaceAll("").split("\n", -1)) {
      Matcher message = MESSAGE.matcher(line);
      if (message.matches()) {
        names.add(message.group(1));
      }
    }
    return names;
  }
}
