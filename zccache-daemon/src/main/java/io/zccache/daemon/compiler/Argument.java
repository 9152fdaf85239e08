/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import io.zccache.daemon.compiler.Option.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One option with its value, or one input.
 *
 * @param option the row that knows it
 * @param words how it was spelled: one word, or two where the value stands alone
 * @param value its value; of an input its name; empty if there is none
 */
record Argument(Option option, List<String> words, String value) {
  Argument {
    words = List.copyOf(words);
  }

  Effect effect() {
    return option.effect();
  }

  /** Whether it makes the driver include a file before the source. */
  boolean includesFirst() {
    return option.spelling().equals("-include");
  }

  /** How the option itself was spelled. */
  String firstWord() {
    return words.get(0);
  }

  /** Cuts a command line into arguments. An option that lacks its value becomes an unknown one. */
  static List<Argument> split(List<String> words) {
    List<Argument> arguments = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      Option option = word.startsWith("-") ? OptionTable.find(word) : Option.INPUT;
      Optional<Argument> passed = FrontEndWords.at(words, i);
      if (passed.isPresent()) {
        arguments.add(passed.get());
        i += passed.get().words().size() - 1;
      } else if (!option.takesNext(word)) {
        arguments.add(single(option, word));
      } else if (i + 1 < words.size()) {
        i++;
        arguments.add(new Argument(option, List.of(word, words.get(i)), words.get(i)));
      } else {
        arguments.add(single(Option.UNKNOWN, word));
      }
    }
    return arguments;
  }

  private static Argument single(Option option, String word) {
    return new Argument(option, List.of(word), word.substring(option.spelling().length()));
  }
}
