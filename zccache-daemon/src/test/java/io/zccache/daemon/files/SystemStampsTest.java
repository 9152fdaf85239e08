/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

final class SystemStampsTest {
  private final StampSource stamps = StampSource.system();
  @TempDir private Path folder;

  @Test
  void at_file_hasTheNumbersThatStatPrints() throws Exception {
    Path file = Files.writeString(folder.resolve("a.h"), "12345");
    run("touch", "-d", "2021-02-03 04:05:06.123456789 UTC", file.toString());
    FileStamp stamp = found(file, FileKind.FILE);
    String printed = run("stat", "-c", "%d %i %s %.9Y %.9Z", file.toString());
    assertThat(
            "%d %d %d %s %s"
                .formatted(
                    stamp.device(),
                    stamp.inode(),
                    stamp.size(),
                    seconds(stamp.mtimeNanos()),
                    seconds(stamp.ctimeNanos())))
        .isEqualTo(printed);
    assertThat(stamp.mtimeNanos() % 1_000_000_000).isEqualTo(123_456_789);
  }

  @Test
  void at_link_isWhatItLeadsTo() throws Exception {
    Path file = Files.writeString(folder.resolve("a.h"), "x");
    Path link = Files.createSymbolicLink(folder.resolve("b.h"), file);
    assertThat(stamps.at(link)).isEqualTo(stamps.at(file));
    assertThat(stamps.atLink(link))
        .isInstanceOfSatisfying(
            Stat.Found.class, found -> assertThat(found.kind()).isEqualTo(FileKind.LINK));
  }

  @Test
  void at_eachKind_isToldApart() throws Exception {
    Path pipe = folder.resolve("pipe");
    run("mkfifo", pipe.toString());
    found(folder, FileKind.FOLDER);
    found(pipe, FileKind.OTHER);
    found(Path.of("/dev/null"), FileKind.OTHER);
  }

  @Test
  void at_nothing_isAbsent() throws Exception {
    Path file = Files.writeString(folder.resolve("a.h"), "x");
    Path dangling = Files.createSymbolicLink(folder.resolve("b.h"), folder.resolve("none"));
    assertThat(stamps.at(folder.resolve("none"))).isEqualTo(new Stat.Absent());
    assertThat(stamps.at(folder.resolve("none/of/these"))).isEqualTo(new Stat.Absent());
    assertThat(stamps.at(dangling)).isEqualTo(new Stat.Absent());
    assertThat(stamps.at(file.resolve("below"))).isEqualTo(new Stat.Absent());
    assertThat(stamps.at(file.resolve("far/below"))).isEqualTo(new Stat.Absent());
  }

  @Test
  void at_nameTooLong_isNoAnswer() {
    assertThat(stamps.at(folder.resolve("x".repeat(300)))).isInstanceOf(Stat.Failed.class);
  }

  @Test
  void at_linksInACircle_isNoAnswer() throws Exception {
    Path one = folder.resolve("one");
    Path other = Files.createSymbolicLink(folder.resolve("other"), one);
    Files.createSymbolicLink(one, other);
    assertThat(stamps.at(one)).isInstanceOf(Stat.Failed.class);
  }

  @Test
  @DisabledIf(value = "isRoot", disabledReason = "root may look everywhere")
  void at_folderThatMayNotBeEntered_isNoAnswer() throws Exception {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    assertThat(stamps.at(closed.resolve("a.h"))).isInstanceOf(Stat.Failed.class);
  }

  @Test
  void believes_whatTheKernelDates() throws Exception {
    Path file = Files.writeString(folder.resolve("a.h"), "x");
    assertThat(stamps.believes(file, found(file, FileKind.FILE))).isTrue();
    Path made = Path.of("/proc/version");
    assertThat(stamps.believes(made, found(made, FileKind.FILE))).isFalse();
  }

  @Test
  void believes_whatIsGone_not() {
    FileStamp stamp = new FileStamp(-1, 2, 3, 4, 5);
    assertThat(stamps.believes(folder.resolve("none"), stamp)).isFalse();
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private FileStamp found(Path path, FileKind kind) {
    Stat stat = stamps.at(path);
    assertThat(stat).isInstanceOf(Stat.Found.class);
    Stat.Found found = (Stat.Found) stat;
    assertThat(found.kind()).isEqualTo(kind);
    return found.stamp();
  }

  private static String seconds(long nanos) {
    return "%d.%09d".formatted(nanos / 1_000_000_000, nanos % 1_000_000_000);
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).isZero();
    return printed;
  }
}
