/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The command line: options with one value each, as {@code --name value}. */
final class Options {
  static final String HELP =
      """
      Measures zccache and its peers in one run. Options, each with a value:

        --dist FOLDER       our launcher and daemon (default: zccache-dist/target/zccache)
        --only NAME,NAME    the measures to take (default: all). A name may end in *
        --rounds N          how often each unit is compiled (default: 15)
        --units N           units of each kind (default: 3)
        --warmup N          hits of each cache before those that count (default: 100)
        --requests N        how many the daemon answers in the measure of endurance (default: 1000000)
        --peers NAME,NAME   of ccache,sccache,reference (default: those that are found)
        --ccache PROGRAM    --sccache PROGRAM    --reference PROGRAM
                            where they are, if not on the PATH; reference: zccache 1.12.6
        --musl-gcc PROGRAM  compiles the C client beside a musl launcher (default: musl-gcc)
        --json FILE         everything that was measured
        --markdown FILE     the tables
        --work FOLDER       where work trees and caches are made and removed (default: java.io.tmpdir)
      """;

  static final Set<String> KNOWN =
      Set.of(
          "--dist",
          "--only",
          "--rounds",
          "--units",
          "--warmup",
          "--requests",
          "--peers",
          "--ccache",
          "--sccache",
          "--reference",
          "--musl-gcc",
          "--json",
          "--markdown",
          "--work");

  private final Map<String, String> given = new LinkedHashMap<>();

  /**
   * Reads the command line. An option with an empty value is as if it were not there.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  Options(List<String> words) {
    for (int i = 0; i < words.size(); i += 2) {
      if (!KNOWN.contains(words.get(i))) {
        throw new IllegalArgumentException("no option: " + words.get(i));
      }
      if (i + 1 == words.size()) {
        throw new IllegalArgumentException(words.get(i) + " needs a value");
      }
      if (!words.get(i + 1).isEmpty()) {
        given.put(words.get(i), words.get(i + 1));
      }
    }
  }

  Optional<Path> path(String option) {
    return Optional.ofNullable(given.get(option)).map(text -> Path.of(text).toAbsolutePath());
  }

  Bench.Extent extent() {
    return new Bench.Extent(
        number("--rounds", 15),
        number("--units", 3),
        number("--warmup", 100),
        number("--requests", 1_000_000));
  }

  private int number(String option, int otherwise) {
    String text = given.get(option);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("[1-9][0-9]{0,6}")) {
      throw new IllegalArgumentException(option + " needs a positive number, not " + text);
    }
    return Integer.parseInt(text);
  }

  boolean wantsPeer(String name) {
    String text = given.get("--peers");
    return text == null || Arrays.asList(text.split(",", -1)).contains(name);
  }

  /** Those of the measures that were asked for. */
  List<Measure> measures(List<Measure> all) {
    String only = given.get("--only");
    if (only == null) {
      return all;
    }
    List<String> names = Arrays.asList(only.split(",", -1));
    for (String name : names) {
      if (all.stream().noneMatch(measure -> fits(name, measure))) {
        throw new IllegalArgumentException(
            "no measure: " + name + " of " + all.stream().map(Measure::name).toList());
      }
    }
    return all.stream().filter(m -> names.stream().anyMatch(name -> fits(name, m))).toList();
  }

  private static boolean fits(String name, Measure measure) {
    return name.endsWith("*")
        ? measure.name().startsWith(name.substring(0, name.length() - 1))
        : measure.name().equals(name);
  }
}
