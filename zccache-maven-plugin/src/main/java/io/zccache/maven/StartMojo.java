/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.maven.install.NoLauncherException;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Installs the cache's programs if they are not there and starts the daemon if none runs. Bound to
 * a phase of a build in which the plugin is no extension ({@code <extensions>true</extensions>}),
 * it also puts the launcher in front of the compilers of all later goals of the build. With the
 * extension there is no need for it: the daemon is started at the first native goal.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "start",
    defaultPhase = LifecyclePhase.INITIALIZE,
    requiresProject = false,
    threadSafe = true)
public final class StartMojo extends ZccacheMojo {

  /** For the container. */
  @Inject
  public StartMojo(Builds builds) {
    super(builds);
  }

  @Override
  void run(Settings settings) {
    if (builds().of(session()).isEmpty()) {
      builds().join(session(), true);
    }
    Optional<CachedBuild> build = builds().of(session());
    if (build.isPresent()) {
      boolean unused = build.get().startNow(NativeModule.of(session()));
    } else {
      startDaemon(settings);
    }
  }

  // Another copy of us takes part in the build.
  private void startDaemon(Settings settings) {
    try {
      String place = builds().parts().setup(session(), settings).startDaemon();
      getLog().info("zccache: the daemon runs for the cache in " + place);
    } catch (NoLauncherException e) {
      getLog().info("zccache: " + e.text());
    } catch (CacheTroubleException e) {
      trouble(settings, e.text());
    }
  }
}
