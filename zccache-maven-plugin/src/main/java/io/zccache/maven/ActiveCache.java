/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.client.Outcome;
import io.zccache.protocol.DaemonStatus;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What a build has once its first native mojo has come. Any thread. */
final class ActiveCache {

  private final String place;
  private final Daemon daemon;
  private final ModuleStarter starter;
  private final Instant started;
  private final ConcurrentMap<NativeModule, Once<CacheState>> modules = new ConcurrentHashMap<>();

  /** Brings the cache to life for one module. */
  @FunctionalInterface
  interface ModuleStarter {
    /** Begins a session, and makes the place of its links. */
    ModuleCache start(NativeModule module) throws CacheTroubleException;
  }

  /**
   * A cache that no module has asked for yet.
   *
   * @param place the cache root, for people
   * @param daemon the daemon, which runs
   * @param starter begins what a module has of it
   * @param started when that was
   */
  ActiveCache(String place, Daemon daemon, ModuleStarter starter, Instant started) {
    this.place = place;
    this.daemon = daemon;
    this.starter = starter;
    this.started = started;
  }

  /** The cache root, for people. */
  String place() {
    return place;
  }

  /** When the build first wanted it. */
  Instant started() {
    return started;
  }

  /** What a module has of it; begun when it first asks. */
  CacheState of(NativeModule module) throws InterruptedException {
    return modules.computeIfAbsent(module, asked -> new Once<>(() -> begin(asked))).get();
  }

  private CacheState begin(NativeModule module) {
    try {
      return new CacheState.On(starter.start(module));
    } catch (CacheTroubleException e) {
      return new CacheState.Broken(e.text());
    }
  }

  /** What the modules have that have begun, in the order of the build. */
  List<ModuleCache> modules() {
    List<ModuleCache> begun = new ArrayList<>(begun());
    begun.sort(
        Comparator.<ModuleCache>comparingInt(one -> one.module().position())
            .thenComparing(one -> one.module().name()));
    return begun;
  }

  /** Makes every launcher of the build run the real tool; the troubles with that. */
  List<IOException> switchOff() {
    // Also called when Maven has closed our jars: only with what was used before.
    List<IOException> troubles = new ArrayList<>();
    for (ModuleCache one : begun()) {
      try {
        one.links().switchOff();
      } catch (IOException e) {
        troubles.add(e);
      }
    }
    return troubles;
  }

  private List<ModuleCache> begun() {
    List<ModuleCache> begun = new ArrayList<>();
    for (Once<CacheState> module : modules.values()) {
      if (module.ifMade().orElse(null) instanceof CacheState.On on) {
        begun.add(on.cache());
      }
    }
    return begun;
  }

  /** What the daemon says of itself; nothing if it has ended. */
  Optional<DaemonStatus> status() {
    return daemon.ask(new Request.Status()) instanceof Outcome.Answered answered
            && answered.response() instanceof Response.Status told
        ? Optional.of(told.status())
        : Optional.empty();
  }

  /** Ends the daemon; what is wrong if it does not end. */
  Optional<String> stopDaemon() {
    Outcome outcome = daemon.stop();
    return outcome instanceof Outcome.Answered || Outcomes.isNotRunning(outcome)
        ? Optional.empty()
        : Optional.of(Outcomes.text(outcome));
  }
}
