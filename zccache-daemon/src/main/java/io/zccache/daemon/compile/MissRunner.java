/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.exec.Finished;
import java.io.IOException;
import java.util.Optional;

/** Runs the tool of a work that the store has no result for. */
interface MissRunner {
  /** The process id under which the private folder of a run is known; 0 for this process. */
  long writer(Work work);

  /**
   * Runs the tool, and beside it the attempt's pass, where there is one.
   *
   * @throws IOException if the tool could not be started
   */
  Ran run(Attempt attempt) throws IOException, InterruptedException;

  /**
   * How the runs ended.
   *
   * @param tool the tool's own
   * @param pass the pass's, if there was one
   * @param said where that is which the tool said
   */
  record Ran(Finished tool, Optional<Finished> pass, Said said) {
    /** Whether the tool printed nothing. */
    boolean isSilent() {
      return tool.stdout().length == 0 && tool.stderr().length == 0;
    }

    /** Whether all that ran has succeeded. */
    boolean succeeded() {
      return tool.exitCode() == 0 && pass.map(second -> second.exitCode() == 0).orElse(true);
    }
  }

  /**
   * What is known of the tool's output beside its bytes.
   *
   * @param atClient whether the client has it, and need not be told
   * @param whole whether all of its bytes are known here
   * @param namesFolder whether the bytes that are not known here name the private folder
   */
  record Said(boolean atClient, boolean whole, boolean namesFolder) {}
}
