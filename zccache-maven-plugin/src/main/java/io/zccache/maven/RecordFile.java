/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zccache.maven.install.AtomicFiles;
import io.zccache.maven.install.Checkout;
import io.zccache.maven.report.Modules;
import io.zccache.protocol.endpoint.CacheRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Where the record of a build goes: below the build folder of its top-level project. Any thread.
 *
 * @param project identifier of that project
 * @param modules those that the session builds
 * @param file the file, which need not exist, nor its folder
 * @param history keeps the record beyond the next build, if there is a place for that
 */
record RecordFile(String project, Modules modules, Path file, Optional<BuildHistory> history) {

  private static final Path NAME = Path.of("zccache", "build.json");

  /**
   * The place for a session's record; none where Maven builds no project.
   *
   * @param root the cache root, which has the history
   */
  static Optional<RecordFile> of(MavenSession session, Optional<CacheRoot> root) {
    MavenProject top = session.getTopLevelProject();
    if (top == null || top.getFile() == null || top.getBuild().getDirectory() == null) {
      return Optional.empty();
    }
    Path folder = Path.of(top.getBuild().getDirectory());
    Optional<BuildHistory> history = root.map(cache -> BuildHistory.of(cache, session, top));
    return Optional.of(
        new RecordFile(top.getId(), modules(session), folder.resolve(NAME), history));
  }

  private static Modules modules(MavenSession session) {
    Map<String, String> names = new HashMap<>();
    for (MavenProject project : session.getProjects()) {
      if (project.getBasedir() != null) {
        Path folder = project.getBasedir().toPath().toAbsolutePath().normalize();
        // Compilers may have been started in folders that are named otherwise.
        names.put(folder.toString(), project.getArtifactId());
        names.put(Checkout.real(folder).toString(), project.getArtifactId());
      }
    }
    return new Modules(names);
  }

  /** Puts a record in the place of the one before, whole. */
  void write(String record) throws IOException {
    Files.createDirectories(file.getParent());
    AtomicFiles.write(file, record.getBytes(UTF_8), AtomicFiles.PLAIN);
  }
}
