/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What all goals have in common: their parameters, and how trouble is told. */
abstract class ZccacheMojo extends AbstractMojo {

  /**
   * Does nothing: no compile of the build goes through the cache, and links of an earlier build do
   * nothing either. {@code true} or {@code false}. Also set by the environment variable {@code
   * ZCCACHE_DISABLE=1}. By default {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zccache.skip")
  private @Nullable String skip;

  /**
   * Lets the build fail if the cache cannot be used, instead of going on without it after one
   * warning. {@code true} or {@code false}. Also set by the environment variable {@code
   * ZCCACHE_STRICT=1}. By default {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zccache.failOnError")
  private @Nullable String failOnError;

  /**
   * Names each miss of a build at its end, with the reason. {@code true} or {@code false}. Also set
   * by the environment variable {@code ZCCACHE_EXPLAIN=1}. By default {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zccache.explain")
  private @Nullable String explain;

  /**
   * Lets checkouts of one project in different folders share results: {@code auto} or {@code off}.
   * With {@code auto}, compilers are told to leave the checkout's name out of what they write, as
   * by {@code -ffile-prefix-map}; the checkout begins at the nearest folder with {@code .git}, else
   * at the project's root. Also set by the environment variable {@code ZCCACHE_PATH_REMAP}, which
   * counts for each compile that sees it. By default {@code off}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zccache.pathRemap")
  private @Nullable String pathRemap;

  /**
   * The folder of the cache and everything that belongs to it, for example {@code
   * /var/cache/zccache}. It must belong to the user; a relative one is relative to where Maven was
   * started. Also set by the environment variable {@code ZCCACHE_CACHE_DIR}. By default {@code
   * $XDG_CACHE_HOME/zccache-maven}, or {@code ~/.cache/zccache-maven}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zccache.cacheDir")
  private @Nullable String cacheDir;

  /**
   * How long a daemon that is started now waits for work before it ends, for example {@code 90s},
   * {@code 30m}, {@code 2h}, {@code PT30M}. A daemon that runs already keeps its own time. Also set
   * by the environment variable {@code ZCCACHE_IDLE_TIMEOUT}. By default one hour.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zccache.idleTimeout")
  private @Nullable String idleTimeout;

  /**
   * How large the cache may grow before the results that were not used for longest are deleted, for
   * example {@code 500M}, {@code 5G}, {@code 1T}, in steps of 1024, at least {@code 10M}. It counts
   * for a daemon that is started now; one that runs already keeps its own. Also set by the
   * environment variable {@code ZCCACHE_MAX_SIZE}. By default {@code 10G}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zccache.maxSize")
  private @Nullable String maxSize;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private @Nullable MavenSession session;

  private final Builds builds;

  ZccacheMojo(Builds builds) {
    this.builds = builds;
  }

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    try {
      Settings settings = Settings.read(sources(), Wishes.folder(session()));
      if (settings.skip() && !worksIfSkipped()) {
        getLog().info("zccache: skipped");
      } else {
        run(settings);
      }
    } catch (BadSettingException e) {
      throw new MojoFailureException(e.text(), e);
    } catch (CacheFailure e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  /** What the goal does. */
  abstract void run(Settings settings) throws BadSettingException;

  /** Whether the goal is of use where builds are to leave the cache alone. */
  boolean worksIfSkipped() {
    return false;
  }

  final Builds builds() {
    return builds;
  }

  final MavenSession session() {
    if (session == null) {
      throw new IllegalStateException("Maven has not set the session");
    }
    return session;
  }

  /** Trouble of ours: a warning, or the end of the build if the user wants that. */
  final void trouble(Settings settings, String text) {
    if (settings.failOnError()) {
      throw new CacheFailure(text);
    }
    getLog().warn("zccache: " + text);
  }

  /** Where the settings come from. */
  final SettingSources sources() throws BadSettingException {
    Map<Option, Optional<String>> injected =
        Map.of(
            Option.SKIP, SettingSources.text(skip),
            Option.FAIL_ON_ERROR, SettingSources.text(failOnError),
            Option.EXPLAIN, SettingSources.text(explain),
            Option.PATH_REMAP, SettingSources.text(pathRemap),
            Option.CACHE_DIR, SettingSources.text(cacheDir),
            Option.IDLE_TIMEOUT, SettingSources.text(idleTimeout),
            Option.MAX_SIZE, SettingSources.text(maxSize));
    return new SettingSources(
        session().getUserProperties(),
        option -> injected.getOrDefault(option, Optional.empty()),
        builds.surroundings().environment(),
        SettingFile.of(session()));
  }
}
