/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientFactsTest {
  @Test
  void facts_umaskWithOtherBits_refused() {
    assertThatThrownBy(() -> new ClientFacts(true, 01000, false, 1, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000");
  }

  @Test
  void facts_negativePid_refused() {
    assertThatThrownBy(() -> new ClientFacts(true, 022, false, -1, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
