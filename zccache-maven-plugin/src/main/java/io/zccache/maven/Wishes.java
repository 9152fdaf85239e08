/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.maven.install.Checkout;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants of the extension in one build: the settings of the whole build are those of
 * its top-level project; each project may be left alone by itself.
 *
 * @param environment the process environment
 * @param voice says what is wrong with a setting
 */
record Wishes(Map<String, String> environment, Voice voice) {

  /** The settings; none if they are wrong, which is said, and ends a build that wants that. */
  Optional<Settings> of(MavenSession session) {
    SettingSources sources = sources(session, session.getTopLevelProject());
    try {
      sources = sources.with(SettingFile.of(session));
      return Optional.of(Settings.read(sources, folder(session)));
    } catch (BadSettingException e) {
      if (sources.isOn(Option.FAIL_ON_ERROR)) {
        throw new CacheFailure(e.text());
      }
      voice.warnOnce(e.text() + "; the build goes on without the cache");
      return Optional.empty();
    }
  }

  /** Whether an execution in the session's current project shall be left alone. */
  boolean leavesAlone(MavenSession session, MojoExecution execution) {
    try {
      Properties file = SettingFile.of(session);
      MavenProject project = session.getCurrentProject();
      SettingSources own = sources(session, project).with(file);
      if (Settings.flag(own, Option.SKIP)) {
        return true;
      }
      Optional<String> why = leaves(own, session, execution);
      MavenProject top = session.getTopLevelProject();
      if (why.isEmpty() && !Objects.equals(top, project)) {
        why = leaves(sources(session, top).with(file), session, execution);
      }
      why.ifPresent(
          text -> voice.detailOnce(Injection.name(execution) + " is left alone, " + text));
      return why.isPresent();
    } catch (BadSettingException e) {
      voice.warnOnce(e.text() + "; the project is built without the cache");
      return true;
    }
  }

  private SettingSources sources(MavenSession session, @Nullable MavenProject project) {
    return SettingSources.withoutFile(session, project, environment);
  }

  private static Optional<String> leaves(
      SettingSources sources, MavenSession session, MojoExecution execution)
      throws BadSettingException {
    NativeModule module = NativeModule.of(session);
    Path root = session.getRequest().getMultiModuleProjectDirectory().toPath();
    Path folder = Checkout.real(root).relativize(Checkout.real(module.folder()));
    return Selection.read(sources)
        .leaves(module.name(), folder, execution.getGoal() + "@" + execution.getExecutionId());
  }

  /** What relative paths are relative to: where Maven was started. */
  static Path folder(MavenSession session) {
    String base = session.getRequest().getBaseDirectory();
    return Path.of(base == null ? "" : base);
  }
}
