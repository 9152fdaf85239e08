/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The C library of a program, and how it is linked to it. */
enum Libc {
  MUSL_STATIC("musl, static", true),
  GLIBC_STATIC("glibc, static", true),
  MUSL_DYNAMIC("musl, dynamic", false),
  GLIBC_DYNAMIC("glibc, dynamic", false);

  /** What a launcher with another library may take longer on each call. */
  private static final double ALLOWANCE_MILLIS = 0.3;

  private final String title;
  private final boolean isStatic;

  Libc(String title, boolean isStatic) {
    this.title = title;
    this.isStatic = isStatic;
  }

  static Libc of(Path program) throws IOException {
    return in(new String(Files.readAllBytes(program), ISO_8859_1));
  }

  /**
   * A dynamic program names its loader; a static glibc reads an environment variable of its own.
   */
  static Libc in(String bytes) {
    if (bytes.contains("/ld-musl-")) {
      return MUSL_DYNAMIC;
    }
    if (bytes.contains("/ld-linux")) {
      return GLIBC_DYNAMIC;
    }
    return bytes.contains("GLIBC_TUNABLES") ? GLIBC_STATIC : MUSL_STATIC;
  }

  String title() {
    return title;
  }

  boolean isMusl() {
    return this == MUSL_STATIC || this == MUSL_DYNAMIC;
  }

  double allowanceMillis() {
    return isMusl() ? 0 : ALLOWANCE_MILLIS;
  }

  /** How a C program gets the same library, linked the same way. */
  List<String> compiler(Path gcc, Path muslGcc) {
    String compiler = (isMusl() ? muslGcc : gcc).toString();
    return isStatic ? List.of(compiler, "-static") : List.of(compiler);
  }
}
