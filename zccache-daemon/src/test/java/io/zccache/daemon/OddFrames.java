/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** The bytes of every decode case of zccache 1.12.6: what is odd, what is cut, what is wrong. */
final class OddFrames {
  private OddFrames() {}

  static List<byte[]> all() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(OddFrames.class.getResourceAsStream("decode-cases.json")),
            StandardCharsets.UTF_8)) {
      List<byte[]> all = new ArrayList<>();
      for (Case one : new Gson().fromJson(reader, Case[].class)) {
        byte[] bytes = HexFormat.of().parseHex(one.hex());
        assertThat(HostileClient.asksForShutdown(bytes)).as(one.name()).isFalse();
        all.add(bytes);
      }
      assertThat(all).hasSize(81);
      return all;
    }
  }

  private record Case(String name, String hex) {}
}
