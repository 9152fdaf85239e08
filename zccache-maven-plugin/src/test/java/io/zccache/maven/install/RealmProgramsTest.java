/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmProgramsTest {

  private static final Platform LINUX = new Platform("linux-x86_64");

  private static final LauncherSource NOWHERE =
      (platform, version) -> {
        throw new NoLauncherException(platform, "looked for " + version);
      };

  @TempDir Path temp;
  private Path resources;

  @BeforeEach
  void makeJar() throws IOException {
    resources = Files.createDirectories(temp.resolve("our jar"));
    Path programs = resources.resolve("io/zccache/maven/programs");
    Files.createDirectories(programs.resolve("linux-x86_64"));
    Files.createDirectories(programs.resolve("bin"));
    Files.writeString(programs.resolve("version"), "1.2\n");
    Files.createDirectories(programs.resolve("lib"));
    Files.writeString(programs.resolve("daemon.libraries"), "lib/one-4.jar:lib/other-3.jar");
    Files.writeString(programs.resolve("lib/one-4.jar"), "one");
    Files.writeString(programs.resolve("lib/other-3.jar"), "other");
    Files.writeString(programs.resolve("lib/zccache-daemon-1.2.jar"), "daemon");
    Files.writeString(programs.resolve("linux-x86_64/zccache"), "launcher");
    Files.writeString(programs.resolve("bin/zccache-daemon"), "script");
    Files.writeString(programs.resolve("bin/zccache-run"), "script");
  }

  @Test
  void files_areLauncherScriptAndTheListedJars() throws Exception {
    try (URLClassLoader realm = realm()) {
      RealmPrograms programs = new RealmPrograms(realm, LINUX, NOWHERE);

      assertThat(programs.version()).isEqualTo("1.2");
      assertThat(programs.files())
          .extracting(ProgramFile::path)
          .containsExactly(
              "lib/one-4.jar",
              "lib/other-3.jar",
              "lib/zccache-daemon-1.2.jar",
              "bin/zccache-daemon",
              "bin/zccache-run",
              "bin/zccache");
      assertThat(programs.files().get(1).mark()).isEqualTo(mark("other"));
    }
  }

  @Test
  void files_jarMissing_fails() throws Exception {
    Files.delete(resources.resolve("io/zccache/maven/programs/lib/other-3.jar"));
    try (URLClassLoader realm = realm()) {
      RealmPrograms programs = new RealmPrograms(realm, LINUX, NOWHERE);

      assertThatThrownBy(programs::files)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("other-3.jar");
    }
  }

  @Test
  void files_haveTheLauncherOfThePlatform() throws Exception {
    Path programs = resources.resolve("io/zccache/maven/programs");
    Files.createDirectories(programs.resolve("linux-aarch_64"));
    Files.writeString(programs.resolve("linux-aarch_64/zccache"), "for aarch64");
    try (URLClassLoader realm = realm()) {
      for (String arch : new String[] {"aarch64", "arm64"}) {
        Platform platform = Platform.of("Linux", arch);

        assertThat(launcher(new RealmPrograms(realm, platform, NOWHERE)))
            .isEqualTo(mark("for aarch64"));
      }
      assertThat(launcher(new RealmPrograms(realm, Platform.of("Linux", "amd64"), NOWHERE)))
          .isEqualTo(mark("launcher"));
    }
  }

  @Test
  void files_platformNotInOurJar_haveTheLauncherOfElsewhere() throws Exception {
    Path found = Files.writeString(temp.resolve("found.exe"), "found");
    try (URLClassLoader realm = realm()) {
      LauncherSource elsewhere =
          (platform, version) -> {
            assertThat(platform.name() + " " + version).isEqualTo("linux-riscv64 1.2");
            return found;
          };

      assertThat(launcher(new RealmPrograms(realm, Platform.of("Linux", "riscv64"), elsewhere)))
          .isEqualTo(mark("found"));
    }
  }

  @Test
  void files_noLauncherAnywhere_fails() throws Exception {
    try (URLClassLoader realm = realm()) {
      RealmPrograms programs = new RealmPrograms(realm, new Platform("plan9-mips"), NOWHERE);

      assertThatThrownBy(programs::files)
          .isInstanceOf(NoLauncherException.class)
          .hasMessage("there is no launcher for plan9-mips (looked for 1.2)");
    }
  }

  private static String mark(String content) {
    return new ProgramFile("any", content.getBytes(UTF_8), false).mark();
  }

  private static String launcher(RealmPrograms programs) throws Exception {
    return programs.files().stream()
        .filter(file -> file.path().equals("bin/zccache"))
        .map(ProgramFile::mark)
        .findFirst()
        .orElseThrow();
  }

  private URLClassLoader realm() throws IOException {
    return new URLClassLoader(new URL[] {resources.toUri().toURL()}, null);
  }
}
