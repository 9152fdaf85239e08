/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FolderTableTest {
  private final InstantSource later =
      () -> InstantSource.system().instant().plus(Duration.ofHours(1));
  private final FolderTable table =
      new FolderTable(StampSource.system(), later, MountTable.system(), 100);
  @TempDir private Path temp;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temp.resolve("include"));
    Files.createFile(folder.resolve("there.h"));
  }

  /** A few names, which are asked for one by one, and many, for which the folder is listed. */
  static Stream<List<String>> names() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add("none" + i + ".h");
    }
    many.add("a.h");
    return Stream.of(List.of("a.h"), List.copyOf(many));
  }

  @ParameterizedTest
  @MethodSource("names")
  void observe_noneThere_isRecorded(List<String> names) {
    Absence seen = table.observe(folder, names).orElseThrow();
    assertThat(seen.settled()).isTrue();
    assertThat(seen.stamp()).isEqualTo(stamp(folder));
    assertThat(table.absent(folder, names, seen, new Evidence())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("names")
  void observe_oneThere_isNot(List<String> names) throws Exception {
    Files.createFile(folder.resolve("a.h"));
    assertThat(table.observe(folder, names)).isEmpty();
  }

  @Test
  void lacksEnding_nameAppearsAndGoes_isNoticed() throws Exception {
    Evidence evidence = new Evidence();
    assertThat(table.lacksEnding(folder, ".cfg", evidence)).isTrue();
    assertThat(evidence.complete()).isPresent();
    Path config = Files.createFile(folder.resolve("x.CFG"));
    assertThat(table.lacksEnding(folder, ".cfg", Evidence.UNWANTED)).isFalse();
    Files.delete(config);
    assertThat(table.lacksEnding(folder, ".cfg", Evidence.UNWANTED)).isTrue();
    assertThat(table.lacksEnding(temp.resolve("none"), ".cfg", Evidence.UNWANTED)).isTrue();
    assertThat(table.lacksEnding(folder.resolve("there.h"), ".cfg", Evidence.UNWANTED)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("names")
  void absent_oneAppeared_isNoticed(List<String> names) throws Exception {
    Absence seen = table.observe(folder, names).orElseThrow();
    Files.createFile(folder.resolve("a.h"));
    assertThat(table.absent(folder, names, seen, new Evidence())).isFalse();
  }

  @ParameterizedTest
  @MethodSource("names")
  void absent_folderOfThatNameAppeared_isNoticed(List<String> names) throws Exception {
    Absence seen = table.observe(folder, names).orElseThrow();
    Files.createDirectory(folder.resolve("a.h"));
    assertThat(table.absent(folder, names, seen, new Evidence())).isFalse();
  }

  @ParameterizedTest
  @MethodSource("names")
  void absent_somethingElseAppeared_doesNotMatter(List<String> names) throws Exception {
    Absence seen = table.observe(folder, names).orElseThrow();
    Files.createFile(folder.resolve("other.h"));
    assertThat(table.absent(folder, names, seen, new Evidence())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("names")
  void absent_folderGone_isAbsent(List<String> names) throws Exception {
    Absence seen = table.observe(folder, names).orElseThrow();
    Files.delete(folder.resolve("there.h"));
    Files.delete(folder);
    assertThat(table.absent(folder, names, seen, new Evidence())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("names")
  void absent_folderWasMissingAndCame_isLookedInto(List<String> names) throws Exception {
    Path none = temp.resolve("none");
    Absence seen = table.observe(none, names).orElseThrow();
    assertThat(seen).isEqualTo(new Absence(null, false));
    assertThat(table.absent(none, names, seen, new Evidence())).isTrue();
    Files.createDirectory(none);
    assertThat(table.absent(none, names, seen, new Evidence())).isTrue();
    Files.createFile(none.resolve("a.h"));
    assertThat(table.absent(none, names, seen, new Evidence())).isFalse();
  }

  @ParameterizedTest
  @MethodSource("names")
  void absent_folderReplacedByALink_isLookedInto(List<String> names) throws Exception {
    Absence seen = table.observe(folder, names).orElseThrow();
    Path other = Files.createDirectory(temp.resolve("other"));
    Files.createFile(other.resolve("a.h"));
    Files.delete(folder.resolve("there.h"));
    Files.delete(folder);
    Files.createSymbolicLink(folder, other);
    assertThat(table.absent(folder, names, seen, new Evidence())).isFalse();
  }

  @ParameterizedTest
  @MethodSource("names")
  void absent_linkThatLedNowhere_isNoticedWhenItLeadsSomewhere(List<String> names)
      throws Exception {
    Path target = temp.resolve("elsewhere.h");
    Files.createSymbolicLink(folder.resolve("a.h"), target);
    Absence seen = table.observe(folder, names).orElseThrow();
    assertThat(table.absent(folder, names, seen, new Evidence())).isTrue();
    // The folder itself does not change when the target appears.
    Files.createFile(target);
    assertThat(table.absent(folder, names, seen, new Evidence())).isFalse();
    assertThat(table.observe(folder, names)).isEmpty();
  }

  @Test
  void absent_unsettledFolder_isLookedInto() throws Exception {
    InstantSource early = () -> Instant.EPOCH;
    FolderTable unsettled = new FolderTable(StampSource.system(), early, MountTable.system(), 100);
    Absence seen = unsettled.observe(folder, List.of("a.h")).orElseThrow();
    assertThat(seen.settled()).isFalse();
    Absence forged = new Absence(stampWith(folder.resolve("a.h")), false);
    assertThat(unsettled.absent(folder, List.of("a.h"), forged, new Evidence())).isFalse();
  }

  @Test
  void absent_manyNamesInAnUnsettledFolder_isListedEachTime() throws Exception {
    FolderTable unsettled =
        new FolderTable(StampSource.system(), () -> Instant.EPOCH, MountTable.system(), 100);
    List<String> many = names().toList().get(1);
    Absence seen = unsettled.observe(folder, many).orElseThrow();
    Files.createFile(folder.resolve("a.h"));
    assertThat(unsettled.absent(folder, many, seen, new Evidence())).isFalse();
  }

  @Test
  void observe_manyNames_otherCase_isAskedForByName() throws Exception {
    // A folder that ignores case would find this one; this folder does not, which only it can tell.
    Files.createFile(folder.resolve("A.H"));
    Optional<Absence> seen = table.observe(folder, names().toList().get(1));
    assertThat(seen).isPresent();
  }

  @Test
  void observe_folderIsAFile_nothingIsInIt() {
    Path file = folder.resolve("there.h");
    Absence seen = table.observe(file, List.of("a.h")).orElseThrow();
    assertThat(table.absent(file, List.of("a.h"), seen, new Evidence())).isTrue();
  }

  @Test
  void absent_folderOfTheName_untilItIsAFile() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("string"));
    Absence seen = table.observe(folder, List.of("string/")).orElseThrow();
    assertThat(table.absent(folder, List.of("string/"), seen, new Evidence())).isTrue();

    Files.delete(inner);
    assertThat(table.absent(folder, List.of("string/"), seen, new Evidence())).isTrue();
    Files.createFile(inner);

    assertThat(table.absent(folder, List.of("string/"), seen, new Evidence())).isFalse();
    assertThat(table.observe(folder, List.of("string/"))).isEmpty();
  }

  @Test
  void absent_linkToAFolder_untilItLeadsToAFile() throws IOException {
    Path target = Files.createDirectory(temp.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("string"), target);
    Absence seen = table.observe(folder, List.of("string/")).orElseThrow();
    assertThat(table.absent(folder, List.of("string/"), seen, new Evidence())).isTrue();

    Files.delete(target);
    Files.createFile(target);

    assertThat(table.absent(folder, List.of("string/"), seen, new Evidence())).isFalse();
  }

  @Test
  void names_lackWhatIsNotThere() throws IOException {
    Files.createFile(folder.resolve("a.h"));
    FolderTable.Names names = table.names(folder);

    assertThat(names.lack("b.h")).isTrue();
    assertThat(names.lack("a.h")).isFalse();
    assertThat(names.lack(".")).isFalse();
    assertThat(table.names(folder.resolve("a.h")).lack("b.h")).isTrue();
    assertThat(table.names(folder.resolve("none")).lack("b.h")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("oddNames")
  void observe_namesThatAreNotOneElement_cannotBeTold(String name) {
    assertThat(table.observe(folder, List.of(name))).isEmpty();
    assertThat(table.absent(folder, List.of(name), new Absence(null, false), new Evidence()))
        .isFalse();
  }

  static Stream<String> oddNames() {
    return Stream.of("", ".", "..", "sys/a.h", "/a.h", "a\0.h", "x".repeat(300));
  }

  @Test
  void observe_folderThatCannotBeAskedFor_cannotBeTold() {
    Path unnameable = temp.resolve("x".repeat(300));
    assertThat(table.observe(unnameable, List.of("a.h"))).isEmpty();
    assertThat(table.absent(unnameable, List.of("a.h"), new Absence(null, false), new Evidence()))
        .isFalse();
  }

  private FileStamp stampWith(Path fresh) throws IOException {
    Files.createFile(fresh);
    return stamp(folder);
  }

  private static FileStamp stamp(Path path) {
    return ((Stat.Found) StampSource.system().at(path)).stamp();
  }
}
