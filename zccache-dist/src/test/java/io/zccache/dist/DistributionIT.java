/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.dist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The archive, unpacked somewhere, and used without Maven. */
@Timeout(300)
class DistributionIT {
  private static final String SOURCE = "#include <stdio.h>\nint f(void) { return puts(\"f\"); }\n";

  @TempDir private Path parent;

  @Test
  void archive_unpackedAnywhere_compilesColdAndWarm() throws Exception {
    try (Site site = new Site(parent, unpacked("some where \u00fc"))) {
      site.write("a.c", SOURCE);
      byte[] expected = site.plain("a.o", "gcc", "-g", "-c", "a.c");
      site.settle(site.path("a.c"));

      for (int round = 0; round < 2; round++) {
        assertThat(site.zccache("gcc", "-g", "-c", "a.c")).isEqualTo(new Site.Ended(0, "", ""));
        assertThat(site.path("a.o")).hasBinaryContent(expected);
        Files.delete(site.path("a.o"));
        assertThat(site.status("cache_hits")).isEqualTo(round);
      }
      assertThat(site.status("cache_misses")).isEqualTo(1);
    }
  }

  @Test
  void prepare_makesAnArchiveOfClasses_thatDaemonsUseWhileItIsWhole() throws Exception {
    Path home = unpacked("some where");
    Path archive = home.resolve("lib/zccache.jsa");
    assertThat(daemonMaps(home, archive)).isFalse();

    Process prepared =
        new ProcessBuilder(home.resolve("bin/zccache-daemon").toString(), "--prepare")
            .inheritIO()
            .start();
    assertThat(prepared.waitFor()).isZero();
    assertThat(daemonMaps(home, archive)).isTrue();

    Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-r--r--"));
    try (FileChannel file = FileChannel.open(archive, StandardOpenOption.WRITE)) {
      file.truncate(file.size() - 1);
    }
    assertThat(daemonMaps(home, archive)).as("one byte is missing").isFalse();
  }

  @Test
  void prepare_thatIsEnded_leavesNothing() throws Exception {
    Path home = unpacked("ended early");
    Path temporary = Files.createDirectory(parent.resolve("temporary"));
    ProcessBuilder prepare =
        new ProcessBuilder(home.resolve("bin/zccache-daemon").toString(), "--prepare").inheritIO();
    prepare.environment().put("TMPDIR", temporary.toString());
    Process prepared = prepare.start();
    ProcessHandle daemon =
        await()
            .until(
                () -> prepared.children().filter(DistributionIT::javaRuns).findFirst(),
                Optional::isPresent)
            .orElseThrow();
    prepared.destroy();

    assertThat(prepared.waitFor()).isNotZero();
    assertThat(daemon.isAlive()).isFalse();
    assertThat(temporary).isEmptyDirectory();
    assertThat(home.resolve("lib"))
        .isDirectoryNotContaining(file -> file.getFileName().toString().contains(".jsa"));
  }

  private static boolean javaRuns(ProcessHandle process) {
    return process.info().command().filter(name -> name.endsWith("/java")).isPresent();
  }

  /** The folder of the archive, unpacked in a place of that name. */
  private Path unpacked(String name) throws Exception {
    Path place = Files.createDirectories(parent.resolve(name)).toRealPath();
    Process tar =
        new ProcessBuilder("tar", "-xzf", System.getProperty("zccache.archive"))
            .directory(place.toFile())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    return place.resolve("zccache");
  }

  /** Whether a daemon that was just started, and compiles, has the archive in its memory. */
  private boolean daemonMaps(Path home, Path archive) throws Exception {
    try (Site site = new Site(Files.createTempDirectory(parent, "site"), home)) {
      site.write("a.c", SOURCE);
      assertThat(site.zccache("gcc", "-c", "a.c").exit()).isZero();
      Path maps = Path.of("/proc/" + Daemons.of(site.root).get(0) + "/maps");
      return Files.readString(maps).contains(archive.toString());
    }
  }

