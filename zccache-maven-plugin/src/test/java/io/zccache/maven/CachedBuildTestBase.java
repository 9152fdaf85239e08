/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.client.FilePath;
import io.zccache.client.SideFile;
import io.zccache.maven.install.Checkout;
import io.zccache.maven.install.LinkFolders;
import io.zccache.maven.install.SideFiles;
import io.zccache.protocol.Count;
import io.zccache.protocol.WirePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A build with a daemon that is a fake, and links that are real. */
abstract class CachedBuildTestBase {

  @TempDir Path temp;

  final RecordingLog log = new RecordingLog();
  final AtomicInteger starts = new AtomicInteger();
  FakeDaemon daemon =
      new FakeDaemon(new Count("hit", 2), new Count("hit.saved_ns", 1_500_000_000L));
  MavenSession session;
  final Properties wanted = new Properties();
  Optional<RecordFile> record = Optional.empty();

  @BeforeEach
  void makeToolsAndSession() throws Exception {
    Path gcc = Files.createDirectories(temp.resolve("usr")).resolve("gcc");
    Files.writeString(gcc, "real");
    Files.setPosixFilePermissions(gcc, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(temp.resolve("launcher"), "launcher");
    session = Sessions.session(temp);
  }

  Injection injection(CachedBuild build) {
    return new Injection(build, log.voice(), (project, mojo) -> false, false);
  }

  CachedBuild build() {
    return build(this::start);
  }

  CachedBuild build(CacheStarter starter) {
    CacheStarter counted =
        () -> {
          starts.incrementAndGet();
          return starter.start();
        };
    return new CachedBuild(counted, log.voice(), settings(), record);
  }

  Settings settings() {
    SettingSources sources =
        new SettingSources(wanted, option -> Optional.empty(), Map.of(), new Properties());
    try {
      return Settings.read(sources, temp);
    } catch (BadSettingException e) {
      throw new AssertionError(e);
    }
  }

  ActiveCache start() {
    return new ActiveCache("/cache", daemon, this::begin, Instant.EPOCH);
  }

  ModuleCache begin(NativeModule module) throws CacheTroubleException {
    DaemonSession daemonSession =
        DaemonSession.start(daemon, 1, WirePath.of(module.folder().toString()));
    SideFiles sideFiles =
        new SideFiles(
            FilePath.of("/cache"),
            null,
            FilePath.of("/cache/daemon"),
            new SideFile.Build(daemonSession.id(), null, List.of()));
    return new ModuleCache(
        module,
        new LinkFolders(
            new Checkout(temp.resolve("links"), module.folder()),
            temp.resolve("launcher"),
            sideFiles,
            Map.of("PATH", temp.resolve("usr").toString())),
        daemonSession);
  }
}
