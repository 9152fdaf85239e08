/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.util.List;
import java.util.stream.Stream;

/** rust-maven-plugin: cargo, with a map of variables. */
record RustRule() implements Rule {

  private static final String ENVIRONMENT = "environmentVariables";

  @Override
  public Edit edit(MojoCall call, ToolLinks links) {
    List<String> words =
        Stream.of("extraArgs", ENVIRONMENT)
            .flatMap(parameter -> call.items(parameter).stream())
            .toList();
    Command command = MojoCommand.ofPlugin(call, "cargo", call.folder("path"), words, ENVIRONMENT);
    return CommandRule.edit(command, call, links);
  }
}
