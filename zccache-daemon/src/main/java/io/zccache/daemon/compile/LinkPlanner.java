/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.Bypass;
import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.compiler.LinkCommand;
import io.zccache.daemon.compiler.LinkReading;
import io.zccache.daemon.compiler.LinkerKind;
import io.zccache.daemon.files.Evidence;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Decides what becomes of a call by which a compiler driver may link. Any thread may ask. */
final class LinkPlanner {
  private final Compilers compilers;
  private final LoaderFiles loader;
  private final LinkCraft craft;

  LinkPlanner(Compilers compilers, LoaderFiles loader, LinkCraft craft) {
    this.compilers = compilers;
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
    LinkCommand command = (LinkCommand) read;
    String linker = command.linker().program();
    if (!(compilers.ofLink(request, linker, evidence) instanceof Compilers.Found.Is found)
        || found.compiler().family() != CompilerFamily.GCC
        || found.compiler().linker().isEmpty()
        || isToldMore(command, request)) {
      return new Planned.Declined(BypassReason.LINKER, request.tool());
    }
    LinkPlan plan = LinkPlan.of(request, found.compiler(), command, loader.names(evidence), craft);
    Optional<Planned.Declined> unsuited = plan.unsuited();
    return unsuited.isPresent() ? unsuited.get() : plan;
  }
}
