/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeliveryTest extends StoreTestBase {
  private static final Sample SAMPLE = new Sample(1, 1);

  private StoredResult stored;
  private Path object;
  private Path depfile;

  @BeforeEach
  void fill() throws Exception {
    stored = store().publish(SAMPLE.result());
    object = build().resolve("a.o");
    depfile = build().resolve("a.d");
  }

  @Test
  void deliver_newFiles_haveBytesAndModes() throws Exception {
    deliver(object(object, 0640), depfile(depfile, 0604));
    assertThat(object).hasBinaryContent(Sample.object(SAMPLE.key()));
    assertThat(depfile).hasBinaryContent(Sample.depfile(SAMPLE.unitKey()));
    assertThat(mode(object)).isEqualTo("rw-r-----");
    assertThat(mode(depfile)).isEqualTo("rw----r--");
  }

  @Test
  void deliver_allModeBits_areSet() throws Exception {
    deliver(object(object, 0777), depfile(depfile, 0));
    assertThat(mode(object)).isEqualTo("rwxrwxrwx");
    assertThat(mode(depfile)).isEqualTo("---------");
  }

  @Test
  void deliver_overAFile_replacesIt() throws Exception {
    Files.writeString(object, "old");
    Path link = Files.createLink(build().resolve("other-name.o"), object);
    deliver(object(object, 0644));
    assertThat(object).hasBinaryContent(Sample.object(SAMPLE.key()));
    assertThat(link).hasContent("old");
  }

  @Test
  void deliver_sharesNoInode_soThatAnEditHurtsNobody() throws Exception {
    deliver(object(object, 0644));
    assertThat(Files.getAttribute(object, "unix:nlink")).isEqualTo(1);
    Files.writeString(object, "edited in place");
    assertThat(served(1)).containsExactly(SAMPLE);
  }

  @Test
  void deliver_mtimes_areFresh_andInTheOrderOfRoles() throws Exception {
    Instant before = InstantSource.system().instant().minusSeconds(1);
    Files.setLastModifiedTime(Files.writeString(object, "old"), FileTime.from(Instant.EPOCH));
    deliver(object(object, 0644), depfile(depfile, 0644));
    FileTime dep = Files.getLastModifiedTime(depfile);
    assertThat(dep.toInstant()).isAfter(before);
    assertThat(Files.getLastModifiedTime(object)).isGreaterThanOrEqualTo(dep);
  }

  @Test
  void deliver_secondTime_fromAVerifiedBlob_isTheSame() throws Exception {
    byte[] large = new byte[3 << 20];
    new Random(3).nextBytes(large);
    Sample sample = new Sample(2, 1);
    StoredResult result = store().publish(sample.result(Content.of(large)));
    for (int i = 0; i < 3; i++) {
      Placement placement =
          new Placement(
              OutputRole.OBJECT,
              result.output(OutputRole.OBJECT).orElseThrow().content(),
              object,
              0644);
      deliver(placement);
      assertThat(object).hasBinaryContent(large);
    }
    store().clear();
  }

  @Test
  void deliver_bytesAndFiles_thatAreNotInTheStore() throws Exception {
    Path source = Files.write(build().resolve("private.o"), new byte[] {1, 2, 3});
    deliver(
        new Placement(OutputRole.OBJECT, Content.of(source), object, 0644),
        new Placement(OutputRole.DEPFILE, Content.of(new byte[] {4}), depfile, 0644));
    assertThat(object).hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(depfile).hasBinaryContent(new byte[] {4});
    assertThat(source).exists();
  }

  @Test
  void deliver_emptyContent_makesAnEmptyFile() throws Exception {
    deliver(new Placement(OutputRole.OBJECT, Content.of(new byte[0]), object, 0644));
    assertThat(object).isEmptyFile();
  }

  @Test
  void deliver_damagedBlob_touchesNoTarget() throws Exception {
    Files.writeString(object, "old object");
    Files.writeString(depfile, "old depfile");
    flip(objectOf(SAMPLE), 1);
    assertThatThrownBy(() -> deliver(object(object, 0644), depfile(depfile, 0644)))
        .isInstanceOf(LostBlobException.class)
        .hasMessageContaining("damaged");
    assertThat(object).hasContent("old object");
    assertThat(depfile).hasContent("old depfile");
    assertThat(store().candidates(SAMPLE.unitKey()).toList()).isEmpty();
  }

  @Test
  void deliver_evictedBlob_touchesNoTarget() throws Exception {
    store().clear();
    assertThatThrownBy(() -> deliver(object(object, 0644)))
        .isInstanceOf(LostBlobException.class)
        .hasMessageContaining("missing");
    assertThat(object).doesNotExist();
    assertThat(store().numbers().damaged()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/null", "/dev/full"})
  void deliver_toADevice_isRefused(String device) throws Exception {
    Path target = Path.of(device);
    // The folder is a temporary one: a link to the device stands for the device itself.
    assertThatThrownBy(() -> deliver(object(linkTo(target), 0644)))
        .isInstanceOf(IrregularTargetException.class);
    assertThat(Files.isSymbolicLink(object)).isTrue();
    Files.delete(object);
  }

  @Test
  void deliver_toAFolderOrPipe_isRefused() throws Exception {
    Files.createDirectory(object);
    assertThatThrownBy(() -> deliver(object(object, 0644), depfile(depfile, 0644)))
        .isInstanceOf(IrregularTargetException.class);
    assertThat(object).isDirectory();
    assertThat(depfile).doesNotExist();
    Path pipe = build().resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThatThrownBy(() -> deliver(object(pipe, 0644)))
        .isInstanceOf(IrregularTargetException.class);
    assertThat(Files.readAttributes(pipe, "isOther", LinkOption.NOFOLLOW_LINKS))
        .containsEntry("isOther", true);
  }

  @Test
  void deliver_intoAMissingFolder_fails() throws Exception {
    assertThatThrownBy(() -> deliver(object(build().resolve("none").resolve("a.o"), 0644)))
        .isInstanceOf(IOException.class);
    assertThat(store().candidates(SAMPLE.unitKey()).toList()).hasSize(1);
  }

  @Test
  void deliver_belowAFile_fails() throws Exception {
    Files.writeString(object, "a file");
    assertThatThrownBy(() -> deliver(object(object.resolve("a.o"), 0644)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void deliver_byAnInterruptedThread_failsAndLeavesNothing() throws Exception {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> deliver(object(object, 0644))).isInstanceOf(IOException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(build()).isEmptyDirectory();
    deliver(object(object, 0644));
    assertThat(object).hasBinaryContent(Sample.object(SAMPLE.key()));
  }

  @Test
  void deliver_leavesOnlyTheTargets() throws Exception {
    deliver(object(object, 0644), depfile(depfile, 0644));
    try (Stream<Path> files = Files.list(build())) {
      assertThat(files).containsExactlyInAnyOrder(object, depfile);
    }
  }

  private void deliver(Placement... placements) throws IOException, LostBlobException {
    store().delivery().deliver(List.of(placements));
  }

  private Placement object(Path target, int mode) {
    return placement(OutputRole.OBJECT, target, mode);
  }

  private Placement depfile(Path target, int mode) {
    return placement(OutputRole.DEPFILE, target, mode);
  }

  private Placement placement(OutputRole role, Path target, int mode) {
    return new Placement(role, stored.output(role).orElseThrow().content(), target, mode);
  }

  private Path linkTo(Path target) throws IOException {
    return Files.createSymbolicLink(object, target);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
