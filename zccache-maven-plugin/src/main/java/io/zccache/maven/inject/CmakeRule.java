/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.util.List;
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
    List<String> words =
        Stream.of(options, environment)
            .flatMap(parameter -> call.assignments(parameter).stream())
            .toList();
    Command command =
        MojoCommand.ofPlugin(call, "cmake", call.basedir().toString(), words, environment);
    return CommandRule.edit(command, call, links);
  }
}
