/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.stats.MissReason;
import io.zccache.protocol.Count;
import io.zccache.protocol.Finding;
import io.zccache.protocol.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastBuildTest {

  private static final Instant ENDED = Instant.parse("2026-01-02T03:05:06.789Z");

  @Test
  void parse_recordOfABuild_hasWhatItSays() {
    Tally tally =
        new Tally(
            List.of(
                new Count("hit", 5),
                new Count("hit.saved_ns", 1_500_999_999L),
                new Count("miss", 2),
                new Count("miss.first_seen", 2),
                new Count("bypass", 3),
                new Count("bypass.plugin", 3),
                new Count("error", 1)));
    String record =
        BuildRecord.json(
            new BuildRecord.Facts(
                "g:a:jar:1",
                new Modules(Map.of("/p", "m")),
                ENDED.minusSeconds(9),
                ENDED,
                "/cache"),
            new BuildRecord.Told(
                tally,
                List.of(new Finding("first_seen", "/p/ü.c", "", "", "/p/ü.c: new")),
                List.of(
                    new Unit("/p/ü.c", "first_seen", 7_000_000, 900),
                    new Unit("/p/b.c", "", 9_999_999, 1000)),
                Optional.empty()));

    assertThat(PastBuild.parse(record))
        .contains(
            new PastBuild(
                "g:a:jar:1",
                ENDED,
                11,
                5,
                2,
                3,
                1,
                1500,
                Map.of("first_seen", 2L),
                Map.of("plugin", 3L),
                List.of(new PastBuild.Missed("/p/ü.c", "first_seen", "/p/ü.c: new")),
                new BuiltUnits(
                    List.of(new ModuleTally("m", 1, 1, 7, 1900)),
                    List.of(new BuiltUnit("/p/ü.c", "m", "first_seen", 7, 900)),
                    List.of(
                        new BuiltUnit("/p/b.c", "m", "", 9, 1000),
                        new BuiltUnit("/p/ü.c", "m", "first_seen", 7, 900))),
                Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no record",
        "[]",
        "{}",
        "{\"schema\": 1",
        "{\"schema\": 1}",
        "{\"schema\": 2, \"ended\": \"2026-01-02T03:04:05Z\"}",
        "{\"schema\": 1, \"ended\": \"yesterday\"}",
        "{\"schema\": 1, \"ended\": \"+1000000000-01-01T00:00:00Z\"}",
        "{\"schema\": 1, \"ended\": \"-0100-01-01T00:00:00Z\"}",
        "{\"schema\": \"x\", \"ended\": {}}"
      })
  void parse_noRecord_isNone(String text) {
    assertThat(PastBuild.parse(text)).isEmpty();
  }

  @Test
  void parse_deepNesting_isNone() {
    assertThat(PastBuild.parse("[".repeat(1_000_000))).isEmpty();
  }

  @Test
  void parse_fieldsOfOtherKinds_areAsIfNotThere() {
    Optional<PastBuild> build =
        PastBuild.parse(
            """
            {"schema": 1, "ended": "2026-01-02T03:05:06.789Z", "project": [], "compiles": "many",
             "hits": -4, "misses": 1e999, "declined": {}, "savedMillis": null,
             "missReasons": [1], "declinedReasons": {"a": "b"}, "missed": [3, {"source": 4}],
             "cacheResults": "many", "cacheBytes": 7, "modules": {}, "slowest": [[]],
             "largest": [{"source": "/a.c", "millis": -1}]}
            """);

    assertThat(build)
        .contains(
            new PastBuild(
                "",
                ENDED,
                0,
                0,
                1L << 53,
                0,
                0,
                0,
                Map.of(),
                Map.of("a", 0L),
                List.of(new PastBuild.Missed("4", "", "")),
                new BuiltUnits(List.of(), List.of(), List.of(new BuiltUnit("/a.c", "", "", 0, 0))),
                Optional.of(new CacheUse(0, 7))));
  }

  @ParameterizedTest
  @EnumSource(MissReason.class)
  void words_ofAMissReason_areTheDaemons(MissReason reason) {
    assertThat(ReasonWords.of(reason.name().toLowerCase(Locale.ROOT))).isEqualTo(reason.text());
  }

  @ParameterizedTest
  @EnumSource(BypassReason.class)
  void words_ofABypassReason_areTheDaemons(BypassReason reason) {
    assertThat(ReasonWords.of(reason.name().toLowerCase(Locale.ROOT))).isEqualTo(reason.text());
  }

  @Test
  void words_ofAReasonOfAnotherVersion_areItsName() {
    assertThat(ReasonWords.of("moon_phase")).isEqualTo("moon phase");
  }

  @Test
  void words_ofAMissWithoutASentence_areTheReasons() {
    assertThat(PageWords.why(new PastBuild.Missed("/a.c", "input_gone", "")))
        .isEqualTo("an input is gone");
    assertThat(PageWords.why(new PastBuild.Missed("/a.c", "input_gone", "it is so")))
        .isEqualTo("it is so");
  }

  @Test
  void words_ofTheLastBuild() {
    assertThat(PageWords.lead(build(0, 0, 0))).isEqualTo("The last build compiled nothing.");
    assertThat(PageWords.lead(build(1, 1, 2000)))
        .isEqualTo(
            "Of the last build, 1 of 1 compile came from the cache;"
                + " about 2.0 s of compile time saved.");
    assertThat(PageWords.lead(build(3, 0, 0)))
        .isEqualTo("Of the last build, none of 3 compiles came from the cache.");
    assertThat(PageWords.saved(1L << 53)).endsWith(" min");
    assertThat(Markup.number(1_234_567)).isEqualTo("1,234,567");
  }

  private static PastBuild build(long compiles, long hits, long saved) {
    return new PastBuild(
        "",
        ENDED,
        compiles,
        hits,
        compiles - hits,
        0,
        0,
        saved,
        Map.of(),
        Map.of(),
        List.of(),
        BuiltUnits.NONE,
        Optional.empty());
  }
}
