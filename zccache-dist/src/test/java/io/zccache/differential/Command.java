/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A compiler call. {@link #TREE} in any text stands for the tree's absolute path.
 *
 * @param words the tool and its arguments
 * @param environment what is set beside the usual variables
 * @param folder the working directory, relative to the tree
 * @param umask the caller's, octal
 */
record Command(
    List<String> words, SortedMap<String, String> environment, String folder, String umask) {
  /** Stands for the tree's absolute path. */
  static final String TREE = "@T@";

  /** Stands for the folder of gcc's own programs. */
  static final String PROGRAMS = "@P@";

  Command {
    words = List.copyOf(words);
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
  }

  /** A call of words that are parted by blanks, at the top of the tree. */
  static Command of(String line) {
    return new Command(List.of(line.split(" ")), new TreeMap<>(), "", "022");
  }

  Command withWords(List<String> changed) {
    return new Command(changed, environment, folder, umask);
  }

  Command withEnvironment(Map<String, String> changed) {
    return new Command(words, new TreeMap<>(changed), folder, umask);
  }

  Command withFolder(String changed) {
    return new Command(words, environment, changed, umask);
  }

  Command withUmask(String changed) {
    return new Command(words, environment, folder, changed);
  }

  /** The call in the words of a shell; {@code $ZC} is the cache's launcher or nothing. */
  String shell() {
    List<String> parts = new ArrayList<>();
    environment.forEach((name, value) -> parts.add(name + "=" + Shell.quote(value)));
    parts.add("$ZC");
    words.forEach(word -> parts.add(Shell.quote(word)));
    String call =
        String.join(" ", parts)
            .replace(TREE, "$TREE")
            .replace(PROGRAMS, "$(dirname $(gcc -print-prog-name=cc1))");
    String before = umask.equals("022") ? "" : "umask " + umask + "; ";
    return "(" + before + (folder.isEmpty() ? "" : "cd " + folder + "; ") + call + ")";
  }
}
