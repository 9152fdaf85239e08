/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.Outcome.Unavailable;
import io.zccache.client.port.LockAttempt;
import io.zccache.client.port.LockAttempt.Mine;
import io.zccache.client.port.Ports;
import io.zccache.client.port.Start;
import io.zccache.client.port.Start.Started;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One client's part in bringing a daemon up. However many do this at once, the one that holds the
 * start lock starts it; the others wait until it answers, or until the lock is free because the
 * winner gave up or died. A failed start is noted in the lock's file, so that the calls of a build
 * do not wait for it again and again.
 */
final class StartUp {
  /** How long a daemon may take until it answers. */
  static final long BUDGET_NANOS = 15_000_000_000L;

  /** How long a failed start is not tried again. */
  static final long FAILURE_SECONDS = 60;

  private final Ports ports;
  private final DaemonPlace place;
  private final long deadline;
  private @Nullable Mine lock;
  private @Nullable Started started;

  StartUp(Ports ports, DaemonPlace place) {
    this.ports = ports;
    this.place = place;
    this.deadline = ports.ticker().nanos() + BUDGET_NANOS;
  }

  /**
   * Leads to a daemon that answers, or tells why there is none.
   *
   * @param insist whether to start it even if a start has failed lately
   */
  Reached run(boolean insist) {
    Backoff backoff = new Backoff(ports.ticker(), ports.seed());
    Reached reached;
    do {
      reached = step(insist);
      if (reached == null) {
        backoff.pause();
      }
    } while (reached == null);
    Mine held = lock;
    if (held != null) {
      held.release();
    }
    return reached;
  }

  /** One look at the world; null if there is reason to wait. */
  private @Nullable Reached step(boolean insist) {
    // Asked before the connection is tried: a process that ended after it came up is no failure.
    boolean ended = started != null && started.ended();
    Reached reached = Reach.judge(ports.transport().connect(place.socket()));
    if (reached instanceof Reached.Open) {
      note(new byte[0]);
      return reached;
    }
    if (!Reach.isAbsent(reached) && !Reach.isBusy(reached)) {
      return reached;
    }
    if (ended) {
      return failed(UnavailableReason.START_FAILED, "see " + place.log().text());
    }
    if (ports.ticker().nanos() - deadline > 0) {
      return failed(UnavailableReason.START_TIMEOUT, "see " + place.log().text());
    }
    return lock == null ? takeLock(insist) : started == null ? start() : null;
  }

  private @Nullable Reached takeLock(boolean insist) {
    FilePath program = place.program();
    LockAttempt attempt = ports.starter().tryLock(place.startLock());
    if (attempt instanceof LockAttempt.Failed failed) {
      return shut(UnavailableReason.ROOT_UNUSABLE, failed.detail());
    }
    if (!(attempt instanceof Mine mine)) {
      return null;
    }
    lock = mine;
    if (program == null || ports.folders().follow(program) == null) {
      String where = program == null ? "" : program.text() + " is not there; ";
      return shut(UnavailableReason.NO_DAEMON_PROGRAM, where + "set ZCCACHE_DAEMON");
    }
    if (!insist && failedLately(mine.note())) {
      return shut(UnavailableReason.START_FAILED_LATELY, "see " + place.log().text());
    }
    // The last holder may have brought one up between our look and our lock: look again first.
    return step(insist);
  }

  private @Nullable Reached start() {
    FilePath program = place.program();
    if (program == null) {
      throw new IllegalStateException("locked without a program");
    }
    Start start = ports.starter().start(place.command(program), place.log());
    if (start instanceof Start.Failed failed) {
      return failed(UnavailableReason.START_FAILED, program.text() + ": " + failed.detail());
    }
    started = (Started) start;
    return null;
  }

  private Reached failed(UnavailableReason reason, String detail) {
    byte[] now = Ascii.bytes(Long.toString(ports.ticker().unixSeconds()));
    note(now);
    Mine held = lock;
    if (held != null && !Arrays.equals(held.note(), now)) {
      // No room, and so none for a log either.
      String cure = " cannot be written; make room, or name another folder by ZCCACHE_CACHE_DIR";
      return shut(reason, place.startLock().text() + cure);
    }
    return shut(reason, detail);
  }

  private void note(byte[] text) {
    Mine held = lock;
    if (held != null) {
      held.write(text);
    }
  }

  private boolean failedLately(byte[] note) {
    long then = Ascii.decimal(note);
    long age = ports.ticker().unixSeconds() - then;
    return then >= 0 && age >= 0 && age < FAILURE_SECONDS;
  }

  private static Reached shut(UnavailableReason reason, String detail) {
    return new Reached.Shut(new Unavailable(reason, detail));
  }
}
