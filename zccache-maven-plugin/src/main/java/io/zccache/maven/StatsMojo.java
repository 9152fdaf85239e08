/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.client.Outcome;
import io.zccache.maven.report.DaemonRecord;
import io.zccache.maven.report.DaemonSummary;
import io.zccache.maven.report.Tally;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the running daemon has done since it was started: compiles, hits, misses, what was
 * declined and why, the size of the cache. Starts no daemon.
 *
 * @since 0.1.0
 */
@Mojo(name = "stats", requiresProject = false, aggregator = true, threadSafe = true)
public final class StatsMojo extends ZccacheMojo {

  /**
   * How it is told: {@code text}, or {@code json} for programs, as one object on the standard
   * output and nothing else from this goal. Also set by the environment variable {@code
   * ZCCACHE_FORMAT}. By default {@code text}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zccache.format")
  private @Nullable String format;

  /** For the container. */
  @Inject
  public StatsMojo(Builds builds) {
    super(builds);
  }

  @Override
  void run(Settings settings) throws BadSettingException {
    boolean json = Settings.json(sources());
    try {
      CacheSetup setup = builds().parts().setup(session(), settings);
      Daemon daemon = setup.daemon();
      Outcome status = daemon.ask(new Request.Status());
      if (Outcomes.isNotRunning(status) && json) {
        StandardOutput.print(DaemonRecord.notRunning(setup.root().text()));
      } else if (Outcomes.isNotRunning(status)) {
        getLog().info("No daemon is running for the cache in " + setup.root().text() + ".");
        getLog().info("A build with native code starts one, and so does mvn zccache:start.");
      } else {
        tell(settings, json, status, daemon.ask(new Request.Report("")));
      }
    } catch (CacheTroubleException e) {
      trouble(settings, e.text());
    }
  }

  private void tell(Settings settings, boolean json, Outcome status, Outcome report) {
    if (status instanceof Outcome.Answered one
        && one.response() instanceof Response.Status answer
        && report instanceof Outcome.Answered two
        && two.response() instanceof Response.ReportResult counts) {
      Tally tally = new Tally(counts.counts());
      if (json) {
        StandardOutput.print(DaemonRecord.json(answer.status(), tally));
      } else {
        DaemonSummary.lines(answer.status(), tally).forEach(line -> getLog().info(line));
      }
    } else {
      trouble(settings, Outcomes.text(status instanceof Outcome.Unavailable ? status : report));
    }
  }

  @Override
  Map<Option, @Nullable String> parameters() {
    Map<Option, @Nullable String> parameters = super.parameters();
    parameters.put(Option.FORMAT, format);
    return parameters;
  }
}
