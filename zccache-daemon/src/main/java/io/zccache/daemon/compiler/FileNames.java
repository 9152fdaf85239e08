/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.ArrayList;
import java.util.List;

/** How compilers make file names of file names. */
final class FileNames {
  private FileNames() {}

  /** The name without its folder. */
  static String base(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The folder of a name, with the slash at its end; empty if it has none. */
  static String folder(String name) {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  /** The name with its ending, if it has one, replaced. */
  static String withEnding(String name, String ending) {
    int dot = name.lastIndexOf('.');
    boolean hasEnding = dot > name.lastIndexOf('/');
    return (hasEnding ? name.substring(0, dot) : name) + ending;
  }

  /** Whether two names, as they are spelled, lead to the same place. */
  static boolean same(String one, String other) {
    return one.startsWith("/") == other.startsWith("/") && steps(one).equals(steps(other));
  }

  // No java.nio.file.Path: in some locales it refuses names that are not ASCII.
  private static List<String> steps(String name) {
    List<String> steps = new ArrayList<>();
    for (String step : name.split("/", -1)) {
      boolean back = step.equals("..");
      if (back && !steps.isEmpty() && !steps.get(steps.size() - 1).equals("..")) {
        steps.remove(steps.size() - 1);
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.add(step);
      }
    }
    return steps;
  }
}
