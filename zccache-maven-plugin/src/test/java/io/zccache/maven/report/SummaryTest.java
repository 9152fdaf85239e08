/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Count;
import io.zccache.protocol.DaemonStatus;
import io.zccache.protocol.PrivateDaemonStatus;
import io.zccache.protocol.WirePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void build_nothingCompiled_saysNothing() {
    assertThat(lines(tally())).isEmpty();
    assertThat(lines(tally("link.bypass", 2, "link.bypass.links", 2))).isEmpty();
  }

  @Test
  void build_allFromTheCache() {
    assertThat(lines(tally("hit", 32, "hit.saved_ns", 21_450_000_000L)))
        .containsExactly(
            "32 compiles: 32 hits (100 %), 0 misses, 0 declined",
            "saved about 21.4 s of compile time");
  }

  @Test
  void build_linksAndArchives_areNoCompiles() {
    assertThat(lines(tally("hit", 2, "link.hit", 1, "link.miss", 1, "link.bypass", 1)))
        .contains("2 compiles: 2 hits (100 %), 0 misses, 0 declined; 3 links: 1 hit");
  }

  @Test
  void build_daemonTellsHowFullTheCacheIs_isOneLineMore() {
    assertThat(BuildSummary.lines(tally("miss", 3), Optional.of(status(60, 3, 5_000))))
        .containsExactly(
            "3 compiles: 0 hits (0 %), 3 misses, 0 declined", "the cache holds 3 results, 4.9 KiB");
    assertThat(BuildSummary.lines(tally(), Optional.of(status(60, 3, 5_000)))).isEmpty();
  }

  @Test
  void build_allIsNewToTheCache_saysWhy() {
    Tally firstSeen = tally("miss", 3, "miss.first_seen", 3, "stored", 3);

    assertThat(BuildSummary.lines(firstSeen, Optional.of(status(60, 3, 5_000))))
        .contains("missed: first_seen 3; the cache was empty before this build");
    assertThat(BuildSummary.lines(firstSeen, Optional.of(status(60, 4, 5_000))))
        .contains(
            "missed: first_seen 3; all stored results are of other sources, options, compilers or folders");
  }

  @Test
  void build_someOfItIsKnown_saysNoMore() {
    Optional<DaemonStatus> full = Optional.of(status(60, 4, 5_000));

    assertThat(BuildSummary.lines(tally("hit", 1, "miss", 1, "miss.first_seen", 1), full))
        .contains("missed: first_seen 1");
    assertThat(
            BuildSummary.lines(
                tally("miss", 2, "miss.first_seen", 1, "miss.input_changed", 1), full))
        .contains("missed: first_seen 1, input_changed 1");
  }

  @Test
  void build_cacheFoundDamaged_isOneLineMore() {
    assertThat(BuildSummary.damage(tally("hit", 3))).isEmpty();
    assertThat(BuildSummary.damage(tally("hit", 3, "store.damaged", 1)))
        .contains(
            "1 file of the cache had been damaged or lost;"
                + " nothing was taken from there, and the compiler ran instead");
    assertThat(BuildSummary.damage(tally("store.damaged", 40)).orElseThrow())
        .startsWith("40 files ");
  }

  @Test
  void build_oneOfEach_namesReasons() {
    assertThat(
            lines(
                tally(
                    "hit", 1,
                    "hit.saved_ns", 90_000_000_000L,
                    "miss", 1,
                    "miss.input_changed", 1,
                    "bypass", 1,
                    "bypass.time_macro", 1,
                    "error", 1)))
        .containsExactly(
            "4 compiles: 1 hit (25 %), 1 miss, 1 declined, 1 failed",
            "declined: time_macro 1",
            "missed: input_changed 1",
            "saved about 1 min 30 s of compile time");
  }

  @Test
  void build_manyReasons_namesTheThreeMostFrequent() {
    assertThat(
            lines(
                tally(
                    "bypass", 12,
                    "bypass.a", 1,
                    "bypass.b", 5,
                    "bypass.c", 2,
                    "bypass.d", 4)))
        .containsExactly(
            "12 compiles: 0 hits (0 %), 0 misses, 12 declined", "declined: b 5, d 4, c 2");
  }

  @Test
  void build_hitsThatCostTime_saveNothing() {
    assertThat(lines(tally("hit", 1, "hit.saved_ns", -5_000_000_000L)))
        .contains("saved about 0 ms of compile time");
  }

  @Test
  void build_almostAllHits_isNotAHundredPercent() {
    assertThat(lines(tally("hit", 9999, "miss", 1))).first().asString().contains("(99.9 %)");
  }

  @Test
  void daemon_tellsCountsSizeAndEveryReason() {
    assertThat(
            DaemonSummary.lines(
                status(7384, 120, 5_452_595),
                tally(
                    "hit", 3,
                    "miss", 1,
                    "miss.first_seen", 1,
                    "bypass", 4,
                    "bypass.a", 1,
                    "bypass.b", 1,
                    "bypass.c", 1,
                    "bypass.d", 1,
                    "link.bypass", 2,
                    "link.bypass.links", 2)))
        .containsExactly(
            "The daemon has been running for 2 h 3 min.",
            "  cache       /cache",
            "  results     120 in 5.2 MiB",
            "  compiles    8",
            "  hits        3 (37.5 %)",
            "  misses      1 (first_seen 1)",
            "  declined    4 (a 1, b 1, c 1, d 1)",
            "  failed      0",
            "  not stored  0",
            "  time saved  about 0 ms",
            "  links       0 hits of 2 (links 2)",
            "  sessions    5, now 1");
  }

  @Test
  void wording_sizesAndTimes() {
    assertThat(Wording.bytes(1)).isEqualTo("1 byte");
    assertThat(Wording.bytes(1023)).isEqualTo("1023 bytes");
    assertThat(Wording.bytes(10L << 30)).isEqualTo("10.0 GiB");
    assertThat(Wording.duration(59)).isEqualTo("59 s");
    assertThat(Wording.duration(61)).isEqualTo("1 min 1 s");
    assertThat(Wording.time(999_999_999)).isEqualTo("999 ms");
    assertThat(Wording.time(1_060_000_000)).isEqualTo("1.0 s");
    assertThat(Wording.time(59_990_000_000L)).isEqualTo("59.9 s");
    assertThat(Wording.time(3_600_000_000_000L)).isEqualTo("1 h 0 min");
    assertThat(Wording.share(0, 0)).isEqualTo("0 %");
  }

  private static Tally tally(Object... namesAndValues) {
    List<Count> counts = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      counts.add(
          new Count((String) namesAndValues[i], ((Number) namesAndValues[i + 1]).longValue()));
    }
    return new Tally(counts);
  }

  private static DaemonStatus status(long uptime, long artifacts, long bytes) {
    return new DaemonStatus(
        "1.12.6",
        "",
        "",
        new PrivateDaemonStatus(false, List.of(), List.of()),
        artifacts,
        bytes,
        0,
        uptime,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        5,
        1,
        WirePath.of("/cache"),
        0,
        0,
        false);
  }

  private static List<String> lines(Tally tally) {
    return BuildSummary.lines(tally, Optional.empty());
  }
}
