/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.port.DialTrouble;
import org.junit.jupiter.api.Test;

class StartUpTest {
  private final World world = new World();

  @Test
  void run_noneThere_startsOneAndWaitsForIt() {
    world.starter.onStart(() -> world.ticker.afterMillis(400, world.transport::accept));

    assertThat(run("/bin/daemon")).isInstanceOf(Reached.Open.class);
    assertThat(world.starter.started()).hasSize(1);
    assertThat(world.starter.started().get(0))
        .extracting(FilePath::text)
        .containsExactly(
            "/bin/daemon",
            "--foreground",
            "--root",
            "/cache",
            "--endpoint",
            "/cache/run/daemon.sock");
    assertThat(world.starter.isHeld()).isFalse();
    assertThat(world.starter.note()).isEmpty();
  }

  @Test
  void run_anotherIsStartingIt_waitsForItsDaemon() {
    world.starter.anotherHoldsLock(true);
    world.ticker.afterMillis(3000, world.transport::accept);

    assertThat(run("/bin/daemon")).isInstanceOf(Reached.Open.class);
    assertThat(world.starter.started()).isEmpty();
  }

  @Test
  void run_cameUpBeforeWeGotTheLock_startsNone() {
    world.starter.anotherHoldsLock(true);
    world.ticker.afterMillis(
        100,
        () -> {
          world.starter.anotherHoldsLock(false);
          world.transport.accept();
        });

    assertThat(run("/bin/daemon")).isInstanceOf(Reached.Open.class);
    assertThat(world.starter.started()).isEmpty();
  }

  @Test
  void run_winnerDies_takesOver() {
    world.starter.anotherHoldsLock(true);
    world.ticker.afterMillis(500, () -> world.starter.anotherHoldsLock(false));
    world.starter.onStart(() -> world.ticker.afterMillis(100, world.transport::accept));

    assertThat(run("/bin/daemon")).isInstanceOf(Reached.Open.class);
    assertThat(world.starter.started()).hasSize(1);
  }

  @Test
  void run_daemonEndsAndNoRoomForANote_tellsToMakeRoom() {
    world.starter.onStart(world.starter::endProcess);
    world.starter.losesNotes();

    assertShut(
        run("/bin/daemon"),
        UnavailableReason.START_FAILED,
        "/cache/run/start.lock cannot be written; make room, or name another folder by"
            + " ZCCACHE_CACHE_DIR");
  }

  @Test
  void run_daemonEndsAtOnce_failsAtOnceAndLeavesANote() {
    world.starter.onStart(world.starter::endProcess);

    assertShut(run("/bin/daemon"), UnavailableReason.START_FAILED, "see /cache/logs/daemon.log");
    assertThat(world.ticker.nanos()).isLessThan(1_000_000_000L);
    assertThat(world.starter.note()).isEqualTo(String.valueOf(world.ticker.unixSeconds()));
    assertThat(world.starter.isHeld()).isFalse();
  }

  @Test
  void run_daemonEndsBecauseAnotherServes_connectsToTheOther() {
    world.starter.onStart(
        () -> {
          world.starter.endProcess();
          world.transport.accept();
        });

    assertThat(run("/bin/daemon")).isInstanceOf(Reached.Open.class);
  }

  @Test
  void run_programCannotBeStarted_saysWhy() {
    world.starter.startFails("No such file or directory");

    assertShut(
        run("/bin/daemon"),
        UnavailableReason.START_FAILED,
        "/bin/daemon: No such file or directory");
    assertThat(world.starter.note()).isNotEmpty();
  }

  @Test
  void run_daemonNeverAnswers_givenUpAfterFifteenSeconds() {
    assertShut(run("/bin/daemon"), UnavailableReason.START_TIMEOUT, "see /cache/logs/daemon.log");
    assertThat(world.ticker.nanos()).isBetween(15_000_000_000L, 15_200_000_000L);
    assertThat(world.starter.started()).hasSize(1);
    assertThat(world.starter.note()).isNotEmpty();
  }

  @Test
  void run_anotherHoldsTheLockForGood_givenUpAfterFifteenSeconds() {
    world.starter.anotherHoldsLock(true);

    assertShut(run("/bin/daemon"), UnavailableReason.START_TIMEOUT, "see /cache/logs/daemon.log");
    assertThat(world.starter.started()).isEmpty();
  }

  @Test
  void run_startFailedLately_doesNotTryAgain() {
    world.starter.setNote(String.valueOf(world.ticker.unixSeconds() - 59));

    assertShut(
        run("/bin/daemon"), UnavailableReason.START_FAILED_LATELY, "see /cache/logs/daemon.log");
    assertThat(world.starter.started()).isEmpty();
    assertThat(world.starter.isHeld()).isFalse();
  }

  @Test
  void run_startFailedAMinuteAgo_triesAgain() {
    world.starter.setNote(String.valueOf(world.ticker.unixSeconds() - 60));
    world.starter.onStart(world.transport::accept);

    assertThat(run("/bin/daemon")).isInstanceOf(Reached.Open.class);
    assertThat(world.starter.note()).isEmpty();
  }

  @Test
  void run_noteFromTheFutureOrNoNumber_triesAgain() {
    world.starter.setNote(String.valueOf(world.ticker.unixSeconds() + 1000));
    world.starter.onStart(world.transport::accept);
    assertThat(run("/bin/daemon")).isInstanceOf(Reached.Open.class);

    world.starter.setNote("nonsense");
    assertThat(run("/bin/daemon")).isInstanceOf(Reached.Open.class);
  }

  @Test
  void run_noProgram_saysWhatToSet() {
    assertShut(run(null), UnavailableReason.NO_DAEMON_PROGRAM, "set ZCCACHE_DAEMON");
    assertThat(world.starter.isHeld()).isFalse();
  }

  @Test
  void run_programIsNotThere_saysSo() {
    assertShut(
        run("/bin/none"),
        UnavailableReason.NO_DAEMON_PROGRAM,
        "/bin/none is not there; set ZCCACHE_DAEMON");
    assertThat(world.starter.note()).as("it may come at any time").isEmpty();
  }

  @Test
  void run_lockCannotBeHad_doesNotWait() {
    world.starter.lockFails("Read-only file system");

    assertShut(run("/bin/daemon"), UnavailableReason.ROOT_UNUSABLE, "Read-only file system");
    assertThat(world.ticker.nanos()).isZero();
  }

  @Test
  void run_foreignDaemonComesUp_refused() {
    world.starter.onStart(() -> world.transport.refuseWith(DialTrouble.FOREIGN));

    assertShut(run("/bin/daemon"), UnavailableReason.FOREIGN_OWNER, "as the test says");
  }

  private Reached run(@org.jspecify.annotations.Nullable String program) {
    return new StartUp(world.ports(), world.place(program)).run(false);
  }

  private static void assertShut(Reached reached, UnavailableReason reason, String detail) {
    assertThat(reached).isEqualTo(new Reached.Shut(new Outcome.Unavailable(reason, detail)));
  }
}
