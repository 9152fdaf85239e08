/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.nio.file.Path;
import java.util.List;

/**
 * What becomes of a command: a compiler or archiver becomes its link; make, shells and scripts get
 * a search path in which the links come first; CMake gets the launcher for its compilers, cargo for
 * rustc. The user's own PATH is the base of that path, and a launcher of his own stays.
 */
final class CommandRule {

  private CommandRule() {}

  static Edit edit(Command command, MojoCall call, ToolLinks links) {
    String name = ToolNames.fileName(command.program());
    ToolKind kind = ToolNames.kind(name);
    if (kind == ToolKind.OTHER) {
      return new Edit.NotNative();
    }
    if (kind == ToolKind.CACHE || command.words().stream().anyMatch(ToolNames::mentionsCache)) {
      return new Edit.LeftAlone(LeaveReason.OTHER_CACHE, name);
    }
    return switch (kind) {
      case CMAKE ->
          command.words().stream().anyMatch(ToolNames::mentionsLauncher)
              ? new Edit.LeftAlone(LeaveReason.OTHER_LAUNCHER, name)
              : launcher(command, ToolNames.LAUNCHER_VARIABLES, links);
      case CARGO -> cargo(command, call, links);
      // The JVM looks a bare name up in its own PATH, never in the map's: hence the absolute path.
      case COMPILER, ARCHIVER ->
          links.of(command.program(), command.folders()).edit(command::setProgram);
      default -> path(command, links);
    };
  }

  private static Edit path(Command command, ToolLinks links) {
    return links
        .searchPath(command.variable("PATH"))
        .edit(path -> command.setVariable("PATH", path));
  }

  private static Edit launcher(Command command, List<String> variables, ToolLinks links) {
    return variables.stream().anyMatch(name -> command.variable(name).isPresent())
        ? new Edit.LeftAlone(LeaveReason.OTHER_LAUNCHER, ToolNames.fileName(command.program()))
        : links
            .launcher(variables)
            .edit(
                launcher ->
                    variables.stream()
                        .map(name -> command.setVariable(name, launcher))
                        .reduce((first, last) -> last)
                        .orElseThrow());
  }

  // The C sources of crates are compiled by what is found in PATH.
  private static Edit cargo(Command command, MojoCall call, ToolLinks links) {
    Edit path = path(command, links);
    Path folder = Path.of(command.folders().get(command.folders().size() - 1));
    boolean wrapped =
        command.variable("CARGO_BUILD_RUSTC_WRAPPER").isPresent()
            || CargoSettings.nameWrapper(folder, call);
    return path instanceof Edit.Changed && !wrapped
        ? launcher(command, ToolNames.RUST_VARIABLES, links) instanceof Edit.Changed both
            ? both
            : path
        : path;
  }
}
