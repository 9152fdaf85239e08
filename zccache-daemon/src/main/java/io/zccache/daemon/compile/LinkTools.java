/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.compiler.LinkCommand;
import io.zccache.daemon.compiler.SourceLink;
import io.zccache.daemon.files.Evidence;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Knows the drivers that link, and the linkers that they run. Any thread may ask. */
final class LinkTools {
  private final Compilers compilers;
  private final ClangCalls clang;
  private final Linkers linkers;

  LinkTools(Compilers compilers, ClangCalls clang, Linkers linkers) {
    this.compilers = compilers;
    this.clang = clang;
    this.linkers = linkers;
  }

  /**
   * Who links.
   *
   * @param compiler the driver, with its linker
   * @param call what it calls, if that is part of the key
   */
  record Tool(Compiler compiler, Optional<ClangCalls.Call> call) {}

  /**
   * The linker that a request calls itself; empty if it is not understood.
   *
   * @param evidence takes what the answer rests on
   */
  Optional<Linkers.Linker> linker(CompileRequest request, Evidence evidence)
      throws IOException, InterruptedException {
    return linkers.of(request, evidence);
  }

  /**
   * Who links for a call; empty if that is not understood.
   *
   * @param evidence takes what the answer rests on
   */
  Optional<Tool> of(CompileRequest request, LinkCommand command, Evidence evidence)
      throws IOException, InterruptedException {
    if (command.direct()) {
      return linkers.of(request, evidence).map(Linkers.Linker::tool);
    }
    String linker = command.linker().program();
    if (!(compilers.ofLink(request, linker, evidence) instanceof Compilers.Found.Is found)) {
      return Optional.empty();
    }
    Compiler driver = found.compiler();
    if (driver.family() == CompilerFamily.GCC) {
      return Optional.of(new Tool(driver, Optional.empty()))
          .filter(tool -> tool.compiler().linker().isPresent());
    }
    // Objects that are not there yet: any file is one to a driver, so its own program is.
    List<String> words =
        command.keyArguments().stream()
            .map(word -> SourceLink.isObject(word) ? driver.program().toString() : word)
            .toList();
    return clang
        .of(request, driver, words, evidence)
        .map(call -> new Tool(call.compiler(), Optional.of(call)));
  }
}
