/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The names that gcc gives its temporary files: {@code /tmp/ccXXXXXX.o} with six letters that are
 * others each time. Stateless; any thread may call.
 */
final class TemporaryNames {
  /** Variables that name another folder for them. */
  static final List<String> VARIABLES = List.of("TMPDIR", "TMP", "TEMP");

  private static final String START = "/tmp/cc";
  private static final String END = ".o";
  private static final int LETTERS = 6;
  private static final String ALPHABET =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private TemporaryNames() {}

  /** What variables say of the folder, as it is in a key; empty if they say nothing. */
  static Optional<String> folder(Map<String, String> environment) {
    return VARIABLES.stream()
        .filter(name -> !environment.getOrDefault(name, "").isEmpty())
        .map(name -> name + '=' + environment.get(name))
        .reduce((some, more) -> some + ' ' + more);
  }

  /**
   * A text as it is where each of some files has a name that gcc could have given it.
   *
   * @param files absolute paths, none a part of another
   */
  static byte[] renamed(byte[] text, List<String> files, RandomGenerator random) {
    String renamed = new String(text, StandardCharsets.ISO_8859_1);
    for (String file : files) {
      String bytes = new String(file.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      renamed = renamed.replace(bytes, START + letters(random) + END);
    }
    return renamed.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String letters(RandomGenerator random) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < LETTERS; i++) {
      letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return letters.toString();
  }
}
