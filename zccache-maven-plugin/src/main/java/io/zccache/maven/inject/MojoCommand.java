/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A command that a mojo's parameters describe.
 *
 * @param call the mojo
 * @param edit its configuration while it is edited
 * @param environment the map parameter of its variables
 * @param setProgram makes it run another program
 */
record MojoCommand(
    MojoCall call,
    ConfigurationEdit edit,
    String program,
    List<String> folders,
    List<String> words,
    String environment,
    Function<String, Edit> setProgram)
    implements Command {

  /** One whose program the mojo chooses itself. */
  static MojoCommand ofPlugin(
      MojoCall call, String program, String folder, List<String> words, String environment) {
    return new MojoCommand(
        call,
        new ConfigurationEdit(call),
        program,
        List.of(folder),
        words,
        environment,
        path -> new Edit.LeftAlone(LeaveReason.NO_PARAMETER, program));
  }

  @Override
  public Optional<String> variable(String name) {
    return call.entry(environment, name);
  }

  @Override
  public Edit setProgram(String path) {
    return setProgram.apply(path);
  }

  @Override
  public Edit setVariable(String name, String value) {
    return edit.setEntry(environment, name, value);
  }
}
