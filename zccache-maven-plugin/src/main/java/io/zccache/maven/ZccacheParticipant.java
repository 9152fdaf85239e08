/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import java.io.File;
import java.util.Optional;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/**
 * Where Maven enters the build extension: before the first project is built, and after the last
 * word of the build. A component of Maven's container, declared in {@code components.xml}.
 */
public final class ZccacheParticipant extends AbstractMavenLifecycleParticipant {

  private @Nullable Builds builds; // set by the container

  /** For the container. */
  public ZccacheParticipant() {}

  /** As a core extension: makes {@code mvn zccache:stats} work without any settings. */
  @Override
  public void afterSessionStart(MavenSession session) {
    session.getRequest().addPluginGroup("io.zccache");
  }

  /** Installs a listener and does nothing else: a reader of projects may be no builder of them. */
  @Override
  public void afterProjectsRead(MavenSession session) throws MavenExecutionException {
    try {
      builds().join(session, false);
    } catch (CacheFailure e) {
      throw failure(session, e);
    }
  }

  /** Tells what the cache did. */
  @Override
  public void afterSessionEnd(MavenSession session) throws MavenExecutionException {
    try {
      Optional<CachedBuild> build = builds().ifOpened(session);
      if (build.isPresent()) {
        build.get().end();
      }
    } catch (CacheFailure e) {
      throw failure(session, e);
    }
  }

  private Builds builds() {
    if (builds == null) {
      throw new IllegalStateException("the container has not set the builds");
    }
    return builds;
  }

  private static MavenExecutionException failure(MavenSession session, CacheFailure failure) {
    File pom = session.getRequest().getPom();
    return new MavenExecutionException(failure.getMessage(), pom == null ? new File(".") : pom);
  }
}
