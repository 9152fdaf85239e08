/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Commands that ask for sharing between checkouts, and what they promise to be equal to. */
final class Mapped {
  private static final String VARIABLE = "ZCCACHE_PATH_REMAP";
  private static final String OPTION = "-ffile-prefix-map=";
  private static final String REAL_NAMES = "canonical-system-headers";

  private static final Pattern SOURCE = Pattern.compile("(@T@/)?[a-z/]+\\.(c|cc|cpp|S|s)");

  private Mapped() {}

  /** Whether a run asks for it. */
  static boolean asks(Run run) {
    return run.commands().size() == 1 && asks(run.commands().get(0));
  }

  static boolean asks(Command command) {
    return command.environment().containsKey(VARIABLE);
  }

  /** Whether it is known what a command's compiler is, and it has one source. */
  static boolean suits(Command command) {
    long sources = command.words().stream().filter(word -> SOURCE.matcher(word).matches()).count();
    return sources == 1 && !command.words().get(0).contains("tools/");
  }

  /** The same command, asking for it. */
  static Command asking(Command command) {
    Map<String, String> environment = new TreeMap<>(command.environment());
    environment.put(VARIABLE, "auto");
    return command.withEnvironment(environment);
  }

  /**
   * The plain command that a cached one is to equal.
   *
   * @param root the checkout
   * @param folder the working directory by its real name
   */
  static Command plain(Command command, String root, String folder) {
    List<String> given =
        command.words().stream().map(word -> word.replace(Command.TREE, root)).toList();
    List<String> words = new ArrayList<>(given.subList(0, 1));
    for (String name : new TreeSet<>(List.of(root, folder))) {
      if (given.stream().noneMatch(word -> word.startsWith(OPTION + name + "="))) {
        words.add(OPTION + name + "=.");
      }
    }
    boolean chosen = given.contains("-f" + REAL_NAMES) || given.contains("-fno-" + REAL_NAMES);
    if (!given.get(0).contains("clang") && !chosen) {
      words.add("-fno-" + REAL_NAMES);
    }
    words.addAll(given.subList(1, given.size()));
    return command.withWords(words);
  }
}
