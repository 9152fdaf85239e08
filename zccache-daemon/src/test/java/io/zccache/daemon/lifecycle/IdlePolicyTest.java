/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdlePolicyTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final IdlePolicy idle = new IdlePolicy(now::get, Duration.ofSeconds(60));

  @Test
  void due_neverUsed_atTheLimitAndNotBefore() {
    pass(Duration.ofSeconds(60).minusNanos(1));
    assertThat(idle.due()).isFalse();

    pass(Duration.ofNanos(1));
    assertThat(idle.due()).isTrue();
  }

  @Test
  void due_somethingBusyForLonger_isFalseUntilTheLimitAfterItsEnd() {
    idle.began();
    idle.began();
    pass(Duration.ofHours(3));
    assertThat(idle.due()).isFalse();

    idle.ended();
    pass(Duration.ofHours(3));
    assertThat(idle.due()).isFalse();

    idle.ended();
    pass(Duration.ofSeconds(59));
    assertThat(idle.due()).isFalse();

    pass(Duration.ofSeconds(1));
    assertThat(idle.due()).isTrue();
  }

  @Test
  void due_limitZero_isNever() {
    IdlePolicy never = new IdlePolicy(now::get, Duration.ZERO);
    pass(Duration.ofDays(1000));
    assertThat(never.due()).isFalse();
  }

  @Test
  void ended_moreThanBegan_isABug() {
    assertThatThrownBy(idle::ended).isInstanceOf(IllegalStateException.class);
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
