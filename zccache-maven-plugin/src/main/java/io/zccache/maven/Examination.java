/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.client.Outcome;
import io.zccache.maven.inject.ToolNames;
import io.zccache.maven.install.FileNames;
import io.zccache.maven.install.NoLauncherException;
import io.zccache.maven.install.Platform;
import io.zccache.maven.install.SearchPath;
import io.zccache.maven.report.DaemonSummary;
import io.zccache.maven.report.Wording;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.endpoint.CacheRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at everything that the cache needs, and puts down what it finds. For one thread. */
final class Examination {

  /** With less space than that, in bytes, a cache is of little use. */
  private static final long LITTLE_SPACE = 256L << 20;

  private static final List<String> COMPILERS =
      List.of("gcc", "g++", "cc", "c++", "clang", "clang++");

  private final CacheSetup setup;
  private final boolean takesPart;
  private final Surroundings jvm;
  private final List<String> lines = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  /**
   * @param takesPart whether the build that this is a part of goes through the cache
   */
  Examination(CacheSetup setup, boolean takesPart, Surroundings jvm) {
    this.setup = setup;
    this.takesPart = takesPart;
    this.jvm = jvm;
  }

  /** What was found. */
  List<String> lines() {
    return lines;
  }

  /** What is wrong, and what to do. */
  List<String> faults() {
    return faults;
  }

  /** Each setting, and where its value comes from. */
  void settings(Settings settings, SettingSources sources) {
    lines.add(
        "Settings; the first that has a value counts: -D, POM, environment, "
            + SettingFile.NAME
            + ", default.");
    for (Option option : Option.values()) {
      Optional<SettingSources.Written> written = sources.written(option);
      row(
          option.parameter(),
          written.map(SettingSources.Written::value).orElse("-"),
          written.map(SettingSources.Written::origin).orElse("default"));
    }
    row("this build", takesPart ? "takes part" : "does not take part", "");
    if (settings.skip()) {
      faults.add("builds leave the cache alone, because of the setting " + Option.SKIP.parameter());
    }
  }

  /** The folder of the cache, its programs, its daemon. */
  void cache() {
    lines.add("The cache.");
    Platform platform = Platform.of(jvm.osName(), jvm.osArch());
    row("platform", platform.name(), "");
    try {
      CacheRoot root = setup.root();
      Outcome status = setup.daemon().ask(new Request.Status());
      row("folder", root.text(), "");
      row("launcher", setup.programs().launcher().toString(), "works");
      space(FileNames.path(root.programs()));
      daemon(status);
    } catch (NoLauncherException e) {
      faults.add(e.text() + "; builds run without the cache");
    } catch (CacheTroubleException e) {
      faults.add(e.text());
    } catch (IOException e) {
      faults.add("the space that is left for the cache cannot be told: " + e);
    }
  }

  private void space(Path folder) throws IOException {
    long left = Files.getFileStore(folder).getUsableSpace();
    row("space left", Wording.bytes(left), "");
    if (left < LITTLE_SPACE) {
      faults.add(
          "there is little space left for the cache ("
              + Wording.bytes(left)
              + "); set "
              + Option.CACHE_DIR.property()
              + " to a folder with more");
    }
  }

  private void daemon(Outcome status) {
    if (Outcomes.isNotRunning(status)) {
      row("daemon", "not running", "a build with native code starts one");
    } else if (status instanceof Outcome.Answered answered
        && answered.response() instanceof Response.Status running) {
      row("daemon", "running", "");
      lines.addAll(DaemonSummary.state(running.status()));
    } else {
      faults.add("the daemon does not answer as it should: " + Outcomes.text(status));
    }
  }

  /** The compilers that a build finds by their names. */
  void compilers() {
    lines.add("Compilers on the path.");
    SearchPath path = SearchPath.parse(jvm.environment().getOrDefault("PATH", ""));
    boolean any = false;
    for (String name : COMPILERS) {
      Optional<Path> program = path.find(name);
      if (program.isPresent()) {
        any = true;
        row(name, program.get().toString(), what(program.get()));
      }
    }
    if (!any) {
      faults.add("there is no C or C++ compiler on the path");
    }
    for (String variable : List.of("CC", "CXX")) {
      String value = jvm.environment().getOrDefault(variable, "");
      if (!value.isEmpty()) {
        boolean cache = ToolNames.mentionsCache(value);
        row(variable, value, cache ? "has a cache already, and is left alone" : "environment");
      }
    }
  }

  private static String what(Path program) {
    try {
      Path real = program.toRealPath();
      String name = String.valueOf(real.getFileName()).toLowerCase(Locale.ROOT);
      return ToolNames.isCache(name)
          ? "is " + name + "; builds that use it are left alone"
          : real.equals(program) ? "" : "is " + real;
    } catch (IOException e) {
      return "cannot be looked at: " + e;
    }
  }

  private void row(String name, String value, String note) {
    String text = String.format(Locale.ROOT, "  %-14s%s", name, value);
    lines.add(note.isEmpty() ? text : text + "  (" + note + ")");
  }
}
