/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

  private static final byte[] LIBRARY = "x".repeat(300_000).getBytes(UTF_8);

  @TempDir Path temp;

  @Test
  void install_nothingThere_putsAllFilesInPlace() throws Exception {
    Programs programs = installation().install(source("echo launcher"));

    assertThat(programs.launcher()).isExecutable().hasContent(script("echo launcher"));
    assertThat(programs.daemon()).isExecutable();
    assertThat(home(programs).resolve("lib/daemon.jar")).hasBinaryContent(LIBRARY);
    assertThat(home(programs).getFileName().toString()).matches("1\\.2-[0-9a-f]{12}");
  }

  @Test
  void install_notesTheJavaThatInstalls() throws Exception {
    Programs programs = installation().install(source("exit 0"));

    assertThat(home(programs).resolve("lib/java.home")).hasContent(javaHome().toString());
  }

  @Test
  void install_notedJavaIsGone_notesAnother() throws Exception {
    Programs programs = installation().install(source("exit 0"));
    Path note = home(programs).resolve("lib/java.home");
    Files.writeString(note, "/no/such/jdk\n");

    installation().install(source("exit 0"));

    assertThat(note).hasContent(javaHome().toString());
  }

  @Test
  void install_whole_touchesNothing() throws Exception {
    Path home = home(installation().install(source("exit 0")));
    List<Object> before = keys(home);

    installation().install(source("exit 0"));

    assertThat(keys(home)).isEqualTo(before);
  }

  @Test
  void install_damagedProgram_isReplaced() throws Exception {
    Programs programs = installation().install(source("exit 0"));
    Files.writeString(programs.launcher(), "damaged");

    installation().install(source("exit 0"));

    assertThat(programs.launcher()).isExecutable().hasContent(script("exit 0"));
  }

  @Test
  void install_tornLibrary_isReplaced() throws Exception {
    Path library = home(installation().install(source("exit 0"))).resolve("lib/daemon.jar");
    Files.write(library, new byte[10]);

    installation().install(source("exit 0"));

    assertThat(library).hasBinaryContent(LIBRARY);
  }

  @Test
  void install_oneWrongByte_isReplaced() throws Exception {
    Path library = home(installation().install(source("exit 0"))).resolve("lib/daemon.jar");
    byte[] wrong = LIBRARY.clone();
    wrong[LIBRARY.length / 2]++;
    Files.write(library, wrong);

    installation().install(source("exit 0"));

    assertThat(library).hasBinaryContent(LIBRARY);
  }

  @Test
  void install_executeBitLost_isSetAgain() throws Exception {
    Programs programs = installation().install(source("exit 0"));
    Files.setPosixFilePermissions(programs.daemon(), AtomicFiles.PLAIN);

    installation().install(source("exit 0"));

    assertThat(programs.daemon()).isExecutable();
  }

  @Test
  void install_fileRemoved_isPutBack() throws Exception {
    Programs programs = installation().install(source("exit 0"));
    Files.delete(programs.daemon());

    installation().install(source("exit 0"));

    assertThat(programs.daemon()).isExecutable();
  }

  @Test
  void install_otherContentOfTheSameVersion_hasAPlaceOfItsOwn() throws Exception {
    Programs one = installation().install(source("echo 1"));
    Programs other = installation().install(source("echo 2"));

    assertThat(home(other)).isNotEqualTo(home(one));
    assertThat(one.launcher()).hasContent(script("echo 1"));
  }

  @Test
  void install_sixteenAtOnce_allSeeTheWhole() throws Exception {
    Path home = home(installation().install(source("exit 0")));
    Files.delete(home.resolve("bin/zccache"));
    Files.write(home.resolve("lib/daemon.jar"), new byte[7]);
    CountDownLatch ready = new CountDownLatch(16);
    ExecutorService pool = Executors.newFixedThreadPool(16);
    try {
      List<Callable<Programs>> builds = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        builds.add(
            () -> {
              ready.countDown();
              ready.await();
              Programs programs = installation().install(source("exit 0"));
              programs.tryLauncher();
              assertThat(home(programs).resolve("lib/daemon.jar")).hasBinaryContent(LIBRARY);
              return programs;
            });
      }
      for (Future<Programs> build : pool.invokeAll(builds)) {
        assertThat(home(build.get())).isEqualTo(home);
      }
    } finally {
      pool.shutdownNow();
    }
    try (Stream<Path> files = Files.walk(home)) {
      assertThat(files.filter(AtomicFiles::isTemporary)).isEmpty();
    }
  }

  @Test
  void install_folderIsAFile_fails() throws Exception {
    Files.createFile(temp.resolve("bin"));

    assertThatThrownBy(() -> installation().install(source("exit 0")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void tryLauncher_failing_isTold() throws Exception {
    Programs programs = installation().install(source("exit 3"));

    assertThatThrownBy(programs::tryLauncher)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("status 3");
  }

  @Test
  void tryLauncher_notExecutable_isTold() throws Exception {
    Programs programs = installation().install(source("exit 0"));
    Files.setPosixFilePermissions(programs.launcher(), AtomicFiles.PLAIN);

    assertThatThrownBy(programs::tryLauncher).isInstanceOf(IOException.class);
  }

  private Installation installation() {
    return new Installation(temp.resolve("bin"), "1.2", javaHome());
  }

  private static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  private static ProgramSource source(String launcher) {
    return () ->
        List.of(
            new ProgramFile("lib/daemon.jar", LIBRARY, false),
            new ProgramFile("bin/zccache-daemon", script("exit 0").getBytes(UTF_8), true),
            new ProgramFile("bin/zccache", script(launcher).getBytes(UTF_8), true));
  }

  private static String script(String command) {
    return "#!/bin/sh\n" + command + "\n";
  }

  private static Path home(Programs programs) {
    return programs.launcher().resolve("../..").normalize();
  }

  private static List<Object> keys(Path home) throws IOException {
    List<Object> keys = new ArrayList<>();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted().toList()) {
        keys.add(Files.getAttribute(file, "unix:ino"));
        keys.add(Files.getAttribute(file, "unix:ctime"));
      }
    }
    return keys;
  }
}
