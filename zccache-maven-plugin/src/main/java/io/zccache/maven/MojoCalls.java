/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.maven.inject.Expressions;
import io.zccache.maven.inject.MojoCall;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Turns what Maven is about to run into what a rule may see. */
final class MojoCalls {

  private MojoCalls() {}

  static MojoCall of(MavenSession session, MojoExecution execution) {
    Xpp3Dom configuration = execution.getConfiguration();
    MavenProject project = session.getCurrentProject();
    File basedir = project == null ? null : project.getBasedir();
    return new MojoCall(
        configuration == null ? new Xpp3Dom("configuration") : configuration,
        execution.getMojoDescriptor().getParameterMap().keySet(),
        expressions(new PluginParameterExpressionEvaluator(session, execution)),
        basedir == null ? Path.of("").toAbsolutePath() : basedir.toPath(),
        parents(project));
  }

  private static List<Path> parents(@Nullable MavenProject project) {
    List<Path> folders = new ArrayList<>();
    MavenProject parent = project == null ? null : project.getParent();
    while (parent != null) {
      if (parent.getBasedir() != null) {
        folders.add(parent.getBasedir().toPath());
      }
      parent = parent.getParent();
    }
    return folders;
  }

  private static Expressions expressions(PluginParameterExpressionEvaluator evaluator) {
    return text -> {
      try {
        Object value = evaluator.evaluate(text);
        return value == null ? null : value.toString();
      } catch (ExpressionEvaluationException e) {
        return text; // Maven will say so itself, in its own words
      }
    };
  }
}
