/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.natives;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A path in the bytes of the system. Immutable. */
public final class PosixPath {
  private static final int LONGEST = 4095;

  /** Whether the JDK spells names in UTF-8; where not, only ASCII is spelled alike. */
  private static final boolean UTF_8 = isUtf8(System.getProperty("sun.jnu.encoding", ""));

  private final byte[] bytes;

  private PosixPath(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The bytes of an absolute path; empty if they are not certainly those that the JDK uses. */
  public static Optional<PosixPath> of(Path path) {
    String text = path.toString();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean alike = UTF_8 || bytes.length == text.length();
    return alike && bytes.length <= LONGEST && path.isAbsolute()
        ? Optional.of(new PosixPath(bytes))
        : Optional.empty();
  }

  byte[] bytes() {
    return bytes;
  }

  private static boolean isUtf8(String name) {
    return Charset.isSupported(name) && Charset.forName(name).equals(StandardCharsets.UTF_8);
  }
}
