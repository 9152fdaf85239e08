/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Count;
import io.zccache.protocol.Finding;
import io.zccache.protocol.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuildRecordTest {

  private static final BuildRecord.Facts FACTS =
      new BuildRecord.Facts(
          "g:a:jar:1",
          new Modules(Map.of("/p", "m")),
          Instant.parse("2026-01-02T03:04:05Z"),
          Instant.parse("2026-01-02T03:05:06.789Z"),
          "/home/u/.cache/zccache-maven");

  @Test
  void json_everyKindOfCount_isThere() {
    List<Count> counts =
        List.of(
            new Count("hit", 5),
            new Count("hit.saved_ns", 1_500_999_999L),
            new Count("hit.bytes", 4096),
            new Count("stored.bytes", 100),
            new Count("miss", 2),
            new Count("miss.input_changed", 1),
            new Count("miss.first_seen", 1),
            new Count("bypass", 1),
            new Count("bypass.time_macro", 1),
            new Count("error", 1),
            new Count("not_stored", 1),
            new Count("not_stored.input_touched", 1),
            new Count("link.bypass", 3),
            new Count("store.damaged", 1));
    Finding miss = new Finding("input_changed", "/p/<ü>.c", "", "/p/a.h", "/p/<ü>.c: \"x\"");
    Unit unit = new Unit("/p/<ü>.c", "input_changed", 1_500_999_999, 4096);

    assertThat(
            BuildRecord.json(
                FACTS,
                new BuildRecord.Told(
                    new Tally(counts), List.of(miss), List.of(unit), Optional.empty())))
        .isEqualTo(
            """
            {
              "schema": 1,
              "project": "g:a:jar:1",
              "started": "2026-01-02T03:04:05Z",
              "ended": "2026-01-02T03:05:06.789Z",
              "cache": "/home/u/.cache/zccache-maven",
              "compiles": 9,
              "hits": 5,
              "misses": 2,
              "declined": 1,
              "failed": 1,
              "notStored": 1,
              "links": 3,
              "damagedFiles": 1,
              "savedMillis": 1500,
              "bytesFromCache": 4096,
              "bytesStored": 100,
              "missReasons": {
                "first_seen": 1,
                "input_changed": 1
              },
              "declinedReasons": {
                "time_macro": 1
              },
              "notStoredReasons": {
                "input_touched": 1
              },
              "missed": [
                {
                  "source": "/p/<ü>.c",
                  "reason": "input_changed",
                  "text": "/p/<ü>.c: \\\"x\\\""
                }
              ],
              "modules": [
                {
                  "module": "m",
                  "hits": 0,
                  "misses": 1,
                  "missMillis": 1500,
                  "bytes": 4096
                }
              ],
              "slowest": [
                {
                  "source": "/p/<ü>.c",
                  "module": "m",
                  "missed": "input_changed",
                  "millis": 1500,
                  "bytes": 4096
                }
              ],
              "largest": [
                {
                  "source": "/p/<ü>.c",
                  "module": "m",
                  "missed": "input_changed",
                  "millis": 1500,
                  "bytes": 4096
                }
              ]
            }
            """);
  }

  @Test
  void json_nothingCompiled_hasAllFields() {
    assertThat(
            BuildRecord.json(
                FACTS,
                new BuildRecord.Told(new Tally(List.of()), List.of(), List.of(), Optional.empty())))
        .contains(
            "\"compiles\": 0,", "\"missReasons\": {},", "\"missed\": [],", "\"largest\": []\n}\n");
  }
}
