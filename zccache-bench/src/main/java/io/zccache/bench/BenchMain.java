/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The program {@code zccache-bench}: measures, prints tables, and fails if our cache delivered
 * bytes that the plain compiler does not make.
 */
public final class BenchMain {
  private static final long ORDER_SEED = 20260101;

  private final Options options;
  private final Map<String, String> common;
  private final PrintStream progress;

  private BenchMain(Options options, Map<String, String> common, PrintStream progress) {
    this.options = options;
    this.common = common;
    this.progress = progress;
  }

  /**
   * Runs the benchmark.
   *
   * @param args see {@link Options#HELP}
   */
  public static void main(String[] args) throws IOException {
    if (List.of(args).contains("--help")) {
      System.out.print(Options.HELP);
      return;
    }
    try {
      BenchMain bench =
          new BenchMain(new Options(List.of(args)), common(System.getenv()), System.err);
      Report report = bench.run();
      System.out.print(report.text());
      bench.write(report);
      if (report.isWrong()) {
        System.err.println("zccache-bench: our cache was wrong, see the remarks");
        System.exit(1);
      }
    } catch (IllegalArgumentException wrongOption) {
      System.err.println("zccache-bench: " + wrongOption.getMessage());
      System.exit(2);
    }
  }

  /** The environment of everything that is measured: ours, without what steers a cache. */
  static Map<String, String> common(Map<String, String> environment) {
    Map<String, String> common = new LinkedHashMap<>(environment);
    common.keySet().removeIf(name -> name.matches("(S?CCACHE|ZCCACHE|RUNNING_PROCESS)_.*"));
    return common;
  }

  private Report run() throws IOException {
    Path work = options.path("--work").orElse(Path.of(System.getProperty("java.io.tmpdir")));
    Path folder = Files.createTempDirectory(work, "zb").toRealPath();
    try {
      ProgramSearch search = new ProgramSearch(common);
      Path gcc = search.any("gcc").orElseThrow(() -> new IOException("no gcc on the PATH"));
      Path cxx = search.any("g++").orElseThrow(() -> new IOException("no g++ on the PATH"));
      try (Stopwatch stopwatch =
          Stopwatch.start(new NativeSource("stopwatch").compile(folder, List.of(gcc.toString())))) {
        return measure(folder, stopwatch, gcc, cxx);
      }
    } finally {
      remove(folder);
    }
  }

  private Report measure(Path folder, Stopwatch stopwatch, Path gcc, Path cxx) throws IOException {
    Path muslGcc =
        options
            .path("--musl-gcc")
            .or(() -> new ProgramSearch(common).any("musl-gcc"))
            .orElse(Path.of("musl-gcc"));
    List<Measure> measures = options.measures(Catalogue.all(gcc, muslGcc));
    Map<String, String> facts = new LinkedHashMap<>(Machine.here(common, gcc).facts());
    WorkTree tree = new WorkTree(Files.createDirectory(folder.resolve("tree")), gcc, cxx);
    tree.lay(stopwatch, common);
    List<Contender> contenders =
        new Contenders(options, common).all(Files.createDirectory(folder.resolve("c")), gcc);
    Libc libc = Libc.of(Path.of(contenders.get(1).prefix().get(0)));
    facts.put("launcher's C library", libc.title());
    contenders.stream().skip(1).forEach(c -> facts.put(c.name(), c.version()));
    facts.put("rounds, units, warm-up, requests", options.extent().toString());
    List<Section> sections = new ArrayList<>();
    List<Running> running = new ArrayList<>();
    try {
      for (Contender contender : contenders) {
        start(contender, stopwatch).ifPresent(running::add);
      }
      for (Measure measure : measures) {
        progress.println("zccache-bench: " + measure.name());
        Bench bench =
            new Bench(
                stopwatch,
                tree,
                Files.createDirectories(folder.resolve("m/" + measure.name())),
                running,
                common,
                options.extent(),
                new Random(ORDER_SEED));
        sections.add(measure.run(bench));
      }
    } finally {
      for (Running one : running) {
        one.close();
      }
    }
    facts.put("load at the end", Machine.load());
    return new Report(facts, libc, sections);
  }

  /** A peer that does not start takes no part; without the first two there is no benchmark. */
  private Optional<Running> start(Contender contender, Stopwatch stopwatch) throws IOException {
    try {
      return Optional.of(Running.start(contender, stopwatch, common));
    } catch (IOException noDaemon) {
      if (contender.isPlain() || contender.name().equals(Contender.OURS)) {
        throw noDaemon;
      }
      progress.println("zccache-bench: without " + contender.name() + ": " + noDaemon);
      return Optional.empty();
    }
  }

  private void write(Report report) throws IOException {
    if (options.path("--json").isPresent()) {
      Files.writeString(options.path("--json").get(), report.json());
    }
    if (options.path("--markdown").isPresent()) {
      Files.writeString(options.path("--markdown").get(), report.markdown(Introduction.TEXT));
    }
  }

  /** Removes the folder that was made above, and nothing that links in it lead to. */
  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (UncheckedIOException goneMeanwhile) {
      throw goneMeanwhile.getCause();
    }
  }
}
