/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.setting;

import java.util.Optional;

/**
 * What is on or off, as users write it: one of the words, in any case, with blanks around it.
 *
 * <pre>
 * on   := '1' | 'true' | 'yes' | 'on'
 * off  := '0' | 'false' | 'no' | 'off'
 * </pre>
 */
public enum Switch {
  ON,
  OFF;

  /** What is allowed, in words. */
  public static final String ALLOWED = "1, true, yes and on, 0, false, no and off";

  /** What a text means; nothing if it is none of the words. */
  public static Optional<Switch> parse(String text) {
    return switch (AsciiCase.lower(text.trim())) {
      case "1", "true", "yes", "on" -> Optional.of(ON);
      case "0", "false", "no", "off" -> Optional.of(OFF);
      default -> Optional.empty();
    };
  }
}
