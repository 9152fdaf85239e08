/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static io.zccache.daemon.compiler.Option.Attachment.NONE;
import static io.zccache.daemon.compiler.Option.Attachment.SEPARATE;

import io.zccache.daemon.compiler.Option.Effect;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Knows the words for clang's front end that say nothing but what is understood: {@code -Xclang
 * WORD}, or {@code -Xclang WORD -Xclang VALUE}. All others are single words that are not cached.
 */
final class FrontEndWords {
  /** How the driver is told to pass the next word on. */
  static final String PASS = "-Xclang";

  private static final String TELL = "-plugin-arg-";

  private static final Map<String, Option> KNOWN =
      Map.of(
          "-add-plugin",
          row("-add-plugin", true, Effect.PLUGIN_ARGUMENT),
          "-emit-pch",
          row("-emit-pch", false, Effect.HEADER_OUTPUT),
          "-fno-pch-timestamp",
          row("-fno-pch-timestamp", false, Effect.UNDATED),
          "-include",
          row("-include", true, Effect.PLAIN),
          "-include-pch",
          row("-include-pch", true, Effect.HEADER_INPUT),
          "-load",
          row("-load", true, Effect.PLUGIN),
          TELL,
          row(TELL, true, Effect.PLUGIN_ARGUMENT));

  private FrontEndWords() {}

  private static Option row(String word, boolean valued, Effect effect) {
    return new Option(PASS + " " + word, valued ? SEPARATE : NONE, effect, Optional.empty());
  }

  /** Whether an argument is one of these. */
  static boolean isOne(Argument argument) {
    return argument.option().spelling().startsWith(PASS + " ");
  }

  /** The argument that begins at a word, if it is one of these. */
  static Optional<Argument> at(List<String> words, int start) {
    if (!words.get(start).equals(PASS) || start + 1 >= words.size()) {
      return Optional.empty();
    }
    String word = words.get(start + 1);
    Option option = KNOWN.get(word.startsWith(TELL) ? TELL : word);
    if (option == null) {
      return Optional.empty();
    }
    if (option.attachment() == NONE) {
      return Optional.of(new Argument(option, words.subList(start, start + 2), ""));
    }
    if (start + 3 >= words.size() || !words.get(start + 2).equals(PASS)) {
      return Optional.empty();
    }
    return Optional.of(new Argument(option, words.subList(start, start + 4), words.get(start + 3)));
  }
}
