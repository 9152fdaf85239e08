/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.maven.inject.Styles;
import java.util.Optional;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;

/**
 * A build that has not needed us yet. Nothing is read and next to none of our classes is loaded
 * before the first mojo that may be a native one, or a goal of ours: most builds have neither.
 * Keeps no hold on Maven's session. Any thread.
 */
final class Standby implements MojoWatch {

  private final Builds builds;
  private final Voice voice;
  private final boolean endsBuild;
  private boolean asked;
  private Optional<Injection> opened = Optional.empty();

  /**
   * A build that was just joined.
   *
   * @param builds makes what the build needs
   * @param voice what the build is told through
   * @param endsBuild whether nobody else will tell of the build's end
   */
  Standby(Builds builds, Voice voice, boolean endsBuild) {
    this.builds = builds;
    this.voice = voice;
    this.endsBuild = endsBuild;
  }

  /** What the build needs, made now if it was not; none if the user wants none. */
  synchronized Optional<Injection> open(MavenSession session) {
    if (!asked) {
      asked = true; // if the next line fails, once is enough
      opened = builds.parts().injection(session, voice, endsBuild);
    }
    return opened;
  }

  /** The same, if it was made. */
  synchronized Optional<Injection> ifOpened() {
    return opened;
  }

  @Override
  public void mojoStarted(ExecutionEvent event) {
    MojoExecution execution = event.getMojoExecution();
    if (Styles.isPlugin(execution.getGroupId(), execution.getArtifactId())) {
      Optional<Injection> injection = open(event.getSession());
      if (injection.isPresent()) {
        injection.get().mojoStarted(event);
      }
    }
  }

  @Override
  public void sessionEnded(ExecutionEvent event) {
    Optional<Injection> injection = ifOpened();
    if (injection.isPresent()) {
      injection.get().sessionEnded(event);
    }
  }

  @Override
  public void troubled(Throwable trouble) {
    Optional<Injection> injection = ifOpened();
    if (injection.isPresent()) {
      injection.get().troubled(trouble);
    } else {
      voice.warnOnce("trouble of its own: " + trouble + "; the build goes on without the cache");
    }
  }
}
