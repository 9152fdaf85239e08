/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.maven.install.LauncherSource;
import io.zccache.maven.install.NoLauncherException;
import io.zccache.maven.install.Platform;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * Launchers as artifacts of their own, which Maven finds as it finds plugins: {@code
 * io.zccache:zccache-launcher:exe:PLATFORM:VERSION}. Any thread.
 */
final class LauncherArtifacts implements LauncherSource {

  private final @Nullable RepositorySystem maven;

  // What is kept for a build is kept as long as its request, which the session knows.
  private final WeakReference<MavenSession> session;

  /** Those that a build can get at. */
  LauncherArtifacts(@Nullable RepositorySystem maven, MavenSession session) {
    this.maven = maven;
    this.session = new WeakReference<>(session);
  }

  @Override
  public Path find(Platform platform, String version) throws NoLauncherException {
    Artifact artifact =
        new DefaultArtifact("io.zccache", "zccache-launcher", platform.name(), "exe", version);
    MavenSession build = session.get();
    if (maven == null || build == null) {
      throw new NoLauncherException(platform, "Maven cannot be asked for " + artifact);
    }
    try {
      ArtifactRequest request = new ArtifactRequest(artifact, repositories(build), null);
      return maven
          .resolveArtifact(build.getRepositorySession(), request)
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException e) {
      throw new NoLauncherException(platform, "Maven finds no " + artifact, e);
    }
  }

  private static List<RemoteRepository> repositories(MavenSession build) {
    MavenProject project = build.getCurrentProject();
    return project == null
        ? RepositoryUtils.toRepos(build.getRequest().getPluginArtifactRepositories())
        : project.getRemotePluginRepositories();
  }
}
