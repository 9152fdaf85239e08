/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.install;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * The programs as they travel with the plugin, all of them resources of its jar: the common
 * platforms' launchers, the daemon's scripts, the daemon's jars. None of them is loaded here.
 */
public final class RealmPrograms implements ProgramSource {

  private static final String FOLDER = "io/zccache/maven/programs/";
  private static final String LIBRARY_LIST = FOLDER + "daemon.libraries";

  private final ClassLoader realm;
  private final Platform platform;
  private final LauncherSource elsewhere;

  /**
   * The programs for a platform.
   *
   * @param realm the class loader that has our jar
   * @param elsewhere asked for the launcher if our jar has none for the platform
   */
  public RealmPrograms(ClassLoader realm, Platform platform, LauncherSource elsewhere) {
    this.realm = realm;
    this.platform = platform;
    this.elsewhere = elsewhere;
  }

  /** The version of this plugin. */
  public String version() throws IOException {
    return new String(resource(FOLDER + "version"), StandardCharsets.UTF_8).strip();
  }

  @Override
  public List<ProgramFile> files() throws IOException, NoLauncherException {
    byte[] launcher = launcher();
    List<ProgramFile> files = new ArrayList<>();
    for (String library : libraries()) {
      files.add(new ProgramFile(library, resource(FOLDER + library), false));
    }
    files.add(new ProgramFile(Programs.DAEMON, resource(FOLDER + Programs.DAEMON), true));
    files.add(new ProgramFile(Programs.RUN, resource(FOLDER + Programs.RUN), true));
    files.add(new ProgramFile(Programs.LAUNCHER, launcher, true));
    return files;
  }

  private byte[] launcher() throws IOException, NoLauncherException {
    String name = FOLDER + platform.name() + "/zccache";
    return realm.getResource(name) == null
        ? Files.readAllBytes(elsewhere.find(platform, version()))
        : resource(name);
  }

  /* The list, lib/a.jar:lib/b.jar, is of what the daemon's own jar needs. */
  private List<String> libraries() throws IOException {
    String line = new String(resource(LIBRARY_LIST), StandardCharsets.UTF_8).strip();
    List<String> libraries = new ArrayList<>(List.of(line.split(":", -1)));
    libraries.add(Programs.LIBRARIES + "zccache-daemon-" + version() + ".jar");
    return libraries;
  }

  private byte[] resource(String name) throws IOException {
    try (InputStream in = realm.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("the plugin's jar lacks " + name);
      }
      return in.readAllBytes();
    }
  }
}
