/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.util.List;
import java.util.stream.Stream;

/** exec-maven-plugin: a command with a map of variables. */
record ExecRule() implements Rule {

  private static final String EXECUTABLE = "executable";
  private static final String ENVIRONMENT = "environmentVariables";

  @Override
  public Edit edit(MojoCall call, ToolLinks links) {
    ConfigurationEdit edit = new ConfigurationEdit(call);
    Command command =
        new MojoCommand(
            call,
            edit,
            call.value(EXECUTABLE).orElse(""),
            List.of("", call.folder("workingDirectory")),
            Stream.of(
                    call.value("commandlineArgs").stream(),
                    call.items("arguments").stream(),
                    call.items(ENVIRONMENT).stream())
                .flatMap(texts -> texts)
                .toList(),
            ENVIRONMENT,
            path -> edit.set(EXECUTABLE, path));
    return CommandRule.edit(command, call, links);
  }
}
