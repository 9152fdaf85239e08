/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import org.jspecify.annotations.Nullable;

/** The words that are commands and not tools. A tool called so is reached by {@code wrap}. */
enum CommandName {
  START("start"),
  STOP("stop"),
  STATUS("status"),
  CLEAR("clear"),
  STORE("store"),
  EXPLAIN("explain"),
  WRAP("wrap"),
  CC("cc"),
  HELP("help"),
  VERSION("--version");

  private final String word;

  CommandName(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static @Nullable CommandName of(String text) {
    if (text.equals("--help") || text.equals("-h")) {
      return HELP;
    }
    if (text.equals("-V")) {
      return VERSION;
    }
    for (CommandName name : values()) {
      if (name.word.equals(text)) {
        return name;
      }
    }
    return null;
  }
}
