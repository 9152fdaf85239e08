/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  @Test
  void verdicts_ratioUnderTheBar_isMet() {
    Report report = report(Libc.MUSL_STATIC, ours(1, 2, 3), samples("ccache", 10, 20, 30));

    assertThat(report.verdicts())
        .containsExactly(
            new Bar.Verdict("hit, C, 200 headers", "<= 0.20 x ccache", "0.100", "met"));
  }

  @Test
  void verdicts_ratioOverTheBar_isNotMet() {
    Report report = report(Libc.MUSL_STATIC, ours(3, 3, 3), samples("ccache", 10, 10, 10));

    assertThat(report.verdicts()).extracting(Bar.Verdict::judgement).containsExactly("NOT met");
  }

  @Test
  void verdicts_launcherWithGlibc_mayTakeALittleLonger() {
    Report report = report(Libc.GLIBC_STATIC, ours(2.2), samples("ccache", 10));

    assertThat(report.verdicts())
        .containsExactly(
            new Bar.Verdict(
                "hit, C, 200 headers", "<= 0.20 x ccache", "0.220 (less 0.3 ms: 0.190)", "met"));
  }

  @Test
  void verdicts_value_isComparedWithItsLimit() {
    Section start = new Section("start", "Daemon start", List.of(ours(601)));

    assertThat(new Report(Map.of(), Libc.MUSL_STATIC, List.of(start)).verdicts())
        .containsExactly(
            new Bar.Verdict("daemon start to first answer", "<= 600 ms", "601 ms", "NOT met"));
  }

  @Test
  void wrong_ourObjectDiffers_isTold() {
    Samples wrong =
        new Samples(
            Contender.OURS, Series.of(1), Series.of(1), 0, List.of("1 x differs"), List.of());

    assertThat(report(Libc.MUSL_STATIC, wrong).isWrong()).isTrue();
    assertThat(report(Libc.MUSL_STATIC, wrong).text()).contains("1 x differs");
  }

  @Test
  void wrong_peersObjectDiffers_isTheirs() {
    Samples wrong =
        new Samples("ccache", Series.of(1), Series.of(1), 0, List.of("differs"), List.of());

    assertThat(report(Libc.MUSL_STATIC, ours(1), wrong).isWrong()).isFalse();
  }

  @Test
  void text_eachContender_hasItsRowWithRatios() {
    Report report = report(Libc.MUSL_STATIC, ours(1, 4), samples("ccache", 2, 4));

    assertThat(report.text())
        .contains("cores: 2", "Hit (`hit-c200`, ms)")
        .containsPattern("ccache +3\\.000 +2\\.000 +3\\.800 +1\\.000 +0\\.750 +0\\.500");
  }

  @Test
  void markdown_sections_followTheIntroductionAndTheBars() {
    Report report = report(Libc.MUSL_STATIC, ours(1, 4), samples("ccache", 2, 4));

    assertThat(report.markdown("# Title"))
        .containsSubsequence("# Title", "| cores | 2 |", "## The bars", "## Hit (`hit-c200`, ms)");
  }

  @Test
  void json_everyValue_isInIt() {
    Report report = report(Libc.MUSL_STATIC, ours(1, 4), samples("ccache", 2, 4));

    assertThat(report.json())
        .contains("\"values\": [1.0, 4.0]", "\"ours_over_it_median\": 0.75", "\"met\": false");
  }

  private static Report report(Libc libc, Samples... samples) {
    return new Report(
        Map.of("cores", "2"), libc, List.of(new Section("hit-c200", "Hit", List.of(samples))));
  }

  private static Samples ours(double... wall) {
    return samples(Contender.OURS, wall);
  }

  private static Samples samples(String name, double... wall) {
    return new Samples(name, Series.of(wall), Series.of(1), Double.NaN, List.of(), List.of());
  }
}
