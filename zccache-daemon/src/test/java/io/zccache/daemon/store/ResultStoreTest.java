/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ResultStoreTest extends StoreTestBase {

  @Test
  void isThere_folderRemovedOrAnotherInItsPlace_isFalse() throws Exception {
    ResultStore mine = store();
    assertThat(mine.isThere()).isTrue();
    Path aside = Files.move(folder(), temp.resolve("aside"));
    assertThat(mine.isThere()).isFalse();
    try (ResultStore another = ResultStore.open(folder(), LARGE, clock)) {
      assertThat(another.isThere()).isTrue();
      assertThat(mine.isThere()).isFalse();
    }
    close();
    assertThat(aside.resolve("format")).exists();
  }

  @Test
  void candidates_nothingStored_areNone() throws Exception {
    assertThat(served(1)).isEmpty();
    assertThat(store().numbers()).isEqualTo(new StoreNumbers(0, 0, 0, LARGE.maxBytes(), 0, 0));
  }

  @Test
  void candidates_afterPublish_areServed() throws Exception {
    publish(new Sample(1, 1), new Sample(2, 1));
    assertThat(served(1)).containsExactly(new Sample(1, 1));
    assertThat(served(2)).containsExactly(new Sample(2, 1));
    assertThat(served(3)).isEmpty();
  }

  @Test
  void candidates_afterReopen_haveAllThatWasPublished() throws Exception {
    Sample sample = new Sample(1, 1);
    NewResult published = sample.result();
    StoredResult stored = store().publish(published);
    StoredResult found = reopened().candidates(sample.unitKey()).toList().get(0);
    assertThat(found.unit()).isEqualTo(published.unit());
    assertThat(found.key()).isEqualTo(published.key());
    assertThat(found.inputs()).isEqualTo(published.inputs());
    assertThat(found.outputs()).isEqualTo(stored.outputs());
    assertThat(found.run().exitCode()).isZero();
    assertThat(found.run().nanos()).isEqualTo(7_000_000);
    assertThat(found.storedAt()).isEqualTo(clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  @Test
  void candidates_lastUsedComesFirst_alsoAfterReopen() throws Exception {
    publish(new Sample(1, 1), new Sample(1, 2), new Sample(1, 3));
    store().used(new Sample(1, 2).key());
    List<Sample> expected = List.of(new Sample(1, 2), new Sample(1, 3), new Sample(1, 1));
    assertThat(served(1)).isEqualTo(expected);
    reopened();
    assertThat(served(1)).isEqualTo(expected);
  }

  @Test
  void used_often_isWrittenOnceAndNotWhileSomebodyWaits() throws Exception {
    publish(new Sample(1, 1), new Sample(1, 2));
    long before = Files.size(index());
    IntStream.range(0, 100).forEach(i -> used(new Sample(1, 1)));
    assertThat(index()).hasSize(before);
    store().noteUses();
    store().noteUses();
    assertThat(Files.size(index()) - before).isEqualTo(41);
  }

  @Test
  void used_unknownKey_isIgnored() throws Exception {
    used(new Sample(9, 9));
    assertThat(store().numbers().results()).isZero();
  }

  @Test
  void publish_seventeenthInputSet_dropsTheLeastRecentlyUsedIfTheyAreLarge() throws Exception {
    for (int set = 1; set <= 17; set++) {
      byte[] large = new byte[(1 << 20) + set];
      store().publish(withOutput(new Sample(1, set), OutputRole.STACK_USAGE, large));
    }
    assertThat(store().candidates(new Sample(1, 1).unitKey()))
        .extracting(StoredResult::key)
        .hasSize(16)
        .doesNotContain(new Sample(1, 1).key());
    store().clear();
  }

  @Test
  void publish_oneInputSetTooMany_dropsTheLeastRecentlyUsed() throws Exception {
    for (int set = 1; set <= 400; set++) {
      publish(new Sample(1, set));
    }
    store().used(new Sample(1, 1).key());
    publish(new Sample(1, 401));
    assertThat(served(1)).hasSize(400).doesNotContain(new Sample(1, 2)).contains(new Sample(1, 1));
    assertThat(recordOf(new Sample(1, 2))).doesNotExist();
    assertThat(objectOf(new Sample(1, 2))).doesNotExist();
    assertThat(depfileOf(new Sample(1, 2))).exists();
  }

  @Test
  void publish_sameKeyOtherBytes_replaces() throws Exception {
    Sample sample = new Sample(1, 1);
    store().publish(sample.result(Content.of(new byte[] {1, 2, 3})));
    publish(sample);
    assertThat(served(1)).containsExactly(sample);
    assertThat(store().numbers().blobs()).isEqualTo(2);
  }

  @Test
  void publish_sameBytesForTwoUnits_keepsThemOnce() throws Exception {
    byte[] bytes = "the same".getBytes(StandardCharsets.UTF_8);
    store().publish(withOutput(new Sample(1, 1), OutputRole.STACK_USAGE, bytes));
    store().publish(withOutput(new Sample(2, 1), OutputRole.STACK_USAGE, bytes));
    assertThat(store().numbers().blobs()).isEqualTo(1);
    assertThat(store().numbers().results()).isEqualTo(2);
    store().clear();
  }

  @Test
  void publish_fromFile_leavesTheFileAlone() throws Exception {
    Sample sample = new Sample(1, 1);
    Path file = Files.write(build().resolve("private.o"), Sample.object(sample.key()));
    store().publish(sample.result(Content.of(file)));
    Files.writeString(file, "edited in place");
    assertThat(served(1)).containsExactly(sample);
  }

  @Test
  void publish_fromMissingFile_storesNothing() throws Exception {
    Content missing = Content.of(build().resolve("missing.o"));
    assertThatThrownBy(() -> store().publish(new Sample(1, 1).result(missing)))
        .isInstanceOf(StoreWriteException.class);
    assertThat(store().numbers().results()).isZero();
  }

  @Test
  void publish_outputAlreadyInStore_isShared() throws Exception {
    Sample first = new Sample(1, 1);
    StoredOutput stored = store().publish(first.result()).output(OutputRole.OBJECT).orElseThrow();
    store().publish(first.result(stored.content()));
    assertThat(served(1)).containsExactly(first);
  }

  @Test
  void publish_outputNoLongerInStore_storesNothing() throws Exception {
    Sample first = new Sample(1, 1);
    StoredOutput stored = store().publish(first.result()).output(OutputRole.OBJECT).orElseThrow();
    store().clear();
    assertThatThrownBy(() -> store().publish(first.result(stored.content())))
        .isInstanceOf(StoreWriteException.class);
  }

  @Test
  void publish_longText_isKeptAsBlob() throws Exception {
    byte[] text = new byte[Printed.INLINE_LIMIT + 1];
    Arrays.fill(text, (byte) 'w');
    Sample sample = new Sample(1, 1);
    NewResult result =
        new NewResult(
            sample.unitKey(),
            sample.key(),
            sample.inputs(),
            List.of(),
            new ToolRun(1, Printed.of(text), Printed.of(text), 1),
            Optional.empty());
    store().publish(result);
    StoredResult found = reopened().candidates(sample.unitKey()).toList().get(0);
    assertThat(found.run().stderr()).isInstanceOf(Printed.AsBlob.class);
    assertThat(store().text(found.run().stderr())).isEqualTo(text);
    assertThat(store().numbers().blobs()).isEqualTo(1);
    store().clear();
  }

  @Test
  void publish_everyRole_survives() throws Exception {
    for (OutputRole role : OutputRole.values()) {
      Sample sample = new Sample(1, 1);
      store().publish(withOutput(sample, role, new byte[] {1}));
      reopened();
      StoredResult found = store().candidates(sample.unitKey()).toList().get(0);
      assertThat(store().read(found.output(role).orElseThrow())).containsExactly(1);
    }
    store().clear();
  }

  @Test
  void publish_largerThanTheStore_isRefused() throws Exception {
    ResultStore small = store(new StoreLimits(10_000));
    byte[] large = new byte[9_001];
    assertThatThrownBy(() -> small.publish(new Sample(1, 1).result(Content.of(large))))
        .isInstanceOf(StoreWriteException.class)
        .hasRootCauseMessage("larger than the whole store may be");
    assertThat(small.numbers().results()).isZero();
  }

  @Test
  void publish_afterClose_isRefused() throws Exception {
    ResultStore closed = store();
    close();
    assertThatThrownBy(() -> closed.publish(new Sample(1, 1).result()))
        .isInstanceOf(StoreWriteException.class);
  }

  @Test
  void publish_byAnInterruptedThread_failsAndHurtsNobodyElse() throws Exception {
    publish(new Sample(1, 1));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> publish(new Sample(1, 2))).isInstanceOf(StoreWriteException.class);
    assertThat(Thread.interrupted()).isTrue();
    publish(new Sample(1, 3));
    assertThat(served(1)).containsExactly(new Sample(1, 3), new Sample(1, 1));
  }

  @Test
  void used_byAnInterruptedThread_isWrittenAllTheSame() throws Exception {
    publish(new Sample(1, 1), new Sample(1, 2));
    clock.turn(Duration.ofSeconds(1));
    Thread.currentThread().interrupt();
    store().used(new Sample(1, 1).key());
    assertThat(Thread.interrupted()).isTrue();
    publish(new Sample(1, 3));
    reopened();
    assertThat(served(1)).containsExactly(new Sample(1, 3), new Sample(1, 1), new Sample(1, 2));
  }

  @Test
  void clear_tellsWhatWasThere() throws Exception {
    publish(new Sample(1, 1), new Sample(1, 2));
    StoreNumbers before = store().numbers();
    assertThat(store().clear()).isEqualTo(new Cleared(2, before.bytes()));
    assertThat(served(1)).isEmpty();
    assertThat(objectOf(new Sample(1, 1))).doesNotExist();
    publish(new Sample(1, 3));
    reopened();
    assertThat(served(1)).containsExactly(new Sample(1, 3));
  }

  @Test
  void open_secondTime_isRefused() throws Exception {
    store();
    assertThatThrownBy(() -> ResultStore.open(folder(), LARGE, clock))
        .isInstanceOf(StoreInUseException.class);
  }

  @Test
  void open_folderOfSomebodyElse_isRefusedAndLeftAlone() throws Exception {
    Files.createDirectories(folder());
    Path letter = Files.writeString(folder().resolve("letter.txt"), "dear");
    assertThatThrownBy(() -> ResultStore.open(folder(), LARGE, clock))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no store");
    assertThat(letter).hasContent("dear");
  }

  @Test
  void open_otherFormat_isRefused() throws Exception {
    Files.createDirectories(folder());
    Path format = Files.writeString(folder().resolve("format"), "zccache store 2\n");
    assertThatThrownBy(() -> ResultStore.open(folder(), LARGE, clock))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another format");
    Files.delete(format);
    Files.delete(folder().resolve("lock"));
    Files.delete(folder());
  }

  @Test
  void files_areForNobodyElse() throws Exception {
    publish(new Sample(1, 1));
    assertThat(mode(folder())).isEqualTo("rwx------");
    assertThat(mode(index())).isEqualTo("rw-------");
    assertThat(mode(objectOf(new Sample(1, 1)))).isEqualTo("r--------");
    assertThat(mode(recordOf(new Sample(1, 1)))).isEqualTo("r--------");
    assertThat(mode(folder().resolve("records"))).isEqualTo("rwx------");
  }

  private void used(Sample sample) {
    try {
      store().used(sample.key());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static NewResult withOutput(Sample sample, OutputRole role, byte[] bytes) {
    return new NewResult(
        sample.unitKey(),
        sample.key(),
        sample.inputs(),
        List.of(new NewOutput(role, 0644, Content.of(bytes))),
        new ToolRun(0, Printed.of(new byte[0]), Printed.of(new byte[0]), 1),
        Optional.empty());
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
