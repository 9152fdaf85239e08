/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.port.DaemonStarter;
import io.zccache.client.port.LockAttempt;
import io.zccache.client.port.Start;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A start lock that others may hold, and daemons that never run but for what the test says. */
final class FakeStarter implements DaemonStarter {
  private boolean takenByAnother;
  private boolean held;
  private @Nullable String lockFailure;
  private @Nullable String startFailure;
  private boolean ended;
  private boolean full;
  private String note = "";
  private Runnable onStart = () -> {};
  private final List<List<FilePath>> started = new ArrayList<>();

  void anotherHoldsLock(boolean taken) {
    takenByAnother = taken;
  }

  void lockFails(String detail) {
    lockFailure = detail;
  }

  void startFails(String detail) {
    startFailure = detail;
  }

  void onStart(Runnable action) {
    onStart = action;
  }

  void endProcess() {
    ended = true;
  }

  void losesNotes() {
    full = true;
  }

  void setNote(String text) {
    note = text;
  }

  String note() {
    return note;
  }

  boolean isHeld() {
    return held;
  }

  List<List<FilePath>> started() {
    return started;
  }

  @Override
  public LockAttempt tryLock(FilePath file) {
    if (lockFailure != null) {
      return new LockAttempt.Failed(lockFailure);
    }
    if (takenByAnother || held) {
      return new LockAttempt.Taken();
    }
    held = true;
    return new Lock();
  }

  @Override
  public Start start(List<FilePath> command, FilePath log) {
    started.add(command);
    if (startFailure != null) {
      return new Start.Failed(startFailure);
    }
    onStart.run();
    return (Start.Started) () -> ended;
  }

  private final class Lock implements LockAttempt.Mine {
    @Override
    public byte[] note() {
      return note.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void write(byte[] text) {
      note = full ? "" : new String(text, StandardCharsets.US_ASCII);
    }

    @Override
    public void release() {
      held = false;
    }
  }
}
