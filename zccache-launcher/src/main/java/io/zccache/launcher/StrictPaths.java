/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.Ascii;
import io.zccache.protocol.setting.Switch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which paths a caller wants to see in the arguments of its compiles. */
enum StrictPaths {
  /** Any. */
  OFF("off"),
  /** One kind of separator in all of them. */
  CONSISTENT("consistent"),
  /** Absolute ones with slashes, and no dots among their parts. */
  ABSOLUTE("absolute");

  /** The option that asks for them, with or without a value. */
  static final String OPTION = "--strict-paths";

  /** The variable that asks for them. */
  static final String VARIABLE = "ZCCACHE_STRICT_PATHS";

  private final String word;

  StrictPaths(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** What a value asks for; null if that is nothing known. */
  static @Nullable StrictPaths of(byte[] value) {
    String text = lower(value);
    Optional<Switch> said = Switch.parse(text);
    if (said.isPresent()) {
      return said.get() == Switch.ON ? ABSOLUTE : OFF;
    }
    return switch (text) {
      case "absolute", "strict" -> ABSOLUTE;
      case "consistent" -> CONSISTENT;
      default -> null;
    };
  }

  /** What is wrong with a value that asks for nothing known. */
  static String objection(byte[] value) {
    return "invalid strict paths mode '"
        + lower(value)
        + "'; expected off, consistent, or absolute";
  }

  private static String lower(byte[] value) {
    return Ascii.text(Ascii.lower(Ascii.trim(value)));
  }
}
