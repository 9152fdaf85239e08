/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Class realms with programs that are scripts. */
final class Realms {

  private Realms() {}

  /** What the plugin's own realm would be, with these programs. */
  static Surroundings surroundings(Path folder, String launcher, String daemon) throws IOException {
    Path programs = folder.resolve("realm/io/zccache/maven/programs");
    Files.createDirectories(programs.resolve("linux-x86_64"));
    Files.createDirectories(programs.resolve("bin"));
    Files.writeString(programs.resolve("version"), "1.2\n");
    Files.createDirectories(programs.resolve("lib"));
    Files.writeString(programs.resolve("daemon.libraries"), "lib/other.jar");
    Files.writeString(programs.resolve("lib/other.jar"), "a jar");
    Files.writeString(programs.resolve("lib/zccache-daemon-1.2.jar"), "a jar");
    Files.writeString(programs.resolve("linux-x86_64/zccache"), launcher);
    Files.writeString(programs.resolve("bin/zccache-daemon"), daemon);
    Files.writeString(programs.resolve("bin/zccache-run"), "");
    URL[] urls = {folder.resolve("realm").toUri().toURL()};
    return new Surroundings(
        System.getenv(),
        new URLClassLoader(urls, null),
        Path.of(System.getProperty("java.home")),
        "Linux",
        "amd64");
  }
}
