/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * A project of a build that compiles native code.
 *
 * @param name {@code groupId:artifactId}
 * @param folder where it is
 * @param position its place in the build's order, from 0
 */
record NativeModule(String name, Path folder, int position) {

  /** The project that a session works at. */
  static NativeModule of(MavenSession session) {
    MavenProject project = session.getCurrentProject();
    List<MavenProject> all = session.getProjects();
    File basedir = project == null ? null : project.getBasedir();
    File root = session.getRequest().getMultiModuleProjectDirectory();
    return new NativeModule(
        project == null ? "" : project.getGroupId() + ":" + project.getArtifactId(),
        (basedir == null ? root : basedir).toPath(),
        all == null ? -1 : all.indexOf(project));
  }
}
