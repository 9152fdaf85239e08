/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zccache.daemon.lifecycle.StateCoordinator.State;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StateCoordinatorTest {
  private final StateCoordinator state = new StateCoordinator();

  @Test
  void state_wholeLife_goesForwardOnly() throws InterruptedException {
    assertThat(state.state()).isEqualTo(State.STARTING);
    state.running();
    assertThat(state.state()).isEqualTo(State.RUNNING);
    assertThat(state.stop(StopReason.IDLE)).isTrue();
    state.running();
    assertThat(state.state()).isEqualTo(State.STOPPING);
    assertThat(state.drain(Duration.ZERO)).isTrue();
    assertThat(state.state()).isEqualTo(State.STOPPED);
  }

  @Test
  void stop_twice_firstReasonStands() throws InterruptedException {
    assertThat(state.stopping()).isFalse();
    assertThat(state.stop(StopReason.IDLE)).isTrue();
    assertThat(state.stop(StopReason.SIGNAL)).isFalse();
    assertThat(state.awaitStop()).isEqualTo(StopReason.IDLE);
    assertThat(state.stopping()).isTrue();
  }

  @Test
  void awaitStop_askedLater_wakes() throws Exception {
    Future<StopReason> waiting = CompletableFuture.supplyAsync(this::awaitStop);
    assertThat(state.stop(StopReason.SHUTDOWN_REQUESTED)).isTrue();
    assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(StopReason.SHUTDOWN_REQUESTED);
  }

  @Test
  void begin_whileStopping_stillCountsAndIsWaitedFor() throws Exception {
    assertThat(state.begin()).isTrue();
    assertThat(state.stop(StopReason.SIGNAL)).isTrue();
    assertThat(state.begin()).isTrue();
    assertThat(state.inFlight()).isEqualTo(2);

    CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(() -> drain(10_000));
    state.end();
    assertThat(state.state()).isEqualTo(State.STOPPING);
    state.end();
    assertThat(drained.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void drain_requestsStillRunningAtTheBound_stopsAndLetsNoneBegin() throws InterruptedException {
    assertThat(state.begin()).isTrue();
    assertThat(state.drain(Duration.ofMillis(1))).isFalse();
    assertThat(state.begin()).isFalse();

    assertThat(state.awaitQuiet(Duration.ofMillis(1))).isFalse();
    state.end();
    assertThat(state.awaitQuiet(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void end_withoutBegin_isABug() {
    assertThatThrownBy(state::end).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void reasons_all_haveATextOfTheirOwn() {
    assertThat(StopReason.values()).extracting(StopReason::text).doesNotHaveDuplicates();
  }

  private StopReason awaitStop() {
    try {
      return state.awaitStop();
    } catch (InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  private boolean drain(long millis) {
    try {
      return state.drain(Duration.ofMillis(millis));
    } catch (InterruptedException e) {
      throw new CompletionException(e);
    }
  }
}
