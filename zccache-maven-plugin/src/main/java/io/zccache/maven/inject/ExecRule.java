/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * exec-maven-plugin: a compiler becomes its link; make, shells and scripts get a search path in
 * which the links come first; CMake gets the launcher for its compilers. The user's own PATH entry
 * is the base of that path, and a launcher of his own stays.
 */
record ExecRule() implements Rule {

  private static final String EXECUTABLE = "executable";
  private static final String ENVIRONMENT = "environmentVariables";

  @Override
  public Edit edit(MojoCall call, ToolLinks links) {
    String command = call.value(EXECUTABLE).orElse("");
    String name = ToolNames.fileName(command);
    boolean compiler = ToolNames.isCompiler(name);
    boolean cmake = ToolNames.isCmake(name);
    if (!compiler && !cmake && !ToolNames.isDriver(name)) {
      return ToolNames.isCache(name)
          ? new Edit.LeftAlone(LeaveReason.OTHER_CACHE, name)
          : new Edit.NotNative();
    }
    if (mentions(call, ToolNames::mentionsCache)) {
      return new Edit.LeftAlone(LeaveReason.OTHER_CACHE, name);
    }
    if (cmake) {
      return mentions(call, ToolNames::mentionsLauncher)
          ? new Edit.LeftAlone(LeaveReason.OTHER_LAUNCHER, name)
          : new CmakeVariables(ENVIRONMENT).edit(call, links);
    }
    // The JVM looks a bare name up in its own PATH, never in the map's: hence the absolute path.
    return compiler
        ? links
            .of(command, List.of("", call.folder("workingDirectory")))
            .edit(link -> new ConfigurationEdit(call).set(EXECUTABLE, link))
        : links
            .searchPath(call.entry(ENVIRONMENT, "PATH"))
            .edit(path -> new ConfigurationEdit(call).setEntry(ENVIRONMENT, "PATH", path));
  }

  private static boolean mentions(MojoCall call, Predicate<String> what) {
    return Stream.of(
            call.value("commandlineArgs").stream(),
            call.items("arguments").stream(),
            call.items(ENVIRONMENT).stream())
        .flatMap(texts -> texts)
        .anyMatch(what);
  }
}
