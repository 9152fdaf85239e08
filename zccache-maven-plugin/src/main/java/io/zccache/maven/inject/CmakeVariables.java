/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

/**
 * Gives CMake the launcher for its compilers by the variables that it reads when it is run for the
 * first time in a folder. They count less than everything that the user tells CMake himself.
 *
 * @param environment the map parameter of the variables that CMake gets
 */
record CmakeVariables(String environment) implements Rule {

  @Override
  public Edit edit(MojoCall call, ToolLinks links) {
    return ToolNames.LAUNCHER_VARIABLES.stream()
            .anyMatch(variable -> call.entry(environment, variable).isPresent())
        ? new Edit.LeftAlone(LeaveReason.OTHER_LAUNCHER, "cmake")
        : links.launcher().edit(launcher -> with(call, launcher));
  }

  private Edit with(MojoCall call, String launcher) {
    ConfigurationEdit edit = new ConfigurationEdit(call);
    return ToolNames.LAUNCHER_VARIABLES.stream()
        .map(variable -> edit.setEntry(environment, variable, launcher))
        .reduce((first, last) -> last)
        .orElseThrow();
  }
}
