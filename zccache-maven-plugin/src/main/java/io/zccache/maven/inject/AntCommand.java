/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * A task of Ant's that runs a command. Its texts may use properties of Ant's; those that are
 * Maven's too are evaluated.
 *
 * @param task the task, in the copy of the configuration that is edited
 */
record AntCommand(Xpp3Dom task, ConfigurationEdit edit, MojoCall call) implements Command {

  private static final String EXECUTABLE = "executable";

  /** Whether it is known before Ant runs what the command is and where it looks for programs. */
  boolean isReadable() {
    Xpp3Dom path = element("PATH");
    boolean readablePath =
        path == null
            ? !"true".equals(task.getAttribute("newenvironment"))
            : text(path, "value").filter(AntCommand::isEvaluated).isPresent();
    return isEvaluated(program()) && isEvaluated(folders().get(0)) && readablePath;
  }

  @Override
  public String program() {
    return text(task, EXECUTABLE).orElse("");
  }

  @Override
  public List<String> folders() {
    return List.of(call.basedir().resolve(text(task, "dir").orElse("")).toString());
  }

  @Override
  public List<String> words() {
    List<String> words = new ArrayList<>();
    for (Xpp3Dom child : task.getChildren()) {
      for (String attribute : child.getAttributeNames()) {
        words.add(text(child, attribute).orElse(""));
      }
    }
    return words;
  }

  @Override
  public Optional<String> variable(String name) {
    Xpp3Dom variable = element(name);
    return variable == null ? Optional.empty() : text(variable, "value").or(() -> Optional.of(""));
  }

  @Override
  public Edit setProgram(String path) {
    edit.note(new Edit.Change(EXECUTABLE, program(), path));
    task.setAttribute(EXECUTABLE, path);
    return edit.whole();
  }

  @Override
  public Edit setVariable(String name, String value) {
    edit.note(new Edit.Change("env." + name, variable(name).orElse(""), value));
    Xpp3Dom variable = element(name);
    if (variable == null) {
      variable = new Xpp3Dom("env");
      variable.setAttribute("key", name);
      task.addChild(variable);
    }
    variable.setAttribute("value", value);
    return edit.whole();
  }

  private @Nullable Xpp3Dom element(String name) {
    for (Xpp3Dom variable : task.getChildren("env")) {
      if (name.equals(variable.getAttribute("key"))) {
        return variable;
      }
    }
    return null;
  }

  private Optional<String> text(Xpp3Dom element, String attribute) {
    return call.evaluated(element.getAttribute(attribute));
  }

  private static boolean isEvaluated(String text) {
    return !text.isEmpty() && !text.contains("${") && !text.contains("@{");
  }
}
