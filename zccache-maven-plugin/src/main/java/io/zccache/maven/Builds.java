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
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The builds of this class realm, each known by its request for as long as Maven keeps that: one
 * JVM may run many builds, also at once. A component of Maven's container. Any thread.
 */
public final class Builds {

  private final Surroundings jvm;
  private @Nullable RepositorySystem maven; // set by the container
  private final Map<MavenExecutionRequest, Standby> builds =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** For the container. */
  public Builds() {
    this(Surroundings.ofThisJvm());
  }

  Builds(Surroundings jvm) {
    this.jvm = jvm;
  }

  /**
   * Takes part in a build, if the user wants that and no other copy of us does already.
   *
   * @param endsBuild whether nobody else will tell of the build's end
   */
  void join(MavenSession session, boolean endsBuild) {
    Standby build = new Standby(this, new Voice(LoggerFactory.getLogger("zccache")), endsBuild);
    if (Mentions.any(session, jvm.environment()) && build.open(session).isEmpty()) {
      return;
    }
    MavenExecutionRequest request = session.getRequest();
    if (Claim.take(request)) {
      builds.put(request, build);
      ExecutionListener next = request.getExecutionListener();
      request.setExecutionListener(ListenerChain.inFrontOf(next, build));
    }
  }

  /** What a build needs of us; none if the user does not want it, or has said so wrongly. */
  Optional<Injection> open(MavenSession session, Voice voice, boolean endsBuild) {
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

  /** The build of a session, if this copy of us takes part in it. */
  Optional<CachedBuild> of(MavenSession session) {
    return Optional.ofNullable(builds.get(session.getRequest()))
        .flatMap(build -> build.open(session))
        .map(Injection::build);
  }

  /** The same, if the build has needed anything of us. */
  Optional<CachedBuild> ifOpened(MavenSession session) {
    Standby build = builds.get(session.getRequest());
    Optional<Injection> opened = build == null ? Optional.empty() : build.ifOpened();
    return opened.isEmpty() ? Optional.empty() : Optional.of(opened.get().build());
  }

  /** What this JVM has. */
  Surroundings surroundings() {
    return jvm;
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
