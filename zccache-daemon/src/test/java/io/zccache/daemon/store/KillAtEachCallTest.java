/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Another process is killed in the place of the first call that changes the store, of the second,
 * and so on; what each leaves is opened, serves all that was acknowledged, and has nothing in it
 * that is not accounted for.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "calls are counted by a library loaded before libc")
@Timeout(180)
final class KillAtEachCallTest extends StoreTestBase {
  private static final int KILLED = 128 + 9;
  private static final int IN_A_NEW_STORE = 40;
  private static final int IN_A_STORE = 30;

  private Path library;

  @BeforeEach
  void compileLibrary() throws Exception {
    library = temp.resolve("kill-at-call.so");
    Path source = temp.resolve("kill-at-call.c");
    try (InputStream text = KillAtEachCallTest.class.getResourceAsStream("kill-at-call.c")) {
      Files.copy(Objects.requireNonNull(text), source);
    }
    Process cc =
        new ProcessBuilder(
                "cc", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl")
            .inheritIO()
            .start();
    assertThat(cc.waitFor()).isZero();
  }

  @Test
  void open_afterAKillAtAnyOfTheFirstCalls_findsAStore() throws Exception {
    int acknowledged = 0;
    for (int call = 1; call <= IN_A_NEW_STORE; call++) {
      acknowledged += publishUntilKilledAt(call, call * 1000).size();
      storeIsInStep();
      close();
      deleteStore();
    }
    assertThat(acknowledged).as("results published before the last kills").isPositive();
  }

  @Test
  void open_afterKillsAtEveryCallOfAPublication_hasAllThatWasAcknowledged() throws Exception {
    publish(new Sample(1, 1));
    close();
    List<Integer> acknowledged = new ArrayList<>(List.of(1));
    for (int call = 1; call <= IN_A_STORE; call++) {
      acknowledged.addAll(publishUntilKilledAt(call, call * 1000));
      storeIsInStep();
      for (int unit : acknowledged) {
        assertThat(served(unit)).as("unit %d, call %d", unit, call).contains(new Sample(unit, 1));
      }
      close();
    }
    assertThat(acknowledged).as("results published before the last kills").hasSizeGreaterThan(4);
  }

  /** Gives the units that the process told of. */
  private List<Integer> publishUntilKilledAt(int call, int firstUnit) throws Exception {
    ProcessBuilder builder = PublishLoop.run(folder(), LARGE, firstUnit);
    builder.environment().put("LD_PRELOAD", library.toString());
    builder.environment().put("KILL_FOLDER", folder().toString());
    builder.environment().put("KILL_AT", Integer.toString(call));
    Process process = builder.start();
    List<Integer> told = new ArrayList<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(line -> told.add(Integer.parseInt(line.strip())));
    }
    assertThat(process.waitFor()).as("call %d", call).isEqualTo(KILLED);
    return told;
  }

  private void deleteStore() throws Exception {
    if (!Files.exists(folder())) {
      return;
    }
    try (var all = Files.walk(folder())) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
