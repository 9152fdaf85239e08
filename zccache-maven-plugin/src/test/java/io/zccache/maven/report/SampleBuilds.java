/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import io.zccache.protocol.Count;
import io.zccache.protocol.DaemonStatus;
import io.zccache.protocol.Finding;
import io.zccache.protocol.PrivateDaemonStatus;
import io.zccache.protocol.Unit;
import io.zccache.protocol.WirePath;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pages of builds that look like real ones, by way of their records. The same at each call. */
final class SampleBuilds {

  private static final Instant FIRST = Instant.parse("2026-03-02T08:15:00Z");
  private static final int BUILDS = 30;
  private static final int REMEMBERED = 1000;

  private static final List<String> MODULES = List.of("codec", "codec-jni", "resampler", "tools");
  private static final Modules FOLDERS =
      new Modules(
          Map.of(
              "/home/user/sound/codec", "codec",
              "/home/user/sound/codec-jni", "codec-jni",
              "/home/user/sound/resampler", "resampler",
              "/home/user/sound/tools", "tools"));

  private SampleBuilds() {}

  /** How many of so many units the last build missed. */
  static int misses(int units) {
    return (units + 3) / 4;
  }

  /** The page of thirty builds of so many units, or of no build if there are none. */
  static String page(int units) {
    List<PastBuild> builds = new ArrayList<>();
    for (int i = 0; i < BUILDS && units > 0; i++) {
      builds.add(build(units, i));
    }
    return page("Sound tools", builds);
  }

  /** A page whose names want to be more than names. */
  static String hostilePage() {
    String name = "</td><img src=x onerror=stolen=1><script>stolen=1</script>/" + "x".repeat(300);
    List<Unit> units = List.of(new Unit("/" + name, name, 1, 1));
    List<Finding> misses = List.of(new Finding(name, name, "", "", name));
    Tally tally = new Tally(List.of(new Count("miss", 1), new Count("miss." + name, 1)));
    BuildRecord.Facts facts =
        new BuildRecord.Facts(name, new Modules(Map.of("/", name)), FIRST, FIRST, name);
    String record =
        BuildRecord.json(facts, new BuildRecord.Told(tally, misses, units, Optional.empty()));
    return page(name, List.of(PastBuild.parse(record).orElseThrow()));
  }

  private static String page(String subject, List<PastBuild> builds) {
    Instant now = FIRST.plus(Duration.ofDays(BUILDS));
    return ReportPage.html(new ReportPage.Facts(subject, now, ZoneId.of("UTC"), 10L << 30), builds);
  }

  private static PastBuild build(int count, int number) {
    int misses =
        number == BUILDS - 1 ? misses(count) : number == 0 ? count : count * (number * 7 % 10) / 20;
    List<Unit> units = new ArrayList<>();
    List<Finding> missed = new ArrayList<>();
    long saved = 0;
    long anew = 0;
    for (int i = 0; i < count; i++) {
      boolean miss = i < misses;
      String source =
          "/home/user/sound/"
              + MODULES.get(i % MODULES.size())
              + "/src/main/c/stage"
              + i % 17
              + "/filter_"
              + i
              + ".c";
      boolean changed = number > 0 && i % 3 != 0;
      long nanos = (180 + i * 7919L % 2700) * 1_000_000;
      String reason = changed ? "input_changed" : "first_seen";
      units.add(new Unit(source, miss ? reason : "", nanos, 3000 + i * 104_729L % 400_000));
      if (miss) {
        anew += changed ? 0 : 1;
        if (missed.size() < REMEMBERED) {
          String text =
              changed
                  ? "an input changed (include/stage" + i % 5 + ".h)"
                  : "never compiled this way before";
          missed.add(new Finding(reason, source, "", "", source + ": " + text));
        }
      } else {
        saved += nanos;
      }
    }
    Tally tally =
        new Tally(
            List.of(
                new Count("hit", count - misses),
                new Count("hit.saved_ns", saved),
                new Count("miss", misses),
                new Count("miss.first_seen", anew),
                new Count("miss.input_changed", misses - anew),
                new Count("bypass", 2),
                new Count("bypass.not_a_compile", 1),
                new Count("bypass.time_macro", 1)));
    Instant ended = FIRST.plus(Duration.ofHours(23L * number));
    BuildRecord.Facts facts =
        new BuildRecord.Facts(
            "org.example:sound:pom:2.1",
            FOLDERS,
            ended.minusSeconds(9),
            ended,
            "/home/user/.cache/zccache-maven");
    BuildRecord.Told told =
        new BuildRecord.Told(
            tally,
            missed,
            units,
            Optional.of(status(count * 2L + number * 3L, (40L + number * 3L) << 20)));
    return PastBuild.parse(BuildRecord.json(facts, told)).orElseThrow();
  }

  private static DaemonStatus status(long results, long bytes) {
    return new DaemonStatus(
        "",
        "",
        "",
        PrivateDaemonStatus.NONE,
        results,
        bytes,
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
        0,
        0,
        0,
        0,
        WirePath.of("/c"),
        0,
        0,
        false);
  }
}
