/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.client.Outcome;
import io.zccache.maven.install.NoLauncherException;
import io.zccache.maven.report.Wording;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Removes all results from the cache. The daemon does it, and is started if none runs; builds that
 * run meanwhile compile what they do not find any more.
 *
 * @since 0.1.0
 */
@Mojo(name = "clear", requiresProject = false, aggregator = true, threadSafe = true)
public final class ClearMojo extends ZccacheMojo {

  /** For the container. */
  @Inject
  public ClearMojo(Builds builds) {
    super(builds);
  }

  @Override
  void run(Settings settings) {
    try {
      CacheSetup setup = builds().parts().setup(session(), settings);
      String place = setup.startDaemon();
      Outcome outcome = setup.daemon().ask(new Request.Clear());
      if (outcome instanceof Outcome.Answered answered
          && answered.response() instanceof Response.Cleared cleared) {
        getLog()
            .info(
                "zccache: removed "
                    + Wording.count(cleared.artifactsRemoved(), "result", "results")
                    + (" with " + Wording.bytes(cleared.onDiskBytesFreed()))
                    + (" from the cache in " + place));
      } else {
        trouble(settings, Outcomes.text(outcome));
      }
    } catch (NoLauncherException e) {
      getLog().info("zccache: " + e.text());
    } catch (CacheTroubleException e) {
      trouble(settings, e.text());
    }
  }
}
