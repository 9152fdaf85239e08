/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
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

  /** What makes all else that a build needs. */
  BuildParts parts() {
    return new BuildParts(jvm, maven);
  }
}
