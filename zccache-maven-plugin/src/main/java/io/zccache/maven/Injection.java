/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.maven.inject.Edit;
import io.zccache.maven.inject.LeaveReason;
import io.zccache.maven.inject.Styles;
import java.util.function.BiPredicate;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;

/**
 * Edits the configuration of each native mojo of a build just before Maven reads it. The model and
 * the files stay untouched, so nothing else that looks at the build sees a difference. Any thread.
 */
final class Injection implements MojoWatch {

  private final CachedBuild build;
  private final Voice voice;
  private final BiPredicate<MavenSession, MojoExecution> leaves;
  private final boolean endsBuild;

  /**
   * The injection into one build.
   *
   * @param leaves whether the user wants an execution in a session's current project left alone
   * @param endsBuild whether nobody else will tell of the build's end
   */
  Injection(
      CachedBuild build,
      Voice voice,
      BiPredicate<MavenSession, MojoExecution> leaves,
      boolean endsBuild) {
    this.build = build;
    this.voice = voice;
    this.leaves = leaves;
    this.endsBuild = endsBuild;
  }

  /** The build. */
  CachedBuild build() {
    return build;
  }

  @Override
  public void mojoStarted(ExecutionEvent event) {
    MojoExecution execution = event.getMojoExecution();
    MavenSession session = event.getSession();
    Styles.of(execution.getGroupId(), execution.getArtifactId(), execution.getGoal())
        .filter(style -> !leaves.test(session, execution))
        .map(style -> build.edit(NativeModule.of(session), style, MojoCalls.of(session, execution)))
        .ifPresent(edit -> edit.deliverTo(new Recipient(execution)));
  }

  @Override
  public void sessionEnded(ExecutionEvent event) {
    if (endsBuild) {
      build.end();
    }
  }

  @Override
  public void troubled(Throwable trouble) {
    build.trouble("trouble of its own: " + trouble);
  }

  /** Does what an edit says to one execution. */
  private final class Recipient implements Edit.Recipient {
    private final MojoExecution execution;

    Recipient(MojoExecution execution) {
      this.execution = execution;
    }

    @Override
    public void changed(Edit.Changed edit) {
      execution.setConfiguration(edit.configuration());
      edit.changes().forEach(change -> voice.detail(name() + ": " + change));
      edit.rest().forEach(this::leftAlone);
    }

    @Override
    public void leftAlone(Edit.LeftAlone edit) {
      LeaveReason reason = edit.reason();
      if (reason == LeaveReason.OUT_OF_REACH) {
        voice.tellOnce(reason.text());
        return;
      }
      String text = reason.text() + ": " + edit.subject();
      if (reason.notable()) {
        voice.tellOnce(name() + " runs without the cache, " + text);
      } else {
        voice.detailOnce(name() + " is left alone, " + text);
      }
    }

    @Override
    public void failed(Edit.Failed edit) {
      build.trouble(edit.trouble());
    }

    private String name() {
      return Injection.name(execution);
    }
  }

  /** An execution, for people. */
  static String name(MojoExecution execution) {
    return execution.getArtifactId()
        + ":"
        + execution.getGoal()
        + " ("
        + execution.getExecutionId()
        + ")";
  }
}
