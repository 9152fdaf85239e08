/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.util.List;
import java.util.Optional;

/**
 * A variable that a configure script takes a compiler from: as an argument, else from the
 * environment, else it looks for the usual names.
 *
 * @param name the variable
 * @param usual what is looked for, in order
 */
record ConfigureVariable(String name, List<String> usual) {

  ConfigureVariable {
    usual = List.copyOf(usual);
  }

  /** What the variable must be so that the script takes the link for what it would take. */
  Link link(List<String> arguments, MojoCall call, ToolLinks links) {
    Optional<String> given =
        arguments.stream()
            .filter(word -> word.startsWith(name + "="))
            .reduce((first, last) -> last)
            .map(word -> word.substring(name.length() + 1))
            .or(() -> call.property("env." + name));
    if (given.isPresent()) {
      return link(given.get().strip(), links);
    }
    Link link = new Link.None(LeaveReason.TOOL_NOT_FOUND, name);
    for (String command : usual) {
      link = link(command, links);
      if (!(link instanceof Link.None none && none.reason() == LeaveReason.TOOL_NOT_FOUND)) {
        return link;
      }
    }
    return link;
  }

  // The value may have options behind the compiler.
  private static Link link(String value, ToolLinks links) {
    if (ToolNames.mentionsCache(value)) {
      return new Link.None(LeaveReason.OTHER_CACHE, value);
    }
    int end = value.indexOf(' ');
    String command = end < 0 ? value : value.substring(0, end);
    if (!ToolNames.isCompiler(ToolNames.fileName(command))) {
      return new Link.None(LeaveReason.OTHER_TOOL, value);
    }
    Link link = links.of(command, List.of(""));
    return link instanceof Link.To to
        ? to.text().indexOf(' ') < 0
            ? new Link.To(to.text() + value.substring(command.length()))
            : new Link.None(LeaveReason.BLANK_IN_PATH, to.text())
        : link;
  }
}
