/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which program names are archivers; a target prefix and a version may surround a name ({@code
 * x86_64-linux-gnu-ar}, {@code llvm-ranlib-14}).
 */
public final class ArchiverNames {
  private static final Pattern ARCHIVER =
      Pattern.compile("((?:[A-Za-z0-9_.]+-)*)(ar|ranlib)(-[0-9.]+)?");

  /** Before the name of a program that calls another archiver with a plugin of gcc's. */
  private static final String WRAPPED = "gcc-";

  private ArchiverNames() {}

  /** What an archiver of one name is for. */
  public enum Purpose {
    /** Members go in and out. */
    MEMBERS,
    /** An index of symbols is made. */
    INDEX
  }

  /** What a program of this base name is for, if it is an archiver. */
  public static Optional<Purpose> purpose(String baseName) {
    Matcher matcher = ARCHIVER.matcher(baseName);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(matcher.group(2).equals("ar") ? Purpose.MEMBERS : Purpose.INDEX);
  }

  /** Whether a program of this base name calls another archiver. */
  public static boolean isWrapper(String baseName) {
    Matcher matcher = ARCHIVER.matcher(baseName);
    return matcher.matches() && matcher.group(1).endsWith(WRAPPED);
  }
}