  @Test
  void folderAndNames_withBlanksAndUmlauts_areCached() throws Exception {
    try (Site site = Site.of(Files.createDirectories(parent.resolve("pl\u00e4 ce")))) {
      site.write("s\u00fc b/\u00e4 $x.c", SOURCE);
      String source = "s\u00fc b/\u00e4 $x.c";
      byte[] expected = site.plain("o \u00f6.o", "gcc", "-g", "-c", source, "-o", "o \u00f6.o");
      site.settle(site.path(source));

      for (int round = 0; round < 2; round++) {
        assertThat(site.zccache("gcc", "-g", "-c", source, "-o", "o \u00f6.o").exit()).isZero();
        assertThat(site.path("o \u00f6.o")).hasBinaryContent(expected);
        assertThat(site.status("cache_hits")).isEqualTo(round);
      }
    }
  }

  @Test
  void sourceWithErrors_givesTheCompilersOwnWordsAndExitCode() throws Exception {
    try (Site site = Site.of(parent)) {
      site.write("bad.c", "int f( { return undeclared; }\n");
      Site.Ended plain = site.run(List.of("gcc", "-Wall", "-c", "bad.c"));

      assertThat(site.zccache("gcc", "-Wall", "-c", "bad.c")).isEqualTo(plain);
      assertThat(plain.exit()).isNotZero();
      assertThat(site.status("compile_errors")).isEqualTo(1);
    }
  }

  @Test
  void environmentOfACall_isWrittenNowhere() throws Exception {
    String secret = UUID.randomUUID().toString();
    try (Site site = Site.of(parent)) {
      site.environment.put("SECRET", secret);
      site.write("good.c", SOURCE);
      site.write("bad.c", "int f( { return undeclared; }\n");
      site.settle(site.path("bad.c"));

      assertThat(site.zccache("session-start").exit()).isZero();
      for (int round = 0; round < 2; round++) {
        assertThat(site.zccache("gcc", "-c", "good.c").exit()).isZero();
        assertThat(site.zccache("gcc", "-c", "bad.c").exit()).isNotZero();
        assertThat(site.zccache("gcc", "good.o", "-shared", "-o", "good.so").exit()).isZero();
        assertThat(site.zccache("explain", "gcc", "-c", "good.c").exit()).isZero();
      }
      assertThat(site.status("cache_hits")).isEqualTo(2);
      assertThat(site.zccache("stop").exit()).isZero();
      await().until(() -> site.daemons().isEmpty());
      try (Stream<Path> all = Files.walk(site.root)) {
        List<Path> files = all.filter(Files::isRegularFile).toList();
        assertThat(files).contains(site.root.resolve("logs/daemon.log"));
        assertThat(files).noneMatch(file -> new String(read(file), ISO_8859_1).contains(secret));
      }
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void argumentsOfAnyBytes_reachTheCompiler() throws Exception {
    try (Site site = Site.of(parent)) {
      site.environment.remove("ZCCACHE_STRICT");
      site.write("a.c", "const char text[] = T;\n");
      String script = "\"$0\" gcc -c a.c \"-DT=\\\"$(printf 'x\\377y')\\\"\" -o a.o";

      assertThat(site.run(List.of("sh", "-c", script, site.launcher())).exit()).isZero();

      assertThat(Files.readString(site.path("a.o"), java.nio.charset.StandardCharsets.ISO_8859_1))
          .contains("x\u00ffy");
    }
  }

  @Test
  void compileAndLink_isLeftToTheCompiler() throws Exception {
    try (Site site = Site.of(parent)) {
      site.write("m.c", "#include <stdio.h>\nint main(void) { return puts(\"ran\") < 0; }\n");

      assertThat(site.zccache("gcc", "m.c", "-o", "app").exit()).isZero();

      assertThat(site.run(List.of("./app")).stdout()).isEqualTo("ran\n");
    }
  }
}
