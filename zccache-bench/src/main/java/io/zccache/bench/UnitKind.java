/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

/** The kinds of units that are measured. */
enum UnitKind {
  /** C with a few project headers. */
  C20("C, 20 headers", ".c", 20),
  /** C with many project headers. */
  C200("C, 200 headers", ".c", 200),
  /** C with very many project headers. */
  C600("C, 600 headers", ".c", 600),
  /** C++ with the standard library and 40 project headers. */
  CPP("C++, 40 headers", ".cpp", 40),
  /** C with 200 headers and so much code that the compiler needs 0.3 s or more. */
  SLOW("C, 200 headers, 0.3 s of code", ".c", 200),
  /** C whose object has 10 MB that do not compress well. */
  LARGE("C, object of 10 MB", ".c", 1);

  private final String title;
  private final String suffix;
  private final int headers;

  UnitKind(String title, String suffix, int headers) {
    this.title = title;
    this.suffix = suffix;
    this.headers = headers;
  }

  String title() {
    return title;
  }

  String suffix() {
    return suffix;
  }

  int headers() {
    return headers;
  }

  boolean isCpp() {
    return this == CPP;
  }
}
