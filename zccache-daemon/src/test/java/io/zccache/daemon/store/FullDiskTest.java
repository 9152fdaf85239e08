/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A store on a file system of one mebibyte. */
@EnabledIf(value = "canMount", disabledReason = "only root may mount a small file system")
final class FullDiskTest extends StoreTestBase {

  @BeforeEach
  void mount() throws Exception {
    Files.createDirectory(disk());
    run("mount", "-t", "tmpfs", "-o", "size=1m,mode=0700", "zccache-test", disk().toString());
  }

  /** Runs before the folder is deleted: methods of this class come before those of its parents. */
  @AfterEach
  void unmount() throws Exception {
    try {
      storeIsInStep();
    } finally {
      close();
      run("umount", disk().toString());
    }
  }

  @Override
  Path folder() {
    return disk().resolve("store-1");
  }

  @Test
  void publish_untilFull_isRefusedAndServesWhatIsThere() throws Exception {
    int stored = publishUntilFull();
    assertThat(stored).isGreaterThan(20);
    assertServed(stored);
    reopened();
    store().reconcile();
    assertServed(stored);
  }

  @Test
  void open_onAFullDisk_servesWhatIsThere() throws Exception {
    int stored = publishUntilFull();
    fill();
    reopened();
    assertServed(stored);
    assertThatThrownBy(() -> store().publish(new Sample(5_000, 1).result()))
        .isInstanceOf(StoreWriteException.class);
    Files.delete(disk().resolve("filler"));
  }

  @Test
  void publish_afterSpaceWasFreed_works() throws Exception {
    int stored = publishUntilFull();
    fill();
    assertThatThrownBy(() -> store().publish(new Sample(5_000, 1).result()))
        .isInstanceOf(StoreWriteException.class);
    Files.delete(disk().resolve("filler"));
    store().clear();
    publish(new Sample(5_000, 1));
    reopened();
    assertThat(served(5_000)).containsExactly(new Sample(5_000, 1));
    assertThat(served(stored)).isEmpty();
  }

  @Test
  void deliver_toAFullDisk_leavesNothingBehind() throws Exception {
    Path target = Files.writeString(disk().resolve("a.o"), "old");
    byte[] large = new byte[2 << 20];
    new Random(1).nextBytes(large);
    Delivery delivery = store().delivery();
    Placement placement = new Placement(OutputRole.OBJECT, Content.of(large), target, 0644);
    assertThatThrownBy(() -> delivery.deliver(List.of(placement))).isInstanceOf(IOException.class);
    assertThat(target).hasContent("old");
    try (var left = Files.list(disk())) {
      assertThat(left.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("a.o", "store-1");
    }
  }

  private int publishUntilFull() throws IOException {
    int unit = 0;
    try {
      while (true) {
        store().publish(new Sample(unit, 1).result());
        unit++;
      }
    } catch (StoreWriteException e) {
      assertThat(e).hasRootCauseInstanceOf(IOException.class);
      return unit;
    }
  }

  private void assertServed(int stored) throws IOException {
    for (int unit = 0; unit < stored; unit++) {
      assertThat(served(unit)).containsExactly(new Sample(unit, 1));
    }
  }

  /** Takes the last byte. */
  private void fill() throws IOException {
    Path filler = disk().resolve("filler");
    try (var out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(new byte[64]);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space");
    }
  }

  private Path disk() {
    return temp.resolve("disk");
  }

  static boolean canMount() {
    return "root".equals(System.getProperty("user.name"))
        && Files.isExecutable(Path.of("/bin/mount"))
        && Files.isExecutable(Path.of("/bin/umount"));
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
  }
}
