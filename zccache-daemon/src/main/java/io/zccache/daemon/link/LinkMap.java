/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** The map that GNU's linker writes of a link. It names the output once, as it is given. Pure. */
public final class LinkMap {
  private static final String OUTPUT = "\nOUTPUT(";

  private LinkMap() {}

  /**
   * The map of the same link with another output.
   *
   * @param map what the linker wrote
   * @param made the output's name in it
   * @param name the name in its place
   * @param folder what must not be named anywhere else
   * @return empty if the map is not as expected
   */
  public static Optional<byte[]> renamed(byte[] map, String made, String name, String folder) {
    String text = new String(map, ISO_8859_1);
    String line = OUTPUT + raw(made) + ' ';
    int at = text.indexOf(line);
    if (at < 0) {
      return Optional.empty();
    }
    String before = text.substring(0, at);
    String after = text.substring(at + line.length());
    return before.contains(raw(folder)) || after.contains(raw(folder))
        ? Optional.empty()
        : Optional.of((before + OUTPUT + raw(name) + ' ' + after).getBytes(ISO_8859_1));
  }

  /** A character for each byte. */
  private static String raw(String name) {
    return new String(name.getBytes(UTF_8), ISO_8859_1);
  }
}
