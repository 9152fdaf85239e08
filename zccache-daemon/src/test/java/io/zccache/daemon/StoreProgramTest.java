/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.lifecycle.InstanceLock;
import io.zccache.daemon.lifecycle.Ticker;
import io.zccache.daemon.server.ServerLimits;
import io.zccache.daemon.store.ResultStore;
import io.zccache.daemon.store.StoreLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreProgramTest {
  private static final String BLOB =
      "blobs/00/0000000000000000000000000000000000000000000000000000000000000000";

  @TempDir Path temp;
  private Path root;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private long now;

  @BeforeEach
  void nameRoot() throws IOException {
    root = temp.toRealPath().resolve("root");
  }

  @Test
  void anything_noStore_saysSoAndMakesNothing() throws IOException {
    for (StoreAction action : StoreAction.values()) {
      assertThat(run(action)).isZero();
    }
    assertThat(said(out)).isEqualTo(("no results below " + root + "\n").repeat(3));
    assertThat(root).doesNotExist();
  }

  @Test
  void verify_soundStore_endsWithZero() throws IOException {
    makeStore();
    assertThat(run(StoreAction.VERIFY)).isZero();
    assertThat(said(out)).isEqualTo("0 results, 0 blobs, 0 bytes in " + root + "/store-1\nsound\n");
  }

  @Test
  void verify_damagedStore_endsWithOneAndNamesTheCure() throws IOException {
    makeStore();
    Path blob = damage();
    assertThat(run(StoreAction.VERIFY)).isEqualTo(1);
    assertThat(said(out))
        .startsWith("damaged: " + BLOB + ": its content has another hash\n")
        .contains("1 damaged\n", "zccache store verify --repair");
    assertThat(blob).exists();
  }

  @Test
  void repair_damagedStore_endsWithZeroAndIsSoundAfterwards() throws IOException {
    makeStore();
    Path blob = damage();
    assertThat(run(StoreAction.REPAIR)).isZero();
    assertThat(said(out)).contains("1 damaged, put out of the way\n");
    assertThat(blob).doesNotExist();
    assertThat(run(StoreAction.VERIFY)).isZero();
  }

  @Test
  void repair_whileADaemonOwnsTheRoot_leavesTheIndexToIt() throws IOException {
    makeStore();
    Path blob = damage();
    try (InstanceLock held =
        InstanceLock.tryAcquire(settings().lockFile(), "a test").orElseThrow()) {
      assertThat(run(StoreAction.REPAIR)).isZero();
      assertThat(held).isNotNull();
    }
    assertThat(said(out)).contains("a daemon runs");
    assertThat(blob).doesNotExist();
  }

  @Test
  void clear_storeThere_emptiesItAndLeavesLinksAndPrograms() throws IOException {
    makeStore();
    Path link = Files.createDirectories(root.resolve("links/x")).resolve("gcc");
    Path program = Files.createDirectories(root.resolve("bin/1")).resolve("zccache");
    Files.writeString(link, "l");
    Files.writeString(program, "p");
    assertThat(run(StoreAction.CLEAR)).isZero();
    assertThat(said(out))
        .isEqualTo("Cache cleared:\n  Artifacts removed:  0\n  Disk freed:         0 bytes\n");
    assertThat(link).hasContent("l");
    assertThat(program).hasContent("p");
  }

  @Test
  void clear_whileSomebodyOwnsTheRoot_waitsAndGivesUp() throws IOException {
    makeStore();
    try (InstanceLock held =
        InstanceLock.tryAcquire(settings().lockFile(), "a test").orElseThrow()) {
      assertThat(run(StoreAction.CLEAR)).isEqualTo(1);
      assertThat(held).isNotNull();
    }
    assertThat(said(err))
        .isEqualTo("zccache-daemon: a daemon owns the results: zccache clear asks it\n");
  }

  @Test
  void clear_whileAnotherProgramOwnsTheStore_failsAndSaysSo() throws IOException {
    makeStore();
    try (ResultStore owner = open()) {
      assertThat(run(StoreAction.CLEAR)).isEqualTo(1);
      assertThat(owner.numbers().results()).isZero();
    }
    assertThat(said(err)).contains("is in use by another program");
  }

  @Test
  void verify_folderThatIsNoStore_fails() throws IOException {
    Files.createDirectories(root.resolve("store-1"));
    Files.writeString(root.resolve("store-1/letter"), "dear");
    assertThat(run(StoreAction.CLEAR)).isEqualTo(1);
    assertThat(said(err)).contains("is no store");
    assertThat(root.resolve("store-1/letter")).hasContent("dear");
  }

  private void makeStore() throws IOException {
    Files.createDirectories(root.resolve("run"));
    open().close();
  }

  private Path damage() throws IOException {
    Path blob = root.resolve("store-1").resolve(BLOB);
    Files.createDirectories(blob.resolveSibling(""));
    return Files.writeString(blob, "not what its name says");
  }

  private ResultStore open() throws IOException {
    return ResultStore.open(
        settings().storeFolder(), StoreLimits.standard(), InstantSource.system());
  }

  private int run(StoreAction action) throws IOException {
    long uid = ((Number) Files.getAttribute(temp, "unix:uid")).longValue();
    // Each look at the clock is a second later than the last one.
    Ticker ticker = () -> now += 1_000_000_000;
    return new StoreProgram(
            settings(),
            uid,
            ticker,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(action);
  }

  private DaemonSettings settings() {
    return new DaemonSettings(
        root,
        root.resolve("run/daemon.sock"),
        root.resolve("logs/daemon.log"),
        StoreLimits.standard(),
        Duration.ZERO,
        null,
        ServerLimits.DEFAULT,
        1,
        Duration.ZERO);
  }

  private static String said(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
