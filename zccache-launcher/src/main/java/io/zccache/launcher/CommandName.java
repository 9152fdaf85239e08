/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import org.jspecify.annotations.Nullable;

/** The words that are commands and not tools. A tool called so is reached by {@code wrap}. */
enum CommandName {
  START("start", " --idle-timeout= "),
  STOP("stop", ""),
  STATUS("status", " --json "),
  CLEAR("clear", ""),
  SESSION_START(
      "session-start",
      " --cwd= --stats --endpoint= --cache-dir= --private-daemon --daemon-name= --owner-pid="
          + " --private-env= --log= --journal= --profile "),
  SESSION_STATS("session-stats", " --json --endpoint= ID "),
  SESSION_END("session-end", " --json --endpoint= ID "),
  RUN("run", ""),
  STORE("store", ""),
  EXPLAIN("explain", ""),
  WRAP("wrap", ""),
  CC("cc", ""),
  HELP("help", ""),
  VERSION("--version", "");

  /** Commands of zccache 1.12.6 that are not for builds with Maven. */
  private static final String LEFT_OUT =
      " analyze install-servicedef inspect crashes fp ino download cargo-registry gha-cache"
          + " rust-plan kv meson warm snapshot-bytes snapshot-fp-record snapshot-fp-validate"
          + " symbols cache cache-root release-handles defender-exclusions exec ";

  private final String word;
  private final String takes;

  /**
   * @param takes its options between blanks; one with a value ends in {@code =}, and {@code ID} is
   *     a word that has to be there
   */
  CommandName(String word, String takes) {
    this.word = word;
    this.takes = takes;
  }

  String word() {
    return word;
  }

  /** Whether {@code option} is one that stands by itself. */
  boolean takesFlag(String option) {
    return option.startsWith("--") && takes.contains(" " + option + " ");
  }

  /** Whether {@code option} is one that has a value. */
  boolean takesValue(String option) {
    return option.startsWith("--") && takes.contains(" " + option + "= ");
  }

  /** Whether a word that is no option has to be there. */
  boolean takesId() {
    return takes.endsWith(" ID ");
  }

  static @Nullable CommandName of(String text) {
    CommandName other =
        switch (text) {
          case "kill" -> STOP;
          case "--show-stats" -> STATUS;
          case "--clear" -> CLEAR;
          case "--help", "-h" -> HELP;
          case "-V" -> VERSION;
          default -> null;
        };
    if (other != null) {
      return other;
    }
    for (CommandName name : values()) {
      if (name.word.equals(text)) {
        return name;
      }
    }
    return null;
  }

  /** Whether that is a command of zccache 1.12.6 that this program does without. */
  static boolean isLeftOut(String text) {
    return text.indexOf(' ') < 0 && LEFT_OUT.contains(" " + text + " ");
  }
}
