/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.MountTable;
import java.io.IOException;
import java.util.Optional;

/** Decides what becomes of a request, of whichever tool. Any thread may ask. */
final class Planners {
  private final MountTable mounts;
  private final ArchivePlanner archives;
  private final CopyPlanner copies;
  private final LinkPlanner links;
  private final Planner compiles;

  /**
   * @param archives knows archivers
   * @param copies knows what copies objects
   * @param links knows linkers
   * @param compiles knows compilers, and takes what nobody else does
   */
  Planners(
      MountTable mounts,
      ArchivePlanner archives,
      CopyPlanner copies,
      LinkPlanner links,
      Planner compiles) {
    this.mounts = mounts;
    this.archives = archives;
    this.copies = copies;
    this.links = links;
    this.compiles = compiles;
  }

  /**
   * Plans a request.
   *
   * @param evidence takes what the plan rests on, but for what {@link Work#unsuited} looks at
   */
  Planned plan(CompileRequest request, Evidence evidence) throws IOException, InterruptedException {
    mounts.look();
    Optional<Planned> archive = archives.plan(request, evidence);
    if (archive.isPresent()) {
      return archive.get();
    }
    Optional<Planned> copy = copies.plan(request, evidence);
    if (copy.isPresent()) {
      return copy.get();
    }
    Optional<Planned> link = links.planDirect(request, evidence);
    return link.isPresent() ? link.get() : compiles.plan(request, evidence);
  }
}
