/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.maven.inject.Edit;
import io.zccache.maven.inject.Link;
import io.zccache.maven.inject.MojoCall;
import io.zccache.maven.inject.Style;
import io.zccache.maven.inject.ToolLinks;
import io.zccache.maven.install.NoLauncherException;
import io.zccache.maven.report.BuildRecord;
import io.zccache.maven.report.BuildSummary;
import io.zccache.maven.report.Tally;
import io.zccache.protocol.DaemonStatus;
import io.zccache.protocol.Finding;
import io.zccache.protocol.Unit;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What one Maven build has of the cache: nothing until its first native mojo, then the launcher in
 * front of each compiler, at the end a few lines on what that did. Trouble of ours costs the cache,
 * not the build, unless the user wants it otherwise. Keeps no hold on Maven's session. Any thread.
 */
final class CachedBuild {

  private final CacheStarter starter;
  private final Voice voice;
  private final boolean failOnError;
  private final boolean explain;
  private final Optional<RecordFile> record;
  private final Once<CacheState> state = new Once<>(this::start);
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicBoolean stopAtEnd = new AtomicBoolean();
  private final ExitHook hook = new ExitHook(this::abandon);

  /**
   * A build that has not asked for the cache yet.
   *
   * @param starter makes it when it is asked for
   * @param voice what the build is told through
   * @param failOnError whether trouble of ours ends the build
   * @param explain whether each miss is named at the end
   * @param record where the build's record goes, if it has one
   */
  CachedBuild(
      CacheStarter starter,
      Voice voice,
      boolean failOnError,
      boolean explain,
      Optional<RecordFile> record) {
    this.starter = starter;
    this.voice = voice;
    this.failOnError = failOnError;
    this.explain = explain;
    this.record = record;
  }

  /** What becomes of the configuration of a mojo of a native style. */
  Edit edit(Style style, MojoCall call) {
    return style.edit(call, new LinksWhenAsked());
  }

  /** Brings the cache to life if it is not; whether the build has it. */
  boolean startNow() {
    CacheState now = state();
    now.trouble().ifPresent(this::trouble);
    return now.active().isPresent();
  }

  /** Lets the daemon end with the build; false if the build has no cache and so no daemon. */
  boolean stopDaemonAtEnd() {
    if (!state.made() || state().active().isEmpty()) {
      return false;
    }
    stopAtEnd.set(true);
    return true;
  }

  /** Trouble of ours: one warning a build, or the end of the build if the user wants that. */
  void trouble(String text) {
    warn(text, "; the build goes on without the cache");
  }

  private void warn(String text, String consequence) {
    if (failOnError) {
      throw new CacheFailure(text);
    }
    voice.warnOnce(text + consequence);
  }

  /** Tells what the cache did and lets go of it. Only the first call counts. */
  void end() {
    if (state.made() && ended.compareAndSet(false, true)) {
      hook.remove();
      Optional<ActiveCache> active = state().active();
      if (active.isPresent()) {
        report(active.get());
      }
    }
  }

  private void report(ActiveCache cache) {
    switchOff(cache);
    Optional<Tally> tally = cache.session().tally();
    List<Finding> misses = explain || record.isPresent() ? cache.session().misses() : List.of();
    List<Unit> units = record.isPresent() ? cache.session().units() : List.of();
    Optional<DaemonStatus> status = cache.session().status();
    cache.session().end();
    if (stopAtEnd.get()) {
      cache.session().stopDaemon().ifPresent(text -> warn(text, ""));
    }
    if (tally.isEmpty()) {
      warn("the daemon ended before the build and cannot tell what the cache did", "");
    } else {
      BuildSummary.lines(tally.get(), status).forEach(voice::tell);
      BuildSummary.damage(tally.get()).ifPresent(voice::warnOnce);
      if (explain) {
        BuildSummary.misses(tally.get(), misses).forEach(voice::tell);
      }
      BuildRecord.Told told = new BuildRecord.Told(tally.get(), misses, units, status);
      record.ifPresent(file -> write(file, cache, told));
    }
  }

  private void write(RecordFile file, ActiveCache cache, BuildRecord.Told told) {
    Instant ended = Instant.now();
    BuildRecord.Facts facts =
        new BuildRecord.Facts(
            file.project(), file.modules(), cache.started(), ended, cache.place());
    String text = BuildRecord.json(facts, told);
    try {
      file.write(text);
    } catch (IOException e) {
      voice.warnOnce("the record of the build cannot be written: " + e);
    }
    if (told.tally().compiles() > 0 && file.history().isPresent()) {
      remember(file.history().get(), ended, text);
    }
  }

  private void remember(BuildHistory history, Instant ended, String record) {
    try {
      history.add(ended, record);
    } catch (IOException e) {
      voice.warnOnce("the history of builds cannot be written: " + e);
    }
  }

  // The JVM ends in the middle of the build. Maven may have closed our jars by now, so nothing may
  // be done here that was not done before; the daemon's session expires by itself.
  private void abandon() {
    if (state.made() && ended.compareAndSet(false, true)) {
      state().active().ifPresent(this::switchOff);
    }
  }

  private void switchOff(ActiveCache cache) {
    try {
      cache.links().switchOff();
    } catch (IOException e) {
      voice.detail("a link folder could not be switched off: " + e);
    }
  }

  private CacheState start() {
    try {
      ActiveCache cache = starter.start();
      hook.register();
      voice.tell("native compiles go through the cache in " + cache.place());
      voice.detail("session " + cache.session().id());
      return new CacheState.On(cache);
    } catch (NoLauncherException e) {
      voice.tell(e.text() + "; the build runs without the cache");
      return new CacheState.Off();
    } catch (CacheTroubleException e) {
      voice.detail(e.toString());
      return new CacheState.Broken(e.text());
    }
  }

  private CacheState state() {
    try {
      return state.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new CacheState.Off();
    }
  }

  /** The build's links; the cache is made when a rule asks for the first one. */
  private final class LinksWhenAsked implements ToolLinks {
    @Override
    public Link of(String command, List<String> folders) {
      return state().links().of(command, folders);
    }

    @Override
    public Link searchPath(Optional<String> path) {
      return state().links().searchPath(path);
    }

    @Override
    public Link launcher(List<String> variables) {
      return state().links().launcher(variables);
    }
  }
}
