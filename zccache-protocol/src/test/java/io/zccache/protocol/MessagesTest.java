/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The records check and keep what they are given. */
final class MessagesTest {
  private static final WirePath DIR = WirePath.of("/w");

  @ParameterizedTest
  @ValueSource(longs = {-1, 0x1_0000_0000L, Long.MIN_VALUE})
  void unsigned32_outOfRange_isRefusedByName(long value) {
    assertThatThrownBy(() -> new Request.LinkEphemeral(value, DIR, List.of(), DIR, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("clientPid is not an unsigned 32-bit number: " + value);
    assertThatThrownBy(() -> new Response.Backpressure(0, value, ""))
        .hasMessageStartingWith("retryAfterMs");
    assertThatThrownBy(() -> new PrivateDaemonOwnerStatus(value, 0)).hasMessageStartingWith("pid");
    assertThatThrownBy(
            () -> new PrivateDaemonSessionOptions(null, null, null, List.of(1L, value), List.of()))
        .hasMessageStartingWith("ownerPids");
  }

  @Test
  void lists_changedAfterwards_doNotChangeTheMessage() {
    List<Utf8> args = new ArrayList<>(List.of(Utf8.of("-c")));
    Request.LinkEphemeral request = new Request.LinkEphemeral(1, DIR, args, DIR, null);
    args.add(Utf8.of("-O2"));

    assertThat(request.args()).containsExactly(Utf8.of("-c"));
  }

  @Test
  void toolHash_ofAnotherLength_isRefused() {
    assertThatThrownBy(() -> exec(Bytes.of(new byte[31])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("toolHash has 31 bytes, not 32");
    assertThat(exec(Bytes.of(new byte[32])).toolHash()).isNotNull();
  }

  private static Request.GenericToolExec exec(Bytes hash) {
    return new Request.GenericToolExec(
        DIR,
        List.of(),
        DIR,
        List.of(),
        List.of(),
        Bytes.EMPTY,
        new ExecOutputStreams(true, true),
        List.of(),
        hash,
        ExecCachePolicy.NORMAL,
        false,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        false,
        List.of());
  }
}
