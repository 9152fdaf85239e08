/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.ArrayList;
import java.util.List;

/** Arguments as people read them. */
public final class Words {
  private Words() {}

  /**
   * The words that take part in a key, each option with the value that stands behind it as one.
   *
   * @param keyArguments what {@link CompileCommand#keyArguments} told
   */
  public static List<String> grouped(List<String> keyArguments) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < keyArguments.size(); i++) {
      String word = keyArguments.get(i);
      Option option = OptionTable.find(word);
      boolean pair =
          option.takesNext(word) && !leavesOutItsValue(option) && i + 1 < keyArguments.size();
      groups.add(pair ? word + ' ' + keyArguments.get(++i) : word);
    }
    return groups;
  }

  private static boolean leavesOutItsValue(Option option) {
    return switch (option.effect()) {
      case OUTPUT, DEPENDENCY_FILE, DIAGNOSTICS_FILE -> true;
      default -> false;
    };
  }
}
