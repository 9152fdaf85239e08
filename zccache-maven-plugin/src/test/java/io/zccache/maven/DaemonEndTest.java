/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.FilePath;
import io.zccache.client.OptionStarter;
import io.zccache.client.port.DaemonStarter;
import io.zccache.client.port.LockAttempt;
import io.zccache.client.port.Start;
import io.zccache.client.port.Ticker;
import io.zccache.protocol.setting.ByteSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DaemonEndTest {

  private final FakeTicker ticker = new FakeTicker();

  @Test
  void await_lockBecomesFree_isTheEnd() {
    FakeStarter starter = new FakeStarter(3);

    assertThat(new DaemonEnd(starter, ticker, FilePath.of("/lock")).await()).isTrue();
    assertThat(starter.attempts).isEqualTo(4);
    assertThat(starter.released).isTrue();
  }

  @Test
  void await_lockStaysTaken_givesUp() {
    FakeStarter starter = new FakeStarter(Integer.MAX_VALUE);

    assertThat(new DaemonEnd(starter, ticker, FilePath.of("/lock")).await()).isFalse();
    assertThat(ticker.nanos).isGreaterThanOrEqualTo(DaemonEnd.BUDGET_NANOS);
  }

  @Test
  void optionStarter_addsWhatTheUserWants() {
    FakeStarter starter = new FakeStarter(0);
    List<FilePath> command = List.of(FilePath.of("/daemon"), FilePath.of("--foreground"));
    DaemonOptions options =
        new DaemonOptions(Optional.of(Duration.ofMinutes(2)), Optional.of(new ByteSize(5L << 30)));

    new OptionStarter(starter, options.words()).start(command, FilePath.of("/log"));
    new OptionStarter(starter, DaemonOptions.NONE.words()).start(command, FilePath.of("/log"));

    assertThat(starter.commands)
        .containsExactly(
            "[/daemon, --foreground, --idle-timeout, 120, --max-size, 5G]",
            "[/daemon, --foreground]");
  }

  private static final class FakeTicker implements Ticker {
    private long nanos;

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public long unixSeconds() {
      return nanos / 1_000_000_000L;
    }

    @Override
    public void pause(long time) {
      nanos += time;
    }
  }

  private static final class FakeStarter implements DaemonStarter {
    private final List<String> commands = new ArrayList<>();
    private final int taken;
    private int attempts;
    private boolean released;

    FakeStarter(int taken) {
      this.taken = taken;
    }

    @Override
    public LockAttempt tryLock(FilePath file) {
      attempts++;
      return attempts <= taken ? new LockAttempt.Taken() : new FakeLock();
    }

    @Override
    public Start start(List<FilePath> command, FilePath log) {
      commands.add(command.toString());
      return new Start.Failed("fake");
    }

    private final class FakeLock implements LockAttempt.Mine {
      @Override
      public byte[] note() {
        return new byte[0];
      }

      @Override
      public void write(byte[] note) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void release() {
        released = true;
      }
    }
  }
}
