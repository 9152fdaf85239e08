/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.exec.Finished;
import java.io.IOException;
import java.util.Optional;

/** Runs the compiler of a plan that the store has no result for. */
interface MissRunner {
  /** The process id under which the private folder of a run is known; 0 for this process. */
  long writer(Planned.Plan plan);

  /**
   * Runs the compiler, and where the user wants the short dependency list, beside it the pass that
   * makes it.
   *
   * @param files where the run writes
   * @throws IOException if the compiler could not be started
   */
  Ran run(Planned.Plan plan, RunFiles files) throws IOException, InterruptedException;

  /**
   * How the runs ended.
   *
   * @param compile the compile proper
   * @param shortList the pass for the short dependency list, if one was made
   * @param said where that is which the compiler said
   */
  record Ran(Finished compile, Optional<Finished> shortList, Said said) {
    /** Whether all that ran has succeeded. */
    boolean succeeded() {
      return compile.exitCode() == 0 && shortList.map(pass -> pass.exitCode() == 0).orElse(true);
    }
  }

  /**
   * What is known of the compiler's output beside its bytes.
   *
   * @param atClient whether the client has it, and need not be told
   * @param whole whether all of its bytes are known here
   * @param namesFolder whether the bytes that are not known here name the private folder
   */
  record Said(boolean atClient, boolean whole, boolean namesFolder) {}
}
