/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.session;

import java.util.Optional;
import java.util.UUID;

/**
 * The name of a session, a UUID.
 *
 * @param uuid its value
 */
public record SessionId(UUID uuid) {
  private static final String URN = "urn:uuid:";
  private static final int DIGITS = 32;

  /**
   * The id a text names, if the text is a UUID: with or without dashes, in braces, or as a URN;
   * digits in either case.
   */
  public static Optional<SessionId> parse(String text) {
    String bare = text;
    if (text.startsWith(URN)) {
      bare = text.substring(URN.length());
    } else if (text.startsWith("{") && text.endsWith("}")) {
      bare = text.substring(1, text.length() - 1);
    }
    long[] halves = new long[2];
    boolean dashed = bare.length() == DIGITS + 4;
    if (!dashed && (bare.length() != DIGITS || bare.length() != text.length())) {
      return Optional.empty();
    }
    int digits = 0;
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      if (dashed && (i == 8 || i == 13 || i == 18 || i == 23)) {
        if (c != '-') {
          return Optional.empty();
        }
        continue;
      }
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return Optional.empty();
      }
      halves[digits / 16] = halves[digits / 16] << 4 | digit;
      digits++;
    }
    return Optional.of(new SessionId(new UUID(halves[0], halves[1])));
  }

  /** A new random id. */
  static SessionId random() {
    return new SessionId(UUID.randomUUID());
  }

  /** The id as the wire carries it: lower case with dashes. */
  public String text() {
    return uuid.toString();
  }
}
