/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import java.util.List;

/** What becomes of a request: work that the cache answers for, or a reason why not. */
sealed interface Planned
    permits Work, Planned.Several, Planned.Built, Planned.Announced, Planned.Declined {
  /**
   * Several compiles, asked for in one call and made one after the other.
   *
   * @param parts each as if it had been asked for alone
   */
  record Several(CompileRequest request, List<CompilePlan> parts) implements Planned {
    public Several {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Compiles and a link of what they make, asked for in one call.
   *
   * @param parts the compiles, as if each were to leave its object in the working directory
   * @param link the link, of objects that are not there yet
   */
  record Built(CompileRequest request, List<CompilePlan> parts, LinkPlan link) implements Planned {
    public Built {
      parts = List.copyOf(parts);
    }
  }

  /**
   * An archive whose archiver says at first that it makes a new one.
   *
   * @param archive the same, of an archiver that does not say so
   * @param words what it says on standard error
   */
  record Announced(ArchivePlan archive, String words) implements Planned {}

  /**
   * The tool must run as if there were no cache.
   *
   * @param reason why
   * @param culprit the argument or file that is the cause; may be empty
   */
  record Declined(BypassReason reason, String culprit) implements Planned {}
}
