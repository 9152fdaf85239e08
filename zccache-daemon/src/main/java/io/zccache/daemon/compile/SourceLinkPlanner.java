/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.compiler.SourceLink;
import io.zccache.daemon.files.Evidence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans calls that compile sources and link what comes of them. Any thread may ask. */
final class SourceLinkPlanner {
  private final LinkPlanner links;
  private final OneCompile compiles;

  /**
   * @param links plans the links
   * @param compiles plans each compile
   */
  SourceLinkPlanner(LinkPlanner links, OneCompile compiles) {
    this.links = links;
    this.compiles = compiles;
  }

  /** Plans a compile, or declines it: also where it does more than to make an object. */
  @FunctionalInterface
  interface OneCompile {
    Planned plan(
        CompileRequest request, Compiler compiler, List<String> arguments, Evidence evidence)
        throws IOException, InterruptedException;
  }

  /**
   * Plans a call that is no compile alone; empty if it compiles nothing, or cannot be taken apart.
   *
   * @param arguments with response files expanded
   * @param evidence takes what the plan rests on, but for what {@link Work#unsuited} looks at
   */
  Optional<Planned> plan(
      CompileRequest request, Compiler compiler, List<String> arguments, Evidence evidence)
      throws IOException, InterruptedException {
    Optional<SourceLink> apart =
        compiler.family() == CompilerFamily.GCC
            ? SourceLink.of(arguments, compiler.cxx())
            : Optional.empty();
    return apart.isPresent()
        ? Optional.of(plan(request, compiler, apart.get(), evidence))
        : Optional.empty();
  }

  private Planned plan(
      CompileRequest request, Compiler compiler, SourceLink apart, Evidence evidence)
      throws IOException, InterruptedException {
    Planned linked = links.plan(request, apart.link(), evidence);
    if (!(linked instanceof LinkPlan link)) {
      return linked;
    }
    if (link.command().map().isPresent()) {
      // It names the objects, which have other names in each run.
      return new Planned.Declined(BypassReason.LINK_MAP, link.command().map().get());
    }
    List<CompilePlan> parts = new ArrayList<>();
    for (int i = 0; i < apart.compiles().size(); i++) {
      Planned part = compiles.plan(request, compiler, apart.compile(i), evidence);
      if (!(part instanceof CompilePlan plan)) {
        return part;
      }
      parts.add(plan);
    }
    Optional<Path> source =
        sourceIn(link.target(), parts.stream().map(CompilePlan::source).toList());
    return source.isPresent()
        ? new Planned.Declined(BypassReason.OUTPUT_IS_INPUT, source.get().toString())
        : new Planned.Built(request, parts, link);
  }

  /** The source in whose place the output is to be, if there is one. */
  static Optional<Path> sourceIn(Path output, List<Path> sources) {
    Target target = Target.at(output);
    return sources.stream()
        .filter(source -> Target.look(source).filter(target::is).isPresent())
        .findFirst();
  }
}
