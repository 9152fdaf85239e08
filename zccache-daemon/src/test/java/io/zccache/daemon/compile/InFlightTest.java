/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.UnitKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InFlightTest {
  static final UnitKey UNIT = new UnitKey(Digest.parse("0".repeat(64)));

  @Test
  void enter_leaderThatNeverEnds_isNotWaitedForForEver() throws Exception {
    InFlight inFlight = new InFlight(Duration.ofMillis(1), new Lull());
    InFlight.Turn.Lead lead = (InFlight.Turn.Lead) inFlight.enter(UNIT);

    assertThat(inFlight.enter(UNIT)).isEqualTo(new InFlight.Turn.Followed(false));
    lead.end(true);
    assertThat(inFlight.enter(UNIT)).isInstanceOf(InFlight.Turn.Lead.class);
  }
}
