/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.key.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class FileTableTest {
  private static final FileStamp OLD = new FileStamp(1, 2, 3, 1_000_000_001L, 1_000_000_002L);
  private static final FileStamp NEW = new FileStamp(1, 2, 3, 1_000_000_001L, 1_000_000_003L);
  private static final FileStamp WHOLE = new FileStamp(1, 2, 3, 1_000_000_000L, 1_000_000_000L);
  private static final Instant LATER = Instant.ofEpochSecond(1_000);

  private final ScriptedStamps stamps = new ScriptedStamps();
  private Instant now = LATER;
  @TempDir private static Path proc;
  private final MountTable mounted = new MountTable(proc.resolve("mountinfo"));
  private final FileTable scripted = new FileTable(stamps, () -> now, mounted, 100);
  private final FileTable real =
      new FileTable(
          StampSource.system(),
          () -> InstantSource.system().instant().plus(Duration.ofHours(1)),
          MountTable.system(),
          100);
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void makeFile() throws IOException {
    file = write("one");
    Files.writeString(proc.resolve("mountinfo"), "22 1 254:0 / / rw - ext4 /dev/root rw\n");
    mounted.look();
  }

  @Test
  void current_settledFile_isReadOnce() throws Exception {
    stamps.answer(OLD);
    assertThat(scripted.current(file)).isEqualTo(known(OLD, "one", true));
    // Nothing but a reading could show this change: the stamp is said to be the same.
    write("two");
    assertThat(scripted.current(file)).isEqualTo(known(OLD, "one", true));
    assertThat(stamps.asked()).isEqualTo(3);
  }

  /** What is asked for often outlives a flood of what is asked for once. */
  @Test
  void current_moreFilesThanItRemembers_keepsThoseInUse() throws Exception {
    stamps.answer(OLD);
    List<Path> hot = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      hot.add(Files.writeString(folder.resolve("hot" + i), "hot"));
    }
    Path cold = Files.createDirectory(folder.resolve("cold"));
    for (int i = 0; i < 2_000; i++) {
      scripted.current(Files.writeString(cold.resolve("c" + i), "cold"));
      scripted.current(hot.get(i % hot.size()));
    }
    FileState.Known state = known(OLD, "hot", true);
    assertThat(hot).allMatch(file -> scripted.holdsWhileMounted(file, state));
    long remembered;
    try (Stream<Path> files = Files.list(cold)) {
      FileState.Known once = known(OLD, "cold", true);
      remembered = files.filter(file -> scripted.holdsWhileMounted(file, once)).count();
    }
    assertThat(remembered).isLessThan(100);
  }

  @Test
  void current_wholeSeconds_isReadOnceForEachSetOfMounts() throws Exception {
    stamps.answer(WHOLE);
    assertThat(scripted.current(file)).isEqualTo(known(WHOLE, "one", false));
    write("two");
    assertThat(scripted.current(file)).isEqualTo(known(WHOLE, "one", false));
    assertThat(scripted.matches(file, known(WHOLE, "one", false), new Evidence())).isTrue();

    Files.writeString(proc.resolve("mountinfo"), "22 1 7:0 / / ro - squashfs /dev/loop0 ro\n");
    mounted.look();

    assertThat(scripted.matches(file, known(WHOLE, "one", false), new Evidence())).isFalse();
    assertThat(scripted.current(file)).isEqualTo(known(WHOLE, "two", false));
  }

  @Test
  void current_wholeSecondsNotLongAgo_isReadAgain() throws Exception {
    now = Instant.ofEpochSecond(4);
    stamps.answer(WHOLE);
    assertThat(scripted.current(file)).isEqualTo(known(WHOLE, "one", false));
    write("two");
    assertThat(scripted.current(file)).isEqualTo(known(WHOLE, "two", false));
  }

  @Test
  void current_unsettledFile_isReadAgain() throws Exception {
    now = Instant.ofEpochSecond(1, 2);
    stamps.answer(OLD);
    assertThat(scripted.current(file)).isEqualTo(known(OLD, "one", false));
    write("two");
    assertThat(scripted.current(file)).isEqualTo(known(OLD, "two", false));
    now = LATER;
    assertThat(scripted.current(file)).isEqualTo(known(OLD, "two", true));
  }

  @Test
  void current_stampThatIsNotToBeBelieved_isReadAgain() throws Exception {
    stamps.answer(OLD);
    stamps.lie();
    assertThat(scripted.current(file)).isEqualTo(known(OLD, "one", false));
    write("two");
    assertThat(scripted.current(file)).isEqualTo(known(OLD, "two", false));
    assertThat(scripted.matches(file, known(OLD, "one", true), new Evidence())).isFalse();
  }

  @Test
  void current_otherStamp_isReadAgain() throws Exception {
    stamps.answer(OLD);
    scripted.current(file);
    write("two");
    stamps.answer(NEW);
    assertThat(scripted.current(file)).isEqualTo(known(NEW, "two", true));
  }

  @Test
  void current_stampMovesOnceWhileReading_isReadUntilItStands() {
    stamps.answer(found(OLD), found(NEW));
    assertThat(scripted.current(file)).isEqualTo(known(NEW, "one", true));
  }

  @Test
  void current_stampMovesEachTime_isUnstable() {
    FileStamp third = new FileStamp(1, 2, 3, 5, 6);
    stamps.answer(found(OLD), found(NEW), found(OLD), found(third));
    assertThat(scripted.current(file)).isEqualTo(new FileState.Unstable());
    assertThat(stamps.asked()).isEqualTo(4);
  }

  @Test
  void current_deletedWhileReading_isAbsent() {
    stamps.answer(found(OLD), new Stat.Absent());
    assertThat(scripted.current(file)).isEqualTo(new FileState.Absent());
    stamps.answer(found(OLD));
    assertThat(scripted.current(folder.resolve("none"))).isEqualTo(new FileState.Absent());
  }

  @Test
  void current_sameSizeAndSameMtime_isNoticed() throws Exception {
    FileState.Known before = real.current(file).known().orElseThrow();
    var mtime = Files.getLastModifiedTime(file);
    write("two");
    Files.setLastModifiedTime(file, mtime);
    FileState.Known after = real.current(file).known().orElseThrow();
    assertThat(after.stamp().size()).isEqualTo(before.stamp().size());
    assertThat(after.digest()).isEqualTo(digest("two"));
  }

  @Test
  void current_replacedByRename_isNoticed() throws Exception {
    real.current(file);
    Path other = Files.writeString(folder.resolve("other"), "two");
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
    assertThat(real.current(file).known().orElseThrow().digest()).isEqualTo(digest("two"));
  }

  @Test
  void current_linkTurnedElsewhere_isNoticed() throws Exception {
    Path two = Files.writeString(folder.resolve("two.h"), "two");
    Path link = Files.createSymbolicLink(folder.resolve("link.h"), file);
    assertThat(real.current(link).known().orElseThrow().digest()).isEqualTo(digest("one"));
    Files.delete(link);
    Files.createSymbolicLink(link, two);
    assertThat(real.current(link).known().orElseThrow().digest()).isEqualTo(digest("two"));
  }

  @Test
  void current_largeFile_hasTheDigestOfAllOfIt() throws Exception {
    String large = "x".repeat(300_000);
    write(large);
    assertThat(real.current(file).known().orElseThrow().digest()).isEqualTo(digest(large));
  }

  @Test
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
  void current_pipeFolderDevice_areNotOpened() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThat(real.current(pipe)).isEqualTo(new FileState.NotAFile());
    assertThat(real.current(folder)).isEqualTo(new FileState.NotAFile());
    assertThat(real.current(Path.of("/dev/zero"))).isEqualTo(new FileState.NotAFile());
  }

  @Test
  void current_whatCannotBeRead_saysWhy() {
    stamps.answer(new Stat.Failed("no permission"));
    assertThat(scripted.current(file)).isEqualTo(new FileState.Unreadable("no permission"));
    stamps.answer(OLD);
    assertThat(scripted.current(folder)).isInstanceOf(FileState.Unreadable.class);
    assertThat(scripted.current("nul\0character")).isInstanceOf(FileState.Unreadable.class);
    assertThat(scripted.current("relative.h")).isInstanceOf(FileState.Unreadable.class);
    assertThat(scripted.current("relative.h").known()).isEmpty();
  }

  @Test
  void current_pathAsText_isTheSame() {
    assertThat(real.current(file.toString())).isEqualTo(real.current(file));
  }

  @Test
  void matches_settledStamp_isNotRead() throws Exception {
    stamps.answer(OLD);
    write("two");
    assertThat(scripted.matches(file, known(OLD, "one", true), new Evidence())).isTrue();
  }

  @Test
  void matches_unsettledStamp_isRead() throws Exception {
    stamps.answer(OLD);
    assertThat(scripted.matches(file, known(OLD, "one", false), new Evidence())).isTrue();
    write("two");
    assertThat(scripted.matches(file, known(NEW, "two", false), new Evidence())).isFalse();
  }

  @Test
  void matches_otherStamp_isJudgedByContent() throws Exception {
    stamps.answer(NEW);
    assertThat(scripted.matches(file, known(OLD, "one", true), new Evidence())).isTrue();
    assertThat(scripted.matches(file, known(OLD, "two", true), new Evidence())).isFalse();
  }

  @Test
  void matches_whatIsNoFile_isNoMatch() {
    stamps.answer(new Stat.Absent());
    assertThat(scripted.matches(file, known(OLD, "one", true), new Evidence())).isFalse();
    stamps.answer(new Stat.Found(OLD, FileKind.FOLDER));
    assertThat(scripted.matches(file, known(OLD, "one", true), new Evidence())).isFalse();
  }

  @Test
  void learn_thenCurrent_isNotRead() {
    scripted.learn(file.toString(), OLD, digest("said"), true);
    stamps.answer(OLD);
    assertThat(scripted.current(file)).isEqualTo(known(OLD, "said", true));
    stamps.answer(NEW);
    assertThat(scripted.current(file)).isEqualTo(known(NEW, "one", true));
  }

  private Path write(String content) throws IOException {
    return Files.writeString(folder.resolve("file.h"), content);
  }

  private static Stat found(FileStamp stamp) {
    return new Stat.Found(stamp, FileKind.FILE);
  }

  private static FileState.Known known(FileStamp stamp, String content, boolean settled) {
    return new FileState.Known(stamp, digest(content), settled);
  }

  private static Digest digest(String content) {
    return Digest.ofContent(content.getBytes(StandardCharsets.UTF_8));
  }
}
