/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.maven.install.Checkout;
import io.zccache.maven.install.FileNames;
import io.zccache.protocol.endpoint.CacheRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Makes what a build needs of us once it needs anything. Apart from {@link Builds}, so that a build
 * without native code loads none of the classes that this one names.
 *
 * @param jvm what this JVM has
 * @param maven fetches the launchers of other platforms; none in a test
 */
record BuildParts(Surroundings jvm, @Nullable RepositorySystem maven) {

  /** What a build needs of us; none if the user does not want it, or has said so wrongly. */
  Optional<Injection> injection(MavenSession session, Voice voice, boolean endsBuild) {
    Wishes wishes = new Wishes(jvm.environment(), voice);
    Optional<Settings> settings = wishes.of(session);
    if (settings.isEmpty()) {
      return Optional.empty();
    }
    Optional<CacheRoot> root = settings.get().root();
    if (settings.get().skip()) {
      root.ifPresent(place -> switchOff(place, session, voice));
      return Optional.empty();
    }
    CachedBuild build =
        new CachedBuild(
            setup(session, settings.get()), voice, settings.get(), RecordFile.of(session, root));
    return Optional.of(new Injection(build, voice, wishes::leavesAlone, endsBuild));
  }

  /** What makes the cache for a session, also where another copy of us takes part in the build. */
  CacheSetup setup(MavenSession session, Settings settings) {
    return new CacheSetup(settings, checkout(session), jvm, new LauncherArtifacts(maven, session));
  }

  // A build tree may have written a link's path down: the link must do nothing in this build.
  private static void switchOff(CacheRoot root, MavenSession session, Voice voice) {
    Set<Path> modules = new LinkedHashSet<>(List.of(checkout(session)));
    for (MavenProject project : Optional.ofNullable(session.getProjects()).orElse(List.of())) {
      if (project.getBasedir() != null) {
        modules.add(project.getBasedir().toPath());
      }
    }
    try {
      for (Path module : modules) {
        new Checkout(FileNames.path(root.links()), module).switchOff();
      }
    } catch (IOException e) {
      voice.warnOnce("the links of an earlier build cannot be switched off: " + e);
    }
  }

  private static Path checkout(MavenSession session) {
    return session.getRequest().getMultiModuleProjectDirectory().toPath();
  }
}
