/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a compiler says that is asked to name each header as it enters it ({@code -H}): a line of
 * one dot for each level, a blank, and the name.
 *
 * @param headers their names, in order, as the compiler spells them
 * @param rest all other lines: what it says without being asked; each byte is a character
 */
public record EnteredHeaders(List<String> headers, String rest) {
  /** Takes the list as it is. */
  public EnteredHeaders {
    headers = List.copyOf(headers);
  }

  /** Parts the names from the rest. */
  public static EnteredHeaders of(byte[] stderr) {
    List<String> headers = new ArrayList<>();
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    int from = 0;
    while (from < stderr.length) {
      int to = from;
      while (to < stderr.length && stderr[to] != '\n') {
        to++;
      }
      int name = nameIn(stderr, from, to);
      if (name > 0) {
        headers.add(new String(stderr, name, to - name, StandardCharsets.UTF_8));
      } else {
        rest.write(stderr, from, Math.min(to + 1, stderr.length) - from);
      }
      from = to + 1;
    }
    return new EnteredHeaders(headers, rest.toString(StandardCharsets.ISO_8859_1));
  }

  /** Where the name begins in a line; 0 if that is none of a header. */
  private static int nameIn(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] == '.') {
      at++;
    }
    return at > from && at + 1 < to && bytes[at] == ' ' ? at + 1 : 0;
  }
}
