/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.client.Outcome;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Ends the daemon in an orderly way: it finishes what it is doing and writes its index. In a build
 * that uses the cache the daemon ends with the build, after the build's own summary, so it may be
 * bound to a phase of any module. The next build starts a new daemon.
 *
 * @since 0.1.0
 */
@Mojo(name = "stop", requiresProject = false, threadSafe = true)
public final class StopMojo extends ZccacheMojo {

  /** For the container. */
  @Inject
  public StopMojo(Builds builds) {
    super(builds);
  }

  @Override
  void run(Settings settings) {
    if (builds().of(session()).filter(CachedBuild::stopDaemonAtEnd).isPresent()) {
      getLog().debug("zccache: the daemon will be stopped at the end of the build");
      return;
    }
    try {
      Outcome outcome = builds().parts().setup(session(), settings).daemon().stop();
      if (outcome instanceof Outcome.Answered) {
        getLog().info("zccache: the daemon has ended");
      } else if (Outcomes.isNotRunning(outcome)) {
        getLog().info("zccache: no daemon is running");
      } else {
        trouble(settings, Outcomes.text(outcome));
      }
    } catch (CacheTroubleException e) {
      trouble(settings, e.text());
    }
  }
}
