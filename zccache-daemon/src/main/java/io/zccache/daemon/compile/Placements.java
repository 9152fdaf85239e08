/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.DepfileLayout;
import io.zccache.daemon.compiler.DepfileRequest;
import io.zccache.daemon.compiler.SideOutput;
import io.zccache.daemon.store.Content;
import io.zccache.daemon.store.LostBlobException;
import io.zccache.daemon.store.OutputRole;
import io.zccache.daemon.store.Placement;
import io.zccache.daemon.store.ResultStore;
import io.zccache.daemon.store.StoredOutput;
import io.zccache.daemon.store.StoredResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the outputs of a compile belong, and with which mode. Pure. */
final class Placements {
  /** What compilers ask for when they make a file; the caller's umask is taken off. */
  static final int MODE = 0666;

  private Placements() {}

  /** The outputs that a run has just written. */
  static List<Placement> ofRun(RunFiles files) throws IOException {
    CompilePlan plan = files.plan();
    List<Placement> placements = new ArrayList<>();
    placements.add(object(plan, Content.of(files.output())));
    if (plan.command().depfile().isPresent()) {
      DepfileRequest wanted = plan.command().depfile().get();
      placements.add(depfile(plan, wanted, Content.of(files.usersList())));
    }
    for (SideOutput side : plan.command().sideOutputs()) {
      placements.add(side(plan, side, Content.of(files.side(side))));
    }
    return placements;
  }

  /** What a run leaves that has failed: a dependency file, unless the failure came too early. */
  static List<Placement> ofFailedRun(RunFiles files) throws IOException {
    Optional<DepfileRequest> wanted = files.plan().command().depfile();
    // The compile's own list tells whether it came that far; a pass for the short one may go on.
    return wanted.isPresent() && files.wroteList() && Files.exists(files.usersList())
        ? List.of(depfile(files.plan(), wanted.get(), Content.of(files.usersList())))
        : List.of();
  }

  /** The outputs of a stored result; empty if it lacks one that the request needs. */
  static Optional<List<Placement>> ofStored(
      CompilePlan plan, StoredResult result, ResultStore store)
      throws IOException, LostBlobException {
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
      Optional<Sharing> shared = plan.sharing(result.unit());
      Content content =
          shared.isPresent()
              ? Content.of(written(plan, store.read(stored.get()), shared.get()))
              : stored.get().content();
      placements.add(depfile(plan, wanted.get(), content));
    }
    for (SideOutput side : plan.command().sideOutputs()) {
      Optional<StoredOutput> stored = result.output(role(side));
      if (stored.isEmpty()) {
        return Optional.empty();
      }
      placements.add(side(plan, side, stored.get().content()));
    }
    return Optional.of(placements);
  }

  private static byte[] written(CompilePlan plan, byte[] kept, Sharing shared) {
    return new DepfileLayout(plan.compiler().family()).written(kept, shared.checkout());
  }

  private static Placement object(CompilePlan plan, Content content) throws IOException {
    Path target = plan.request().resolve(plan.command().output());
    int mode = plan.rewritesOutput(target) ? rewrittenMode(plan, target) : mode(plan);
    return new Placement(OutputRole.OBJECT, content, target, mode);
  }

  private static Placement depfile(CompilePlan plan, DepfileRequest wanted, Content content)
      throws IOException {
    Path target = plan.request().resolve(wanted.file());
    return new Placement(OutputRole.DEPFILE, content, target, rewrittenMode(plan, target));
  }

  private static Placement side(CompilePlan plan, SideOutput side, Content content)
      throws IOException {
    Path target = plan.request().resolve(side.file());
    return new Placement(role(side), content, target, rewrittenMode(plan, target));
  }

  private static OutputRole role(SideOutput side) {
    return switch (side.kind()) {
      case STACK_USAGE -> OutputRole.STACK_USAGE;
      case CALL_GRAPH -> OutputRole.CALL_GRAPH;
      case COVERAGE_NOTES -> OutputRole.COVERAGE_NOTES;
      case SPLIT_DEBUG -> OutputRole.SPLIT_DEBUG;
      case PREPROCESSED_C, PREPROCESSED_CXX -> OutputRole.PREPROCESSED;
      case ASSEMBLY -> OutputRole.ASSEMBLY;
      case DIAGNOSTICS -> OutputRole.DIAGNOSTICS;
      case TIME_TRACE -> OutputRole.TIME_TRACE;
      case LISTING -> OutputRole.LISTING;
    };
  }

  private static int rewrittenMode(CompilePlan plan, Path target) throws IOException {
    return RewrittenFile.mode(target).orElse(mode(plan));
  }

  private static int mode(CompilePlan plan) {
    return MODE & ~plan.request().client().umask();
  }
}
