/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way to compile: the plain compiler, or a cache in front of it with a folder of its own.
 *
 * @param name as in the tables
 * @param version what its program says of itself
 * @param prefix the words that go before the compiler
 * @param settings its environment, on top of the common one
 * @param daemon how its daemon is started by hand
 * @param statistics how it tells its counts
 */
record Contender(
    String name,
    String version,
    List<String> prefix,
    Map<String, String> settings,
    Optional<DaemonProgram> daemon,
    Optional<Statistics> statistics) {
  static final String PLAIN = "plain";
  static final String OURS = "zccache";
  static final String REFERENCE = "reference";
  static final String CCACHE = "ccache";
  static final String SCCACHE = "sccache";

  /** The words that start a daemon, those that ask it to end, and where it listens. */
  record DaemonProgram(List<String> words, List<String> stop, Path socket) {}

  /** The words that print the counts; the patterns of hits and of misses, one group, summed. */
  record Statistics(List<String> words, Pattern hits, Pattern misses) {
    Counts read(String text) {
      return new Counts(sum(hits, text), sum(misses, text));
    }

    private static long sum(Pattern pattern, String text) {
      return pattern
          .matcher(text)
          .results()
          .mapToLong(found -> Long.parseLong(found.group(1)))
          .sum();
    }
  }

  static Contender plain(String version) {
    return new Contender(PLAIN, version, List.of(), Map.of(), Optional.empty(), Optional.empty());
  }

  /** Our launcher and daemon. */
  static Contender ours(Path dist, String version, Path folder) {
    String launcher = dist.resolve("bin/zccache").toString();
    String daemon = dist.resolve("bin/zccache-daemon").toString();
    return new Contender(
        OURS,
        version,
        List.of(launcher),
        Map.of("ZCCACHE_CACHE_DIR", folder.toString()),
        Optional.of(
            new DaemonProgram(
                List.of(daemon, "--foreground"),
                List.of(launcher, "stop"),
                folder.resolve("run/daemon.sock"))),
        Optional.of(
            new Statistics(
                List.of(launcher, "status", "--json"),
                Pattern.compile("\"cache_hits\": *(\\d+)"),
                Pattern.compile("\"cache_misses\": *(\\d+)"))));
  }

  /** zccache 1.12.6, with a home of its own. */
  static Contender reference(Path client, String version, Path folder) {
    return new Contender(
        REFERENCE,
        version,
        List.of(client.toString()),
        Map.of(
            "ZCCACHE_CACHE_DIR",
            folder.resolve("root").toString(),
            "HOME",
            folder.toString(),
            "RUNNING_PROCESS_DISABLE",
            "1"),
        Optional.of(
            new DaemonProgram(
                List.of(client.resolveSibling("zccache-daemon").toString(), "--foreground"),
                List.of(client.toString(), "stop"),
                folder.resolve("root/daemon.sock"))),
        Optional.of(
            new Statistics(
                List.of(client.toString(), "status"),
                Pattern.compile("\\((\\d+) cached"),
                Pattern.compile("(\\d+) cold"))));
  }

  static Contender ccache(Path program, String version, Path folder) {
    return new Contender(
        CCACHE,
        version,
        List.of(program.toString()),
        Map.of(
            "CCACHE_DIR",
            folder.toString(),
            "CCACHE_CONFIGPATH",
            folder.resolve("ccache.conf").toString()),
        Optional.empty(),
        Optional.of(
            new Statistics(
                List.of(program.toString(), "--print-stats"),
                Pattern.compile("(?:direct|preprocessed)_cache_hit\t(\\d+)"),
                Pattern.compile("(?m)^cache_miss\t(\\d+)"))));
  }

  static Contender sccache(Path program, String version, Path folder) {
    Path socket = folder.resolve("socket");
    return new Contender(
        SCCACHE,
        version,
        List.of(program.toString()),
        Map.of(
            "SCCACHE_DIR", folder.resolve("cache").toString(),
            "SCCACHE_CONF", folder.resolve("config").toString(),
            "SCCACHE_SERVER_UDS", socket.toString(),
            "SCCACHE_DIRECT", "true"),
        Optional.of(
            new DaemonProgram(
                List.of(
                    "/usr/bin/env",
                    "SCCACHE_START_SERVER=1",
                    "SCCACHE_NO_DAEMON=1",
                    program.toString()),
                List.of(program.toString(), "--stop-server"),
                socket)),
        Optional.of(
            new Statistics(
                List.of(program.toString(), "--show-stats"),
                Pattern.compile("(?m)^Cache hits +(\\d+)"),
                Pattern.compile("(?m)^Cache misses +(\\d+)"))));
  }

  boolean isPlain() {
    return prefix.isEmpty();
  }

  Map<String, String> environment(Map<String, String> common) {
    Map<String, String> all = new LinkedHashMap<>(common);
    all.putAll(settings);
    return all;
  }

  Command compile(Unit unit, Map<String, String> common) {
    List<String> words = new ArrayList<>(prefix);
    words.addAll(unit.words());
    return new Command(unit.build(), words, environment(common));
  }

  /** What a version text says first that looks like a version. */
  static String versionIn(String text) {
    Matcher found = Pattern.compile("\\d+\\.\\d+(\\.\\d+)?\\S*").matcher(text);
    return found.find() ? found.group() : "unknown";
  }
}
