/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.util.List;

/** hawtjni-maven-plugin: the configure script is told which compilers to take, as its arguments. */
record HawtjniRule() implements Rule {

  private static final String ARGUMENTS = "configureArgs";

  private static final List<ConfigureVariable> VARIABLES =
      List.of(
          new ConfigureVariable("CC", List.of("gcc", "cc")),
          new ConfigureVariable("CXX", List.of("g++", "c++")));

  @Override
  public Edit edit(MojoCall call, ToolLinks links) {
    ConfigurationEdit edit = new ConfigurationEdit(call);
    for (ConfigureVariable variable : VARIABLES) {
      edit.part(
          variable.link(call.items(ARGUMENTS), call, links),
          value -> edit.setWord(ARGUMENTS, variable.name() + "=", value));
    }
    return edit.whole();
  }
}
