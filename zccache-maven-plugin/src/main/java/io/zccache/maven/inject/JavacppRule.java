/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * javacpp: the command that builds a library is treated as any other; the compiler of the generated
 * source becomes its link where it is certain which one that is. That compile is a link too, so it
 * is not cached.
 *
 * @param compiles whether the goal compiles what it generates
 */
record JavacppRule(boolean compiles) implements Rule {

  private static final String BUILD_COMMAND = "buildCommand";
  private static final String ENVIRONMENT = "environmentVariables";
  private static final String PROPERTIES = "propertyKeysAndValues";
  private static final String COMPILER = "platform.compiler";

  /** Those whose settings name g++ as the compiler; the machine's own is one of them. */
  private static final Set<String> PLATFORMS = Set.of("", "linux-x86_64", "linux-arm64");

  @Override
  public Edit edit(MojoCall call, ToolLinks links) {
    List<String> words = call.items(BUILD_COMMAND);
    ConfigurationEdit edit = new ConfigurationEdit(call);
    if (!words.isEmpty()) {
      Command command =
          new MojoCommand(
              call,
              edit,
              words.get(0),
              List.of("", call.folder("workingDirectory")),
              Stream.concat(words.stream().skip(1), call.items(ENVIRONMENT).stream()).toList(),
              ENVIRONMENT,
              path -> edit.setFirst(BUILD_COMMAND, path));
      return CommandRule.edit(command, call, links);
    }
    return compiles ? compiler(call, edit, links) : new Edit.NotNative();
  }

  private static Edit compiler(MojoCall call, ConfigurationEdit edit, ToolLinks links) {
    boolean usual =
        PLATFORMS.contains(call.value("properties").orElse(""))
            && call.value("propertyFile").isEmpty()
            && call.property("org.bytedeco.javacpp.platform").isEmpty();
    String command = call.pair(PROPERTIES, COMPILER).orElse(usual ? "g++" : "");
    String name = ToolNames.fileName(command);
    if (!ToolNames.isCompiler(name) || !call.value("compile").orElse("true").equals("true")) {
      return ToolNames.isCache(name)
          ? new Edit.LeftAlone(LeaveReason.OTHER_CACHE, name)
          : new Edit.LeftAlone(LeaveReason.OTHER_TOOL, name);
    }
    return links
        .of(command, List.of("", call.folder("workingDirectory")))
        .edit(link -> edit.setPair(PROPERTIES, COMPILER, link));
  }
}
