/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.client.DaemonPlace;
import io.zccache.client.FilePath;
import io.zccache.client.Outcome;
import io.zccache.client.SideFile;
import io.zccache.client.UnavailableReason;
import io.zccache.client.jvm.JdkFolders;
import io.zccache.maven.install.Checkout;
import io.zccache.maven.install.FileNames;
import io.zccache.maven.install.Installation;
import io.zccache.maven.install.LauncherSource;
import io.zccache.maven.install.LinkFolders;
import io.zccache.maven.install.NoLauncherException;
import io.zccache.maven.install.Platform;
import io.zccache.maven.install.Programs;
import io.zccache.maven.install.RealmPrograms;
import io.zccache.maven.install.SideFiles;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Request;
import io.zccache.protocol.WirePath;
import io.zccache.protocol.endpoint.CacheRoot;
import io.zccache.protocol.endpoint.Endpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything between the wish for a cache and a cache: programs, daemon, session, link folders, for
 * one checkout. Any thread.
 */
final class CacheSetup implements CacheStarter {

  private final Settings settings;
  private final Path checkout;
  private final Surroundings jvm;
  private final LauncherSource launchers;

  CacheSetup(Settings settings, Path checkout, Surroundings jvm, LauncherSource launchers) {
    this.settings = settings;
    this.checkout = checkout;
    this.jvm = jvm;
    this.launchers = launchers;
  }

  @Override
  public ActiveCache start() throws CacheTroubleException, NoLauncherException {
    CacheRoot root = root();
    Programs programs = install(root);
    Daemon daemon = startDaemon(root, programs);
    return new ActiveCache(
        root.text(), daemon, module -> begin(root, programs, daemon, module), Instant.now());
  }

  private ModuleCache begin(CacheRoot root, Programs programs, Daemon daemon, NativeModule module)
      throws CacheTroubleException {
    DaemonSession session =
        DaemonSession.start(daemon, jvm.pid(), WirePath.of(module.folder().toString()));
    SideFiles sideFiles =
        new SideFiles(
            FilePath.of(root.path()),
            namedEndpoint(),
            daemonProgram(programs),
            new SideFile.Build(session.id(), remapRoot(), variables()));
    Checkout place = new Checkout(FileNames.path(root.links()), module.folder());
    return new ModuleCache(
        module, new LinkFolders(place, programs.launcher(), sideFiles, jvm.environment()), session);
  }

  /**
   * Installs what is missing and starts the daemon if none runs; where the cache is, for people.
   */
  String startDaemon() throws CacheTroubleException, NoLauncherException {
    CacheRoot root = root();
    Daemon unused = startDaemon(root, install(root));
    return root.text();
  }

  /** The programs, installed if they were missing, and tried. */
  Programs programs() throws CacheTroubleException, NoLauncherException {
    return install(root());
  }

  /** The daemon that may run, without a way to start one. */
  Daemon daemon() throws CacheTroubleException {
    return daemon(root(), null);
  }

  /** The folder under which everything of ours lives. */
  CacheRoot root() throws CacheTroubleException {
    return settings
        .root()
        .orElseThrow(
            () ->
                new CacheTroubleException(
                    "there is no home folder for the cache; set zccache.cacheDir"));
  }

  /** The environment of a compiler of this build, as its launcher makes it. */
  Map<String, String> environment() throws CacheTroubleException {
    Map<String, String> environment = new HashMap<>(jvm.environment());
    environment.put(Option.CACHE_DIR.variable(), FileNames.path(root().path()).toString());
    variables().forEach(one -> environment.put(one.name().text(), one.value().text()));
    if (settings.remap() && environment.putIfAbsent(Option.PATH_REMAP.variable(), "auto") == null) {
      environment.put("ZCCACHE_WORKTREE_ROOT", Checkout.rootAround(checkout).toString());
    }
    return environment;
  }

  private Programs install(CacheRoot root) throws CacheTroubleException, NoLauncherException {
    Platform platform = Platform.of(jvm.osName(), jvm.osArch());
    RealmPrograms source = new RealmPrograms(jvm.realm(), platform, launchers);
    // First of all, that nothing is written into a folder that belongs to another user.
    if (daemon(root, null).ask(new Request.Ping()) instanceof Outcome.Unavailable trouble
        && trouble.reason() != UnavailableReason.NOT_RUNNING) {
      throw new CacheTroubleException(trouble.text());
    }
    try {
      Programs programs =
          new Installation(FileNames.path(root.programs()), source.version(), jvm.javaHome())
              .install(source);
      programs.tryLauncher();
      return programs;
    } catch (IOException e) {
      throw new CacheTroubleException(
          "the programs cannot be installed under " + root.text() + ": " + e, e);
    }
  }

  private Daemon startDaemon(CacheRoot root, Programs programs) throws CacheTroubleException {
    Daemon daemon = daemon(root, daemonProgram(programs));
    Outcome outcome = daemon.start();
    if (!(outcome instanceof Outcome.Answered)) {
      throw new CacheTroubleException(Outcomes.text(outcome));
    }
    return daemon;
  }

  private Daemon daemon(CacheRoot root, @Nullable FilePath program) {
    Endpoint endpoint = Endpoint.of(endpointSetting(), root, new JdkFolders().user());
    return new ClientDaemon(new DaemonPlace(root, endpoint, program), settings.daemonOptions());
  }

  private @Nullable FilePath namedEndpoint() {
    Bytes setting = endpointSetting();
    return setting == null ? null : FilePath.of(setting);
  }

  private @Nullable Bytes endpointSetting() {
    String setting = jvm.environment().get("ZCCACHE_ENDPOINT");
    return setting == null || setting.isEmpty() ? null : FileNames.bytes(setting);
  }

  private List<EnvVar> variables() {
    List<EnvVar> variables = new ArrayList<>(settings.selection().variables());
    if (settings.readOnly()) {
      variables.add(EnvVar.of(Option.READ_ONLY.variable(), "1"));
    }
    return variables;
  }

  private @Nullable FilePath remapRoot() {
    return settings.remap() ? FileNames.filePath(Checkout.rootAround(checkout)) : null;
  }

  private static FilePath daemonProgram(Programs programs) {
    return FileNames.filePath(programs.daemon());
  }
}
