/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A second run of a work's tool beside the first, into the same folder, for what the first does not
 * tell. What it says goes nowhere. For one thread at a time.
 */
interface Pass {
  /** The command line, the program first. */
  List<String> words();

  /** Looks at what it has made as soon as it has ended, while the work's own run may go on. */
  void look() throws IOException;

  /** What must run in its place when both have ended, where what it has made is doubtful. */
  Optional<List<String>> proper() throws IOException;
}
