/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.maven.report.ModuleSummary;
import io.zccache.maven.report.Tally;
import io.zccache.protocol.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was counted for the modules of a build.
 *
 * @param modules each by itself, in the order of the build
 * @param sum all of them
 */
record BuildTally(List<OfModule> modules, Tally sum) {

  /** What was counted for one module. */
  record OfModule(NativeModule module, Tally tally) {}

  /** The present tally; none if the daemon has ended, or has forgotten one of them. */
  static Optional<BuildTally> of(List<ModuleCache> modules) {
    List<OfModule> tallies = new ArrayList<>();
    List<Count> all = new ArrayList<>();
    for (ModuleCache module : modules) {
      Optional<List<Count>> counts = module.session().counts();
      if (counts.isEmpty()) {
        return Optional.empty();
      }
      tallies.add(new OfModule(module.module(), new Tally(counts.get())));
      all.addAll(counts.get());
    }
    return Optional.of(new BuildTally(List.copyOf(tallies), new Tally(all)));
  }

  /** A line for each module that has compiled something. */
  List<String> moduleLines() {
    return modules.stream()
        .filter(one -> one.tally().compiles() > 0)
        .map(one -> ModuleSummary.line(one.module().name(), one.tally()))
        .toList();
  }
}
