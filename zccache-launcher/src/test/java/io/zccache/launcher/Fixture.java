/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.FilePath;
import io.zccache.client.SideFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder with a launcher in {@code bin}, a compiler {@code gcc} that is a script in {@code
 * tools}, a current folder {@code work} and a cache root {@code cache}.
 */
final class Fixture {
  /** The compiler says its name, its arguments, what it reads, and ends with 5. */
  private static final String COMPILER =
      """
      echo "ran $0 $*"
      echo "PATH=$PATH"
      cat
      echo "warning: w" >&2
      exit 5
      """;

  final Path dir;
  final Path root;
  final Path tools;
  final Path work;
  final Path launcher;
  private final Program program;

  Fixture(Program program, Path temp) throws IOException {
    this.program = program;
    // Real, as the current folder of a process is.
    this.dir = temp.toRealPath();
    this.root = dir.resolve("cache");
    this.tools = Files.createDirectories(dir.resolve("tools"));
    this.work = Files.createDirectories(dir.resolve("work"));
    this.launcher = program.install(dir.resolve("bin/zccache"));
    script(tools.resolve("gcc"), COMPILER);
  }

  static Path script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A call of the launcher. */
  Call zccache(String... words) {
    return call(launcher.toString(), words);
  }

  /** A call of any program in the same surroundings. */
  Call call(String file, String... words) {
    List<String> command = new ArrayList<>();
    command.add(file);
    command.addAll(List.of(words));
    return new Call(command)
        .in(work)
        .with("PATH", tools + ":/usr/bin:/bin")
        .with("ZCCACHE_CACHE_DIR", root);
  }

  /** A link folder with a link for {@code gcc}. */
  Path links(String name, @Nullable SideFile side) throws IOException {
    Path folder = dir.resolve(name);
    program.install(folder.resolve("gcc"));
    if (side != null) {
      Files.write(folder.resolve(SideFile.NAME), side.format());
    }
    return folder;
  }

  /** A side file for the compiler of this fixture. */
  SideFile side(boolean enabled, @Nullable String session) {
    return side(enabled, new SideFile.Build(session, null, List.of()));
  }

  /** A side file for the compiler of this fixture. */
  SideFile side(boolean enabled, SideFile.Build build) {
    return new SideFile(
        enabled, FilePath.of(tools.toString()), FilePath.of(root.toString()), null, null, build);
  }

  /** What the compiler says when it is run with {@code arguments} as {@code name}. */
  static String ran(Object name, String arguments) {
    return "ran " + name + " " + arguments + "\n";
  }
}
