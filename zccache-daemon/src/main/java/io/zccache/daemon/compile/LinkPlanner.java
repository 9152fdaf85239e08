/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.Bypass;
import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.compiler.LinkCommand;
import io.zccache.daemon.compiler.LinkReading;
import io.zccache.daemon.compiler.LinkerKind;
import io.zccache.daemon.compiler.ResponseFiles;
import io.zccache.daemon.files.Evidence;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Decides what becomes of a call by which a compiler driver may link. Any thread may ask. */
final class LinkPlanner {
  private final LinkTools tools;
  private final LoaderFiles loader;
  private final LinkCraft craft;

  LinkPlanner(LinkTools tools, LoaderFiles loader, LinkCraft craft) {
    this.tools = tools;
    this.loader = loader;
    this.craft = craft;
  }

  /** Whether a variable may have LLVM's linker write another file, or another name of itself. */
  private static boolean isToldMore(LinkCommand command, CompileRequest request) {
    return command.linker() == LinkerKind.LLD
        && request.environment().keySet().stream().anyMatch(name -> name.startsWith("LLD_"));
  }

  /**
   * Plans a call that compiles nothing.
   *
   * @param arguments with response files expanded
   * @param evidence takes what the plan rests on, but for what {@link Work#unsuited} looks at
   */
  Planned plan(CompileRequest request, List<String> arguments, Evidence evidence)
      throws IOException, InterruptedException {
    LinkReading read = LinkCommand.read(arguments);
    if (read instanceof Bypass bypass) {
      return new Planned.Declined(bypass.reason(), bypass.culprit());
    }
    return plan(request, (LinkCommand) read, evidence);
  }

  /**
   * Plans a call of a linker itself; empty if it is none.
   *
   * @param evidence takes what the plan rests on, but for what {@link Work#unsuited} looks at
   */
  Optional<Planned> planDirect(CompileRequest request, Evidence evidence)
      throws IOException, InterruptedException {
    if (!Linkers.isOne(request)) {
      return Optional.empty();
    }
    Optional<Linkers.Linker> linker = tools.linker(request, evidence);
    if (linker.isEmpty()) {
      return Optional.of(new Planned.Declined(BypassReason.LINKER, request.tool()));
    }
    if (!(request.expanded(evidence) instanceof ResponseFiles.Expanded expanded)) {
      return Optional.of(new Planned.Declined(BypassReason.RESPONSE_FILE, ""));
    }
    LinkReading read = LinkCommand.readDirect(linker.get().kind(), expanded.arguments());
    return Optional.of(
        read instanceof Bypass bypass
            ? new Planned.Declined(bypass.reason(), bypass.culprit())
            : plan(request, (LinkCommand) read, evidence));
  }

  private Planned plan(CompileRequest request, LinkCommand command, Evidence evidence)
      throws IOException, InterruptedException {
    Optional<LinkTools.Tool> tool = tools.of(request, command, evidence);
    if (tool.isEmpty() || isToldMore(command, request)) {
      return new Planned.Declined(BypassReason.LINKER, request.tool());
    }
    LinkPlan plan = LinkPlan.of(request, tool.get(), command, loader.names(evidence), craft);
    Optional<Planned.Declined> unsuited = plan.unsuited();
    return unsuited.isPresent() ? unsuited.get() : plan;
  }
}
