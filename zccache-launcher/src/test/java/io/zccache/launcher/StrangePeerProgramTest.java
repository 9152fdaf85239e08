/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.launcher.StrangePeer.Manner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Another process is at the daemon's place: an older daemon, or something that is none. The call
 * ends right and in time, and only a daemon that is proven to stand still is ended.
 */
@Timeout(120)
class StrangePeerProgramTest {
  private static final String WARNING = "zccache: warning: building without the cache: ";
  private static final String REPLACED =
      "zccache: warning: the daemon did not answer and was replaced\n";

  /** The silence budget, the probe, the end of one daemon and the start of another. */
  private static final Duration BUDGET = Duration.ofSeconds(15);

  /** A daemon that has just begun may need more than a moment for its first answer. */
  private static final int SILENCE_SECONDS = 3;

  @TempDir Path temp;
  private Fixture fixture;
  private Path daemon;

  @BeforeEach
  void open() throws Exception {
    fixture = new Fixture(Program.NATIVE, temp);
    Program.assumeNotEmulated();
    daemon = fixture.launcher.resolveSibling("zccache-daemon");
    Fixture.script(
        daemon,
        """
        echo "$*" >> '%s'
        rm -f '%s'
        exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '%s' \\
        io.zccache.launcher.StartedDaemon "$@"
        """
            .formatted(
                fixture.dir.resolve("starts"),
                fixture.root.resolve("run/daemon.sock"),
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void call_peerClosesAtOnce_toolRunsInTimeAndNobodyIsEnded(boolean locks) throws Exception {
    try (StrangePeer peer = StrangePeer.at(fixture.root, Manner.CLOSING, locks)) {
      Ran ran = runInTime(compile());

      assertRanDirectly(ran, "the connection to the daemon was lost");
      assertThat(peer.isAlive()).as("to close a connection proves nothing").isTrue();
      assertThat(fixture.dir.resolve("starts")).doesNotExist();
    }
  }

  @Test
  void call_peerIsMuteAndHoldsTheLock_isReplacedInTime() throws Exception {
    try (StrangePeer peer = StrangePeer.at(fixture.root, Manner.MUTE, true)) {
      Ran ran = runInTime(compile());

      assertThat(ran.error()).isEqualTo(REPLACED);
      assertThat(ran.out()).isEqualTo("compiled\n");
      assertThat(ran.exitCode()).isZero();
      assertThat(peer.awaitEnd()).as("by TERM").isEqualTo(143);
      assertThat(Files.readAllLines(fixture.dir.resolve("starts"))).hasSize(1);
    } finally {
      fixture.zccache("stop").run();
    }
  }

  @Test
  void call_peerIsMuteWithoutTheLock_toolRunsInTimeAndThePeerLivesOn() throws Exception {
    try (StrangePeer peer = StrangePeer.at(fixture.root, Manner.MUTE, false)) {
      assertRanDirectly(runInTime(compile()), "the daemon does not answer");
      assertRanDirectlyAndSilently(runInTime(compile()));
      assertThat(compile().with("ZCCACHE_STRICT", "1").run().error())
          .startsWith("zccache: error: the daemon did not answer lately");
      assertThat(peer.isAlive()).isTrue();
    }
  }

  @Test
  void call_peerIsMuteAndAnotherHoldsTheLock_bothLiveOn() throws Exception {
    try (StrangePeer holder = StrangePeer.at(fixture.root, Manner.ABSENT, true);
        StrangePeer peer = StrangePeer.at(fixture.root, Manner.MUTE, false)) {
      assertRanDirectly(runInTime(compile()), "the daemon does not answer");
      assertThat(holder.isAlive()).isTrue();
      assertThat(peer.isAlive()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void call_olderDaemonOfOurs_isUsedAndLivesOn(boolean locks) throws Exception {
    try (StrangePeer peer = StrangePeer.at(fixture.root, Manner.OLDER, locks)) {
      Ran compiled = runInTime(compile());
      assertThat(compiled.error()).isEmpty();
      assertThat(compiled.out()).isEqualTo("compiled by the older\n");
      assertThat(compiled.exitCode()).isZero();

      assertRanDirectlyAndSilently(
          runInTime(fixture.zccache("gcc", "a.o", "-o", "a").with("ZCCACHE_STRICT", "1")));
      assertThat(peer.isAlive()).isTrue();
      assertThat(fixture.dir.resolve("starts")).doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void call_daemonSaysWhatNobodyKnows_toolRunsInTimeAndItLivesOn(boolean locks) throws Exception {
    try (StrangePeer peer = StrangePeer.at(fixture.root, Manner.NEWER, locks)) {
      assertRanDirectly(runInTime(compile()), "the daemon's answer cannot be read");
      assertThat(peer.isAlive()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Manner.class,
      names = {"CLOSING", "MUTE", "NEWER"})
  void stop_noDaemonAtThePlace_endsInTimeAndTellsIt(Manner manner) throws Exception {
    try (StrangePeer peer = StrangePeer.at(fixture.root, manner, true)) {
      Ran ran =
          runInTime(
              fixture
                  .zccache("stop")
                  .with("ZCCACHE_WEDGE_RECV_TIMEOUT_SECS", SILENCE_SECONDS)
                  .with("ZCCACHE_STOP_TIMEOUT_SECS", "1"));

      assertThat(ran.error()).startsWith("zccache: ");
      assertThat(peer.isAlive()).as("a command that asks ends nobody").isTrue();
    }
  }

  private Call compile() {
    return fixture
        .zccache("gcc", "-c", "a.c")
        .with("ZCCACHE_WEDGE_RECV_TIMEOUT_SECS", SILENCE_SECONDS);
  }

  private static Ran runInTime(Call call) throws Exception {
    long start = System.nanoTime();
    Ran ran = call.run();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BUDGET);
    return ran;
  }

  private static void assertRanDirectly(Ran ran, String reason) {
    assertThat(ran.error()).startsWith(WARNING + reason).endsWith("\nwarning: w\n");
    assertThat(ran.out()).startsWith("ran ");
    assertThat(ran.exitCode()).isEqualTo(5);
  }

  private static void assertRanDirectlyAndSilently(Ran ran) {
    assertThat(ran.error()).isEqualTo("warning: w\n");
    assertThat(ran.out()).startsWith("ran ");
    assertThat(ran.exitCode()).isEqualTo(5);
  }
}
