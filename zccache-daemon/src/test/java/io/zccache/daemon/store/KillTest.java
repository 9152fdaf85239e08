/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Another process publishes and is killed at any moment; this one opens what is left. */
final class KillTest extends StoreTestBase {
  private static final int KILLS = 3;

  @Test
  void open_afterKills_hasAllThatWasAcknowledged() throws Exception {
    Random random = new Random(7);
    List<Integer> acknowledged = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged.addAll(publishAndKill(LARGE, kill * 100_000, 1 + random.nextInt(100)));
      reopened();
      if (kill % 2 == 0) {
        store().reconcile();
      }
      for (int unit : acknowledged) {
        assertThat(served(unit)).containsExactly(new Sample(unit, 1));
      }
      close();
    }
  }

  @Test
  void open_afterKillsUnderEviction_servesNothingWrong() throws Exception {
    StoreLimits small = new StoreLimits(100_000);
    for (int kill = 0; kill < KILLS; kill++) {
      List<Integer> acknowledged = publishAndKill(small, kill * 100_000, 60 + 37 * kill);
      store(small);
      for (int unit : acknowledged) {
        assertThat(served(unit)).isSubsetOf(new Sample(unit, 1));
      }
      int last = acknowledged.get(acknowledged.size() - 1);
      assertThat(served(last)).containsExactly(new Sample(last, 1));
      close();
    }
  }

  @Test
  void open_whileAnotherProcessOwnsTheStore_isRefused() throws Exception {
    Process other = start(LARGE, 0);
    try (BufferedReader told = other.inputReader(StandardCharsets.UTF_8)) {
      assertThat(told.readLine()).startsWith("0 ");
      assertThatThrownBy(this::store).isInstanceOf(StoreInUseException.class);
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  /** Kills the process once it has published some results; gives all that it told of. */
  private List<Integer> publishAndKill(StoreLimits limits, int firstUnit, int count)
      throws Exception {
    List<Integer> acknowledged = new ArrayList<>();
    Process process = start(limits, firstUnit);
    try (BufferedReader told = process.inputReader(StandardCharsets.UTF_8)) {
      String line = told.readLine();
      while (line != null) {
        acknowledged.add(Integer.parseInt(line.strip()));
        if (acknowledged.size() == count) {
          // Not the process itself, which would close the stream with what is still to be read.
          process.toHandle().destroyForcibly();
        }
        line = told.readLine();
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return acknowledged;
  }

  private Process start(StoreLimits limits, int firstUnit) throws IOException {
    return PublishLoop.run(folder(), limits, firstUnit).start();
  }
}
