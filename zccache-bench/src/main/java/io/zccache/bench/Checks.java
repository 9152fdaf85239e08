/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What compiles have left, against what they had to leave. */
final class Checks {
  private Checks() {}

  /** What is wrong with calls that ran together, and with their objects. */
  static List<String> wrong(Batch batch, List<Unit> units, List<Path> expected) throws IOException {
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      int exit = batch.each().get(i).exit();
      if (exit != 0) {
        wrong.add(units.get(i).name() + ": exit code " + exit);
      } else if (!Bench.equal(units.get(i).object(), expected.get(i))) {
        wrong.add(units.get(i).name() + ": " + Recorder.DIFFERS);
      }
    }
    return wrong;
  }
}
