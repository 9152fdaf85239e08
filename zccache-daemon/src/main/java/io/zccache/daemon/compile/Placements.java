/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.DepfileRequest;
import io.zccache.daemon.store.Content;
import io.zccache.daemon.store.OutputRole;
import io.zccache.daemon.store.Placement;
import io.zccache.daemon.store.StoredOutput;
import io.zccache.daemon.store.StoredResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the outputs of a compile belong, and with which mode. Pure. */
final class Placements {
  /** What compilers ask for when they make a file; the caller's umask is taken off. */
  static final int MODE = 0666;

  private Placements() {}

  /** The outputs that a run has just written. */
  static List<Placement> ofRun(RunFiles files) {
    Planned.Plan plan = files.plan();
    List<Placement> placements = new ArrayList<>();
    placements.add(object(plan, Content.of(files.output())));
    plan.command()
        .depfile()
        .ifPresent(
            wanted ->
                placements.add(
                    depfile(
                        plan,
                        wanted,
                        Content.of(
                            files.wantsShortList() ? files.shortList() : files.fullList()))));
    return placements;
  }

  /** The outputs of a stored result; empty if it lacks one that the request needs. */
  static Optional<List<Placement>> ofStored(Planned.Plan plan, StoredResult result) {
    Optional<StoredOutput> object = result.output(OutputRole.OBJECT);
    if (object.isEmpty()) {
      return Optional.empty();
    }
    List<Placement> placements = new ArrayList<>();
    placements.add(object(plan, object.get().content()));
    Optional<DepfileRequest> wanted = plan.command().depfile();
    if (wanted.isPresent()) {
      Optional<StoredOutput> stored = result.output(OutputRole.DEPFILE);
      if (stored.isEmpty()) {
        return Optional.empty();
      }
      placements.add(depfile(plan, wanted.get(), stored.get().content()));
    }
    return Optional.of(placements);
  }

  private static Placement object(Planned.Plan plan, Content content) {
    return new Placement(
        OutputRole.OBJECT, content, plan.request().resolve(plan.command().output()), mode(plan));
  }

  private static Placement depfile(Planned.Plan plan, DepfileRequest wanted, Content content) {
    return new Placement(
        OutputRole.DEPFILE, content, plan.request().resolve(wanted.file()), mode(plan));
  }

  private static int mode(Planned.Plan plan) {
    return MODE & ~plan.request().client().umask();
  }
}
