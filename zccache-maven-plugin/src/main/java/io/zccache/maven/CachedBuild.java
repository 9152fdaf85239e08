/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.maven.inject.Edit;
import io.zccache.maven.inject.LeaveReason;
import io.zccache.maven.inject.Link;
import io.zccache.maven.inject.MojoCall;
import io.zccache.maven.inject.Style;
import io.zccache.maven.inject.ToolLinks;
import io.zccache.maven.install.NoLauncherException;
import io.zccache.maven.report.BuildRecord;
import io.zccache.maven.report.BuildSummary;
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
  private final Settings settings;
  private final Optional<RecordFile> record;
  private final Once<BuildState> state = new Once<>(this::start);
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicBoolean stopAtEnd = new AtomicBoolean();
  private final ExitHook hook = new ExitHook(this::abandon);

  /**
   * A build that has not asked for the cache yet.
   *
   * @param starter makes it when it is asked for
   * @param voice what the build is told through
   * @param settings what the user wants of the build
   * @param record where the build's record goes, if it has one
   */
  CachedBuild(CacheStarter starter, Voice voice, Settings settings, Optional<RecordFile> record) {
    this.starter = starter;
    this.voice = voice;
    this.settings = settings;
    this.record = record;
  }

  /** What becomes of the configuration of a module's mojo of a native style. */
  Edit edit(NativeModule module, Style style, MojoCall call) {
    return style.edit(call, new LinksWhenAsked(module));
  }

  /** Brings the cache to life for a module if it is not; whether the module has it. */
  boolean startNow(NativeModule module) {
    CacheState now = state(module);
    now.trouble().ifPresent(this::trouble);
    return now.isOn();
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
    if (settings.failOnError()) {
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
    List<ModuleCache> modules = cache.modules();
    Optional<BuildTally> tally = BuildTally.of(modules);
    List<Finding> misses = settings.explain() || record.isPresent() ? misses(modules) : List.of();
    List<Unit> units = record.isPresent() ? units(modules) : List.of();
    Optional<DaemonStatus> status = cache.status();
    modules.forEach(module -> module.session().end());
    if (stopAtEnd.get() || settings.stopAtEnd()) {
      cache.stopDaemon().ifPresent(text -> warn(text, ""));
    }
    if (tally.isEmpty()) {
      warn("the daemon ended before the build and cannot tell what the cache did", "");
    } else {
      tell(tally.get(), status, misses);
      BuildRecord.Told told = new BuildRecord.Told(tally.get().sum(), misses, units, status);
      record.ifPresent(file -> write(file, cache, told));
    }
  }

  private static List<Finding> misses(List<ModuleCache> modules) {
    return modules.stream().flatMap(module -> module.session().misses().stream()).toList();
  }

  private static List<Unit> units(List<ModuleCache> modules) {
    return modules.stream().flatMap(module -> module.session().units().stream()).toList();
  }

  private void tell(BuildTally tally, Optional<DaemonStatus> status, List<Finding> misses) {
    BuildSummary.lines(tally.sum(), status).forEach(voice::tell);
    if (settings.verbose()) {
      tally.moduleLines().forEach(voice::tell);
    }
    BuildSummary.damage(tally.sum()).ifPresent(voice::warnOnce);
    if (settings.explain()) {
      BuildSummary.misses(tally.sum(), misses).forEach(voice::tell);
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
    try {
      history.removeGone(ended);
    } catch (IOException e) {
      voice.detail("histories of other checkouts cannot be removed: " + e);
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
    for (IOException trouble : cache.switchOff()) {
      voice.detail("a link folder could not be switched off: " + trouble);
    }
  }

  private BuildState start() {
    try {
      ActiveCache cache = starter.start();
      hook.register();
      String how = settings.readOnly() ? ", which this build only reads from" : "";
      voice.tell("native compiles go through the cache in " + cache.place() + how);
      return new BuildState.On(cache);
    } catch (NoLauncherException e) {
      voice.tell(e.text() + "; the build runs without the cache");
      return new BuildState.Without(new CacheState.Off());
    } catch (CacheTroubleException e) {
      voice.detail(e.toString());
      return new BuildState.Without(new CacheState.Broken(e.text()));
    }
  }

  private BuildState state() {
    try {
      return state.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new BuildState.Without(new CacheState.Off());
    }
  }

  private CacheState state(NativeModule module) {
    try {
      return state().of(module);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new CacheState.Off();
    }
  }

  /** A module's links; the cache is made when a rule asks for the first one. */
  private final class LinksWhenAsked implements ToolLinks {
    private final NativeModule module;

    LinksWhenAsked(NativeModule module) {
      this.module = module;
    }

    @Override
    public Link of(String command, List<String> folders) {
      String name = command.substring(command.lastIndexOf('/') + 1);
      if (!settings.selection().takesTool(name)) {
        return new Link.None(LeaveReason.EXCLUDED, name);
      }
      return state(module).links().of(command, folders);
    }

    @Override
    public Link searchPath(Optional<String> path) {
      return state(module).links().searchPath(path);
    }

    @Override
    public Link launcher(List<String> variables) {
      return state(module).links().launcher(variables);
    }
  }
}
