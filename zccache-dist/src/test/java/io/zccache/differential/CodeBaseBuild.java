/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Builds a code base in one place from nothing, plainly or through the cache. */
final class CodeBaseBuild {
  private static final Map<String, String> PLAINLY = Map.of("CC", "gcc", "LAUNCHER", "");

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
   * @param products the same of what was made of objects
   * @param counts what the cache counted during the build itself; empty for a plain one
   * @param seconds how long the build itself took
   */
  record Made(
      SortedMap<String, String> objects,
      SortedMap<String, String> products,
      SortedMap<String, Long> counts,
      double seconds) {
    long count(String name) {
      return counts.getOrDefault(name, 0L);
    }

    /** The files that are missing, additional, or have other bytes than another build's. */
    List<String> differing(Made other) {
      SortedMap<String, String> mine = all();
      SortedMap<String, String> others = other.all();
      return Stream.concat(mine.keySet().stream(), others.keySet().stream())
          .distinct()
          .filter(path -> !Objects.equals(mine.get(path), others.get(path)))
          .sorted()
          .toList();
    }

    private SortedMap<String, String> all() {
      SortedMap<String, String> all = new TreeMap<>(objects);
      all.putAll(products);
      return all;
    }
  }

  /** Builds with the bare compiler. */
  Made plain() throws IOException, InterruptedException {
    return build(List.of(), PLAINLY, false);
  }

  /** Builds with the launcher before the compiler, all else the same. */
  Made cached() throws IOException, InterruptedException {
    String launcher = cache.front().get(0);
    if (base.linked()) {
      return build(List.of(launcher, "run", "--"), PLAINLY, true);
    }
    return build(
        List.of(),
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

  private Made build(List<String> before, Map<String, String> variables, boolean cached)
      throws IOException, InterruptedException {
    Tree.delete(folder);
    Files.createDirectories(folder);
    shell(before, base.prepare(), variables);
    Map<String, Long> counted = cached ? cache.settledCounts() : Map.of();
    long start = System.nanoTime();
    shell(before, base.build(), variables);
    double seconds = (System.nanoTime() - start) / 1e9;
    SortedMap<String, Long> counts = new TreeMap<>();
    if (cached) {
      cache
          .settledCounts()
          .forEach((name, value) -> counts.put(name, value - counted.getOrDefault(name, 0L)));
      counts.values().removeIf(value -> value == 0);
    }
    return new Made(
        digests(file -> file.toString().endsWith(".o")),
        digests(CodeBaseBuild::isProduct),
        counts,
        seconds);
  }

  private void shell(List<String> before, String line, Map<String, String> variables)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(before);
    command.addAll(List.of("sh", "-e", "-c", line));
    Path log = folder.resolveSibling("build.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
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

  private SortedMap<String, String> digests(Predicate<Path> wanted) throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one :
          all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .filter(wanted)
              .toList()) {
        digests.put(folder.relativize(one).toString(), digest(one));
      }
    }
    return digests;
  }

  /** An archive, a library or a program, but for what CMake makes to try a compiler. */
  private static boolean isProduct(Path file) {
    String name = file.toString();
    return !name.contains("/CMakeFiles/") && !name.endsWith(".o") && beginsAsProduct(file);
  }

  private static boolean beginsAsProduct(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
      return start.equals("\u007fELF") || start.equals("!<ar");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
