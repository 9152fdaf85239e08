/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A dependency file as gcc and clang write it.
 *
 * @param targets left of the colon
 * @param prerequisites the files the compiler read, in order, names as it printed them
 */
public record Depfile(List<String> targets, List<String> prerequisites) {
  public Depfile {
    targets = List.copyOf(targets);
    prerequisites = List.copyOf(prerequisites);
  }

  /**
   * Reads the content of a dependency file; the phony rules of {@code -MP} are passed over.
   *
   * @throws MalformedDepfileException if it is not UTF-8 or has another form
   */
  public static Depfile parse(byte[] content) throws MalformedDepfileException {
    try {
      return new DepfileReader(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString())
          .read();
    } catch (CharacterCodingException e) {
      throw new MalformedDepfileException("a dependency file that is not UTF-8", e);
    }
  }

  /**
   * The names that compilers spell like the beginning of {@code name}, up to a blank in it: at the
   * end of a name they leave backslashes as they are, where they seem to quote the blank behind. If
   * there is a file of such a name, no reader can tell whether {@code name} is one or two.
   */
  public static List<String> lookalikes(String name) {
    List<String> lookalikes = new ArrayList<>();
    int backslashes = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == ' ' || c == '\t') {
        lookalikes.add(name.substring(0, i) + "\\".repeat(backslashes + 1));
      }
      backslashes = c == '\\' ? backslashes + 1 : 0;
    }
    return lookalikes;
  }
}
