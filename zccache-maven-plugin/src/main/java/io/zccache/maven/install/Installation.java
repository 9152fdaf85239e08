/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts the programs of one plugin version under the cache root, in a folder named by version and
 * content, and makes sure before each use that they are there and whole. Many builds may do so at
 * once: each file is replaced as a whole, always by the same bytes.
 */
public final class Installation {

  private static final String JAVA_HOME_NOTE = "lib/java.home";

  private final Path folder;
  private final String version;
  private final Path javaHome;

  /**
   * An installation that is not there yet.
   *
   * @param folder the cache root's folder of programs
   * @param version the plugin's version
   * @param javaHome a JDK or JRE that can run the daemon
   */
  public Installation(Path folder, String version, Path javaHome) {
    this.folder = folder;
    this.version = version;
    this.javaHome = javaHome;
  }

  /**
   * The programs, after what was missing or damaged has been put in place.
   *
   * @throws NoLauncherException if there is no launcher for this machine; then nothing is written
   */
  public Programs install(ProgramSource source) throws IOException, NoLauncherException {
    List<ProgramFile> files = source.files();
    Path home = folder.resolve(version + "-" + contentName(files));
    for (ProgramFile file : files) {
      if (!file.isInstalled(home)) {
        file.install(home);
        if (!file.isInstalled(home)) {
          throw new IOException(home.resolve(file.path()) + " is not what was written there");
        }
      }
    }
    noteJava(home.resolve(JAVA_HOME_NOTE));
    return Programs.in(home);
  }

  // Not part of the content: which JDK came by last does not matter as long as it is still there.
  private void noteJava(Path note) throws IOException {
    String noted = Files.exists(note) ? Files.readString(note).strip() : "";
    if (noted.isEmpty() || !Files.isExecutable(Path.of(noted, "bin", "java"))) {
      AtomicFiles.write(note, (javaHome + "\n").getBytes(FileNames.charset()), AtomicFiles.PLAIN);
    }
  }

  private static String contentName(List<ProgramFile> files) {
    return Sha256.name(
            files.stream()
                .map(file -> file.mark() + " " + file.path())
                .sorted()
                .collect(Collectors.joining("\n")))
        .substring(0, 12);
  }
}
