/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import java.nio.file.Path;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.RepositorySystemSession;
import org.jspecify.annotations.Nullable;

/** Maven's own objects for tests, without a Maven. */
final class Sessions {

  private Sessions() {}

  @SuppressWarnings("deprecation") // the constructor for everybody is Maven's own affair
  static MavenSession session(Path folder) {
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setMultiModuleProjectDirectory(folder.toFile());
    request.setBaseDirectory(folder.toFile());
    MavenSession session =
        new MavenSession(
            null, (RepositorySystemSession) null, request, new DefaultMavenExecutionResult());
    MavenProject project = new MavenProject();
    project.setFile(folder.resolve("pom.xml").toFile());
    session.setCurrentProject(project);
    return session;
  }

  /** An execution of native-maven-plugin's goal {@code compile}. */
  static MojoExecution nativeCompile() throws Exception {
    PluginDescriptor plugin = new PluginDescriptor();
    plugin.setGroupId("org.codehaus.mojo");
    plugin.setArtifactId("native-maven-plugin");
    plugin.setVersion("1.0.0");
    MojoDescriptor mojo = new MojoDescriptor();
    mojo.setPluginDescriptor(plugin);
    mojo.setGoal("compile");
    Parameter parameter = new Parameter();
    parameter.setName("compilerExecutable");
    mojo.addParameter(parameter);
    MojoExecution execution = new MojoExecution(mojo, "c");
    execution.setConfiguration(new Xpp3Dom("configuration"));
    return execution;
  }

  static ExecutionEvent event(MavenSession session, @Nullable MojoExecution execution) {
    return new Event(session, execution);
  }

  private record Event(MavenSession session, @Nullable MojoExecution execution)
      implements ExecutionEvent {
    @Override
    public Type getType() {
      return execution == null ? Type.SessionEnded : Type.MojoStarted;
    }

    @Override
    public MavenSession getSession() {
      return session;
    }

    @Override
    public MavenProject getProject() {
      return session.getCurrentProject();
    }

    @Override
    public @Nullable MojoExecution getMojoExecution() {
      return execution;
    }

    @Override
    public @Nullable Exception getException() {
      return null;
    }
  }
}
