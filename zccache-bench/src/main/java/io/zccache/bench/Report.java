/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Everything that one run has found out, as text, as Markdown and as JSON. */
record Report(Map<String, String> facts, Libc libc, List<Section> sections) {
  private static final String OURS = Contender.OURS;

  /** Whether our cache has delivered what the plain compiler would not have. */
  boolean isWrong() {
    return sections.stream()
        .flatMap(section -> section.samples().stream())
        .filter(samples -> samples.contender().startsWith(OURS))
        .anyMatch(samples -> !samples.wrong().isEmpty());
  }

  List<Bar.Verdict> verdicts() {
    return Bar.ALL.stream().flatMap(bar -> bar.judge(sections, libc).stream()).toList();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    facts.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    for (Section section : sections) {
      text.append('\n').append(heading(section)).append('\n');
      text.append(table(section).text());
    }
    return text.append('\n').append(bars().text()).toString();
  }

  String markdown(String introduction) {
    StringBuilder text = new StringBuilder(introduction).append('\n');
    Table about = new Table("", "");
    facts.forEach(about::row);
    text.append(about.markdown()).append("\n## The bars\n\n").append(bars().markdown());
    for (Section section : sections) {
      text.append("\n## ").append(heading(section)).append("\n\n");
      text.append(table(section).markdown());
    }
    return text.toString();
  }

  private static String heading(Section section) {
    return section.title() + " (`" + section.measure() + "`, " + section.dimension() + ")";
  }

  private Table bars() {
    Table table = new Table("what", "bar", "measured", "");
    for (Bar.Verdict verdict : verdicts()) {
      table.row(verdict.what(), verdict.bar(), verdict.measured(), verdict.judgement());
    }
    return table;
  }

  private static Table table(Section section) {
    Table table =
        new Table(
            "",
            ">median",
            ">min",
            ">p90",
            ">cpu",
            ">daemon cpu",
            ">zccache / it, medians",
            ">minima",
            "remarks");
    for (Samples samples : section.samples()) {
      List<String> remarks = new ArrayList<>(samples.wrong());
      remarks.addAll(samples.notes());
      table.row(
          samples.contender(),
          number(samples.wall().median()),
          number(samples.wall().min()),
          number(samples.wall().quantile(0.9)),
          number(samples.cpu().median()),
          number(samples.daemonCpu()),
          number(ratio(section, samples, s -> s.median())),
          number(minima(section, samples)),
          String.join("; ", remarks));
    }
    return table;
  }

  /** Our samples over these, pair by pair; NaN for ourselves and where they cannot be paired. */
  private static double ratio(Section section, Samples samples, Function<Series, Double> summary) {
    return section
        .of(OURS)
        .filter(ours -> !samples.contender().startsWith(OURS))
        .filter(ours -> ours.wall().values().size() == samples.wall().values().size())
        .map(ours -> summary.apply(ours.wall().over(samples.wall(), 0)))
        .orElse(Double.NaN);
  }

  private static double minima(Section section, Samples samples) {
    return section
        .of(OURS)
        .filter(ours -> !samples.contender().startsWith(OURS))
        .map(ours -> ours.wall().min() / samples.wall().min())
        .orElse(Double.NaN);
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.3f" : "%.1f", value);
  }

  String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("facts", facts);
    all.put("launcher_libc", libc.title());
    List<Object> found = new ArrayList<>();
    for (Section section : sections) {
      found.add(json(section));
    }
    all.put("sections", found);
    List<Object> judged = new ArrayList<>();
    for (Bar.Verdict verdict : verdicts()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("what", verdict.what());
      one.put("bar", verdict.bar());
      one.put("measured", verdict.measured());
      one.put("met", verdict.judgement().equals("met"));
      judged.add(one);
    }
    all.put("bars", judged);
    return Json.of(all);
  }

  private static Map<String, Object> json(Section section) {
    List<Object> contenders = new ArrayList<>();
    for (Samples samples : section.samples()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("contender", samples.contender());
      one.put("median", samples.wall().median());
      one.put("min", samples.wall().min());
      one.put("p90", samples.wall().quantile(0.9));
      one.put("cpu_median", samples.cpu().median());
      one.put("daemon_cpu", samples.daemonCpu());
      one.put("ours_over_it_median", ratio(section, samples, Series::median));
      one.put("ours_over_it_min", minima(section, samples));
      one.put("wrong", samples.wrong());
      one.put("notes", samples.notes());
      one.put("values", samples.wall().values());
      contenders.add(one);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("measure", section.measure());
    all.put("title", section.title());
    all.put("dimension", section.dimension());
    all.put("contenders", contenders);
    return all;
  }
}
