/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.install;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The programs as they travel with the plugin: the common platforms' launchers and the daemon's
 * script as resources of our jar, the daemon's jars as jars of our class realm. None of them is
 * loaded here.
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
   * @param realm the class loader that has our jar and the daemon's
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
    Map<String, Path> jars = jars();
    for (String name : libraries()) {
      Path jar = jars.get(name);
      if (jar == null) {
        throw new FileNotFoundException(
            "the plugin was loaded without " + name + ", which the daemon needs");
      }
      files.add(new ProgramFile(Programs.LIBRARIES + name, Files.readAllBytes(jar), false));
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

  /* The list is one line: lib/a.jar:lib/b.jar */
  private List<String> libraries() throws IOException {
    String line = new String(resource(LIBRARY_LIST), StandardCharsets.UTF_8).strip();
    List<String> names = new ArrayList<>();
    for (String entry : line.split(":", -1)) {
      names.add(entry.substring(entry.lastIndexOf('/') + 1));
    }
    return names;
  }

  private Map<String, Path> jars() throws IOException {
    Map<String, Path> jars = new HashMap<>();
    URL[] urls = realm instanceof URLClassLoader loader ? loader.getURLs() : new URL[0];
    for (URL url : urls) {
      try {
        if (url.getProtocol().equals("file")) {
          Path jar = Path.of(url.toURI());
          jars.put(jar.getFileName().toString(), jar);
        }
      } catch (URISyntaxException e) {
        throw new IOException("a jar of the class realm has the odd address " + url, e);
      }
    }
    return jars;
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
