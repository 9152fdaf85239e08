/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.compiler.CompileCommand;
import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.key.Recipe;
import io.zccache.daemon.key.UnitKey;
import java.util.List;

/** What becomes of a request: a compile that the cache answers for, or a reason why not. */
sealed interface Planned {
  /**
   * A compile that the cache answers for.
   *
   * @param request what was asked
   * @param compiler who compiles
   * @param command what its command line says
   * @param extra arguments that the run needs beyond the user's
   * @param unit the key of all but the inputs' contents
   */
  record Plan(
      CompileRequest request,
      Compiler compiler,
      CompileCommand command,
      List<String> extra,
      UnitKey unit)
      implements Planned {
    public Plan {
      extra = List.copyOf(extra);
    }

    /** What the unit key is made of. */
    Recipe recipe() {
      return Planner.recipe(command, request, compiler);
    }

    /** Whether the compiler writes into an output that exists, instead of making a new one. */
    boolean rewritesOutput() {
      return compiler.family() == CompilerFamily.GCC && command.makesAssembly();
    }
  }

  /**
   * The tool must run as if there were no cache.
   *
   * @param reason why
   * @param culprit the argument or file that is the cause; may be empty
   */
  record Declined(BypassReason reason, String culprit) implements Planned {}
}
