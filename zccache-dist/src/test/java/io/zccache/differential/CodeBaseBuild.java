/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Builds a code base in one place from nothing, plainly or through the cache. */
final class CodeBaseBuild {
  private final CodeBase base;
  private final Path code;
  private final Path folder;
  private final CacheSite cache;

  /**
   * @param base what to build
   * @param place where its crate lies in a folder {@code crate}, and where it is built
   * @param cache the cache for builds that are not plain
   */
  CodeBaseBuild(CodeBase base, Path place, CacheSite cache) {
    this.base = base;
    this.code = place.resolve("crate").resolve(base.folder());
    this.folder = place.resolve("build");
    this.cache = cache;
  }

  /**
   * What a build has made.
   *
   * @param objects digest of each object file by its path in the build folder
   * @param counts what the cache counted during the build itself; empty for a plain one
   * @param seconds how long the build itself took
   */
  record Made(SortedMap<String, String> objects, SortedMap<String, Long> counts, double seconds) {
    long count(String name) {
      return counts.getOrDefault(name, 0L);
    }

    /** The objects that are missing, additional, or have other bytes than another build's. */
    List<String> differing(Made other) {
      return Stream.concat(objects.keySet().stream(), other.objects.keySet().stream())
          .distinct()
          .filter(path -> !Objects.equals(objects.get(path), other.objects.get(path)))
          .sorted()
          .toList();
    }
  }

  /** Builds with the bare compiler. */
  Made plain() throws IOException, InterruptedException {
    return build(Map.of("CC", "gcc", "LAUNCHER", ""), false);
  }

  /** Builds with the launcher before the compiler, all else the same. */
  Made cached() throws IOException, InterruptedException {
    String launcher = cache.front().get(0);
    return build(
        Map.of(
            "CC",
            launcher + " gcc",
            "LAUNCHER",
            "-DCMAKE_C_COMPILER_LAUNCHER="
                + launcher
                + " -DCMAKE_CXX_COMPILER_LAUNCHER="
                + launcher),
        true);
  }

  /** A header that many units read. */
  Path header() {
    return code.resolve(base.header());
  }

  private Made build(Map<String, String> variables, boolean cached)
      throws IOException, InterruptedException {
    Tree.delete(folder);
    Files.createDirectories(folder);
    shell(base.prepare(), variables);
    Map<String, Long> before = cached ? cache.settledCounts() : Map.of();
    long start = System.nanoTime();
    shell(base.build(), variables);
    double seconds = (System.nanoTime() - start) / 1e9;
    SortedMap<String, Long> counts = new TreeMap<>();
    if (cached) {
      cache
          .settledCounts()
          .forEach((name, value) -> counts.put(name, value - before.getOrDefault(name, 0L)));
      counts.values().removeIf(value -> value == 0);
    }
    return new Made(objects(), counts, seconds);
  }

  private void shell(String line, Map<String, String> variables)
      throws IOException, InterruptedException {
    Path log = folder.resolveSibling("build.log");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-e", "-c", line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv("PATH"));
    builder.environment().put("HOME", folder.resolveSibling("home").toString());
    builder.environment().put("SRC", code.toString());
    builder.environment().putAll(variables);
    builder.environment().putAll(cache.environment());
    int exit = builder.start().waitFor();
    if (exit != 0) {
      String text = Files.readString(log, StandardCharsets.ISO_8859_1);
      throw new IOException(
          base.name() + " does not build:\n" + text.substring(Math.max(0, text.length() - 4_000)));
    }
  }

  private SortedMap<String, String> objects() throws IOException {
    SortedMap<String, String> objects = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.filter(file -> file.toString().endsWith(".o")).toList()) {
        objects.put(folder.relativize(one).toString(), digest(one));
      }
    }
    return objects;
  }

  private static String digest(Path file) throws IOException {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), hash)) {
        long unused = in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(hash.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
