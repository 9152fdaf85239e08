/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoneCheckoutsTest {

  @TempDir Path temp;

  private Path builds;
  private Path checkout;
  private BuildHistory history;

  @BeforeEach
  void makeHistoryOfACheckout() throws Exception {
    builds = temp.resolve("cache/builds");
    checkout =
        Files.createDirectories(temp.toRealPath().resolve("home/with ü and a blank/project"));
    history = new BuildHistory(builds.resolve("one"), checkout);
    history.add(Instant.EPOCH, "first");
    history.add(Instant.EPOCH.plusSeconds(1), "second");
  }

  @Test
  void checkoutThatIsThere_keepsItsHistory() throws Exception {
    sweep();

    assertThat(history.records(gone -> {})).containsExactly("first", "second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"home/with ü and a blank/project", "home/with ü and a blank", "home"})
  void checkoutThatWasDeleted_alsoWithFoldersAboveIt_losesItsHistory(String deleted)
      throws Exception {
    deleteTree(temp.resolve(deleted));

    sweep();

    assertThat(history.folder()).doesNotExist();
    assertThat(builds).isEmptyDirectory();
  }

  /** As where its disk is not mounted now, or another is: the place is not the same. */
  @Test
  void folderAboveIsAnotherOne_provesNothing() throws Exception {
    Path home = temp.resolve("home");
    Files.move(home, temp.resolve("moved"));
    Files.createDirectories(home);

    sweep();

    assertThat(history.folder()).exists();
  }

  /** As where the folder of a mount goes with it: the parent is the same, the disk was another. */
  @Test
  void folderAboveWasOnAnotherDisk_provesNothing() throws Exception {
    Path note = history.folder().resolve("checkout");
    List<String> lines = Files.readAllLines(note);
    String last = lines.get(lines.size() - 1);
    Files.writeString(
        note, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n" + "9999" + last + "\n");
    deleteTree(checkout);

    sweep();

    assertThat(history.folder()).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1\n",
        "2\n1 2 file:///nowhere\n",
        "1\n1 2 file:///nowhere\n",
        "1\n1 file:///\n",
        "1\n1 2 http://host/\n",
        "1\n1 2 no uri\n",
        "1\nx 2 file:///\n",
        "1\n1 2 file:///%zz\n",
        "1\n1 2 relative\n",
      })
  void noteThatIsNone_provesNothing(String note) throws Exception {
    Files.writeString(history.folder().resolve("checkout"), note);
    deleteTree(checkout);

    sweep();
    assertThat(history.records(gone -> {})).hasSize(2);

    Files.delete(history.folder().resolve("checkout"));
    sweep();
    assertThat(history.records(gone -> {})).hasSize(2);
  }

  @Test
  void fileThatIsNotOurs_stays() throws Exception {
    Path mine = Files.writeString(history.folder().resolve("notes.txt"), "mine");
    deleteTree(checkout);

    sweep();

    assertThat(mine).hasContent("mine");
    assertThat(history.records(gone -> {})).isEmpty();
  }

  @Test
  void manyHistories_areLookedAtInTurns() throws Exception {
    deleteTree(checkout);
    for (int i = 0; i < 40; i++) {
      Path copy = Files.createDirectories(builds.resolve("copy" + i));
      Files.copy(history.folder().resolve("checkout"), copy.resolve("checkout"));
    }

    new GoneCheckouts(builds).sweep(7);
    assertThat(left()).isEqualTo(41 - GoneCheckouts.AT_ONCE);
    for (int turn = 8; turn < 60 && left() > 0; turn++) {
      new GoneCheckouts(builds).sweep(turn);
    }
    assertThat(left()).isZero();
  }

  @Test
  void noHistories_isNoTrouble() throws Exception {
    new GoneCheckouts(temp.resolve("nowhere")).sweep(1);
    new GoneCheckouts(Files.createDirectories(temp.resolve("empty"))).sweep(-1);

    assertThat(temp.resolve("nowhere")).doesNotExist();
  }

  @Test
  void checkoutThatCameBack_hasAHistoryAgain() throws Exception {
    deleteTree(checkout);
    sweep();
    Files.createDirectories(checkout);

    history.add(Instant.EPOCH, "third");
    sweep();

    assertThat(history.records(gone -> {})).containsExactly("third");
  }

  private void sweep() throws IOException {
    new GoneCheckouts(builds).sweep(0);
  }

  private long left() throws IOException {
    try (Stream<Path> folders = Files.list(builds)) {
      return folders.count();
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
