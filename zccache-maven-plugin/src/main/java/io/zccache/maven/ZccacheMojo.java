/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import java.util.EnumMap;
import java.util.List;
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
   * What goes through the cache, if not all shall: modules by {@code groupId:artifactId} or by a
   * folder with a slash ({@code native/codec}, {@code native/}: the modules in it and below it),
   * executions by {@code goal@id}, tools by their names, for example {@code
   * org.example:native-*,compile@release,gcc*}; {@code *} stands for any text, {@code ?} for one
   * character. Of each of these kinds that is named, only what is named goes through the cache. A
   * list of elements or a text with commas. Also set by the environment variable {@code
   * ZCCACHE_INCLUDES}. By default everything.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zccache.includes")
  private @Nullable List<String> includes;

  /**
   * What does not go through the cache, in the words of {@code includes}, for example {@code
   * *:legacy,generated/,*@probe,clang-*}. It counts before {@code includes}. Also set by the
   * environment variable {@code ZCCACHE_EXCLUDES}. By default nothing.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zccache.excludes")
  private @Nullable List<String> excludes;

  /**
   * Tells at the end of a build what the cache did for each module that has compiled something.
   * {@code true} or {@code false}. Also set by the environment variable {@code ZCCACHE_VERBOSE=1}.
   * By default {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zccache.verbose")
  private @Nullable String verbose;

  /**
   * Takes results from the cache and stores none: what is not there is compiled as if there were no
   * cache, and counted as a miss. For builds whose sources are not to be trusted, such as those of
   * pull requests, that use the cache of others. {@code true} or {@code false}. Also set by the
   * environment variable {@code ZCCACHE_READONLY=1}, which counts for each compile that sees it. By
   * default {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zccache.readOnly")
  private @Nullable String readOnly;

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
   * Ends the daemon when a build that has used it has ended, as the goal {@code stop} does; for
   * machines that are used for one build, and before a CI server saves the folder of the cache.
   * {@code true} or {@code false}. Also set by the environment variable {@code
   * ZCCACHE_STOP_AT_END=1}. By default {@code false}: the next build finds the daemon warm.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zccache.stopAtEnd")
  private @Nullable String stopAtEnd;

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
    Map<Option, Optional<String>> injected = new EnumMap<>(Option.class);
    parameters().forEach((option, value) -> injected.put(option, SettingSources.text(value)));
    return new SettingSources(
        session().getUserProperties(),
        option -> injected.getOrDefault(option, Optional.empty()),
        builds.surroundings().environment(),
        SettingFile.of(session()));
  }

  /** The goal's parameters as Maven has set them; those that are not set may be null. */
  Map<Option, @Nullable String> parameters() {
    Map<Option, @Nullable String> parameters = new EnumMap<>(Option.class);
    parameters.put(Option.SKIP, skip);
    parameters.put(Option.FAIL_ON_ERROR, failOnError);
    parameters.put(Option.EXPLAIN, explain);
    parameters.put(Option.INCLUDES, SettingSources.list(includes));
    parameters.put(Option.EXCLUDES, SettingSources.list(excludes));
    parameters.put(Option.VERBOSE, verbose);
    parameters.put(Option.READ_ONLY, readOnly);
    parameters.put(Option.PATH_REMAP, pathRemap);
    parameters.put(Option.STOP_AT_END, stopAtEnd);
    parameters.put(Option.CACHE_DIR, cacheDir);
    parameters.put(Option.IDLE_TIMEOUT, idleTimeout);
    parameters.put(Option.MAX_SIZE, maxSize);
    return parameters;
  }
}
