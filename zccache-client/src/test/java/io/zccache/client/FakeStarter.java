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

/**
 * A start lock that others may hold, other locks that nobody else wants, and daemons that never run
 * but for what the test says.
 */
final class FakeStarter implements DaemonStarter {
  private final FakeFolders folders;
  private boolean takenByAnother;
  private boolean held;
  private int attempts;
  private @Nullable String lockFailure;
  private @Nullable String startFailure;
  private boolean ended;
  private boolean full;
  private String note = "";
  private Runnable onStart = () -> {};
  private final List<List<FilePath>> started = new ArrayList<>();

  FakeStarter(FakeFolders folders) {
    this.folders = folders;
  }

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

  /** How often a lock was tried. */
  int attempts() {
    return attempts;
  }

  boolean isHeld() {
    return held;
  }

  List<List<FilePath>> started() {
    return started;
  }

  @Override
  public LockAttempt tryLock(FilePath file) {
    attempts++;
    if (lockFailure != null) {
      return new LockAttempt.Failed(lockFailure);
    }
    if (!file.text().endsWith("/start.lock")) {
      return new Marker(file);
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

  private final class Marker implements LockAttempt.Mine {
    private final FilePath file;

    Marker(FilePath file) {
      this.file = file;
    }

    @Override
    public byte[] note() {
      byte[] note = folders.read(file, Integer.MAX_VALUE);
      return note == null ? new byte[0] : note;
    }

    @Override
    public void write(byte[] text) {
      folders.write(file, text);
    }

    @Override
    public void release() {}
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
