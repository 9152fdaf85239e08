/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The programs of zccache 1.12.6: those of {@code -Dinterop.reference=FOLDER}, else those on the
 * PATH or where cargo installs, else built from the crate into the build's output, which takes some
 * minutes.
 *
 * @param client the command
 * @param daemon its daemon
 */
record Reference(Path client, Path daemon) {
  private static final String VERSION = "1.12.6";

  /** The programs, or nothing where they are missing and there is no cargo to build them. */
  static Optional<Reference> find() throws IOException, InterruptedException {
    for (Path folder : places()) {
      Path client = folder.resolve("zccache");
      Path daemon = folder.resolve("zccache-daemon");
      // Ours has the client's name, too, but a script for a daemon.
      if (isProgram(client) && isProgram(daemon) && says(client)) {
        return Optional.of(new Reference(client, daemon));
      }
    }
    return Optional.empty();
  }

  private static List<Path> places() throws IOException, InterruptedException {
    String given = System.getProperty("interop.reference", "");
    if (!given.isEmpty()) {
      return List.of(Path.of(given));
    }
    List<Path> places = new ArrayList<>();
    Arrays.stream(System.getenv("PATH").split(":")).map(Path::of).forEach(places::add);
    places.add(Path.of(System.getProperty("user.home"), ".cargo/bin"));
    if (places.stream().noneMatch(folder -> isProgram(folder.resolve("zccache-daemon")))) {
      places.add(build(places));
    }
    return places;
  }

  private static Path build(List<Path> places) throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("interop.build")).toAbsolutePath();
    Optional<Path> cargo =
        places.stream()
            .map(folder -> folder.resolve("cargo"))
            .filter(Files::isExecutable)
            .findFirst();
    if (cargo.isPresent() && !Files.exists(root.resolve("bin/zccache-daemon"))) {
      List<String> words =
          List.of(cargo.get().toString(), "install", "zccache", "--version", "=" + VERSION);
      List<String> all = new ArrayList<>(words);
      all.addAll(List.of("--locked", "--root", root.toString()));
      int exit = new ProcessBuilder(all).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new IOException("cargo could not install zccache " + VERSION + ": exit " + exit);
      }
    }
    return root.resolve("bin");
  }

  private static boolean isProgram(Path file) {
    try {
      return Files.isExecutable(file)
          && Files.size(file) > 1 << 20
          && Files.isRegularFile(file.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean says(Path client) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(client.toString(), "--version").start();
    process.getOutputStream().close();
    byte[] text = process.getInputStream().readAllBytes();
    return process.waitFor() == 0
        && new String(text, StandardCharsets.UTF_8).strip().equals("zccache " + VERSION);
  }
}
