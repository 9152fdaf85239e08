/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.util.List;
import java.util.Set;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * maven-antrun-plugin: each task of the target that runs a command, at whatever depth, is treated
 * as a command. Tasks that run other Ant files, or compilers of their own, are out of reach.
 */
record AntRule() implements Rule {

  private static final List<String> TARGETS = List.of("target", "tasks");
  private static final Set<String> COMMANDS = Set.of("exec", "apply", "execon");
  private static final Set<String> OUT_OF_REACH = Set.of("ant", "subant", "cc");

  @Override
  public Edit edit(MojoCall call, ToolLinks links) {
    ConfigurationEdit edit = new ConfigurationEdit(call);
    for (String target : TARGETS) {
      Xpp3Dom tasks = edit.element(target);
      if (tasks != null) {
        walk(tasks, edit, call, links);
      }
    }
    return edit.whole();
  }

  private static void walk(Xpp3Dom task, ConfigurationEdit edit, MojoCall call, ToolLinks links) {
    String name = task.getName().substring(task.getName().lastIndexOf(':') + 1);
    if (COMMANDS.contains(name)) {
      AntCommand command = new AntCommand(task, edit, call);
      edit.part(
          command.isReadable()
              ? CommandRule.edit(command, call, links)
              : new Edit.LeftAlone(LeaveReason.UNREADABLE, name));
    } else if (OUT_OF_REACH.contains(name)) {
      edit.part(OutOfReachRule.edit(call));
    } else {
      for (Xpp3Dom child : task.getChildren()) {
        walk(child, edit, call, links);
      }
    }
  }
}
