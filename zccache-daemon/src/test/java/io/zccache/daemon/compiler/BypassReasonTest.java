/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BypassReasonTest {
  @Test
  void text_ofEveryReason_isOneLineOfItsOwn() {
    assertThat(Stream.of(BypassReason.values()).map(BypassReason::text))
        .doesNotHaveDuplicates()
        .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("\n").doesNotEndWith("."));
  }
}
