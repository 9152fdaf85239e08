/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** A workplace where calls link something that is called {@code out}. */
abstract class LinkedTestBase extends WorkplaceTestBase {
  static final List<String> OUTPUT = List.of("out");

  /** Waits until no file of the workplace is so new that a change of it could hide. */
  final void settleAll() throws IOException {
    work.write("settled", "");
  }

  /** Where there was none before, and is none afterwards. */
  final void assertLinked(boolean hit, String line) throws Exception {
    Files.deleteIfExists(work.path("out"));
    work.assertAsPlain(hit, OUTPUT, line.split(" "));
    Files.delete(work.path("out"));
  }
}
