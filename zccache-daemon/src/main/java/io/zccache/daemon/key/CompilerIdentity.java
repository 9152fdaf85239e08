/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.key;

import java.util.List;

/**
 * What decides how a compiler behaves: the content of its programs and the name it was called by.
 *
 * @param digest over all of that
 */
public record CompilerIdentity(Digest digest) {
  /**
   * The identity of a compiler.
   *
   * @param family the family's name
   * @param calledAs the base name it is called by, which may choose its language
   * @param programs the contents of the driver and of the programs it runs, in a fixed order
   */
  public static CompilerIdentity of(String family, String calledAs, List<Digest> programs) {
    KeyHash hash = new KeyHash("zccache-compiler-1").field("family", family);
    hash.field("name", calledAs);
    for (Digest program : programs) {
      hash.field("program", program);
    }
    return new CompilerIdentity(hash.digest());
  }
}
