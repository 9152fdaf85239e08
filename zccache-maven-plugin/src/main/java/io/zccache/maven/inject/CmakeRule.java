/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.util.stream.Stream;

/**
 * Plugins that run CMake: it gets the launcher for its compilers and writes that down, so that the
 * goals that build what it made need no change.
 *
 * @param options the parameter with CMake's options or variables
 * @param environment the map parameter of the environment that CMake gets
 */
record CmakeRule(String options, String environment) implements Rule {

  @Override
  public Edit edit(MojoCall call, ToolLinks links) {
    if (Stream.of(options, environment)
        .flatMap(parameter -> call.items(parameter).stream())
        .anyMatch(ToolNames::mentionsCache)) {
      return new Edit.LeftAlone(LeaveReason.OTHER_CACHE, "cmake");
    }
    boolean launcher =
        call.items(options).stream().anyMatch(ToolNames::mentionsLauncher)
            || ToolNames.LAUNCHER_VARIABLES.stream()
                .anyMatch(variable -> call.entry(options, variable).isPresent());
    return launcher
        ? new Edit.LeftAlone(LeaveReason.OTHER_LAUNCHER, "cmake")
        : new CmakeVariables(environment).edit(call, links);
  }
}
