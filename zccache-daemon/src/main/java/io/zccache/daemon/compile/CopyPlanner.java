/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.Bypass;
import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.compiler.ResponseFiles;
import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.link.CopyCommand;
import io.zccache.daemon.link.CopyReading;
import io.zccache.daemon.link.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Decides what becomes of a call of {@code strip} or {@code objcopy}. Any thread may ask. */
final class CopyPlanner {
  /** Has a command line end where the first name stands. */
  private static final String STRICT = "POSIXLY_CORRECT";

  private final Copiers copiers;
  private final CopyCraft craft;

  CopyPlanner(Copiers copiers, CopyCraft craft) {
    this.copiers = copiers;
    this.craft = craft;
  }

  /**
   * Plans a request; empty if its tool is no copier.
   *
   * @param evidence takes what the plan rests on, but for what {@link Work#unsuited} looks at
   */
  Optional<Planned> plan(CompileRequest request, Evidence evidence)
      throws IOException, InterruptedException {
    Copiers.Found found = copiers.of(request, evidence);
    if (found instanceof Copiers.Found.Other) {
      return Optional.empty();
    }
    return Optional.of(
        found instanceof Copiers.Found.Is known
            ? planned(request, known.copier(), evidence)
            : new Planned.Declined(((Copiers.Found.IsNot) found).reason(), request.tool()));
  }

  private Planned planned(CompileRequest request, Copier copier, Evidence evidence)
      throws IOException {
    if (request.environment().containsKey(STRICT)) {
      return new Planned.Declined(BypassReason.UNSUPPORTED_OPTION, STRICT);
    }
    ResponseFiles.Expansion expansion = request.expanded(evidence);
    if (expansion instanceof Bypass bypass) {
      return new Planned.Declined(bypass.reason(), bypass.culprit());
    }
    List<String> arguments = ((ResponseFiles.Expanded) expansion).arguments();
    CopyReading read = CopyCommand.read(copier.probe().purpose(), arguments);
    if (read instanceof Refusal refusal) {
      return new Planned.Declined(refusal.reason(), refusal.culprit());
    }
    CopyPlan plan = CopyPlan.of(request, copier, (CopyCommand) read, craft);
    Optional<Planned.Declined> unsuited = plan.unsuited();
    return unsuited.isPresent() ? unsuited.get() : plan;
  }
}
