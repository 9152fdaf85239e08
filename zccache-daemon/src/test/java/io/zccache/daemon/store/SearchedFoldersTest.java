/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.FileId;
import io.zccache.daemon.files.StampSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SearchedFoldersTest {
  private static final List<String> NAMES = List.of("none", "one", "link", "two", "gone");

  @TempDir Path root;
  private final StampSource stamps = StampSource.system();

  @BeforeEach
  void lay() throws IOException {
    Files.createDirectory(root.resolve("one"));
    Files.createDirectory(root.resolve("two"));
    Files.createSymbolicLink(root.resolve("link"), Path.of("one"));
  }

  @Test
  void seen_namesOfOneFolder_haveTheFirstsIndex() {
    assertThat(seen().firsts()).containsExactly(0, 1, 1, 3, 4);
    assertThat(seen().pairs())
        .containsExactly("none", "none", "one", "one", "link", "one", "two", "two", "gone", "gone");
  }

  @Test
  void turned_sameFoldersMadeAnewAndFilled_isNone() throws IOException {
    SearchedFolders before = seen();
    Files.move(root.resolve("one"), root.resolve("old"));
    Files.createDirectory(root.resolve("one"));
    Files.createFile(root.resolve("one/a.h"));
    Files.createDirectory(root.resolve("none"));

    assertThat(turned(before)).isEmpty();
  }

  @Test
  void turned_linkToAnotherFolder_isIt() throws IOException {
    SearchedFolders before = seen();
    turn("two");

    assertThat(turned(before)).contains("link");

    turn("one");
    assertThat(turned(before)).isEmpty();
  }

  @Test
  void turned_nothingThatBecameASecondName_isIt() throws IOException {
    SearchedFolders before = seen();
    Files.createSymbolicLink(root.resolve("gone"), Path.of("two"));

    assertThat(turned(before)).contains("gone");
  }

  @Test
  void turned_nameThatIsNowhereHere_isNoSecondName() {
    SearchedFolders link = new SearchedFolders(List.of("one", "link"), List.of(0, 1));

    assertThat(link.turned(stamps, this::resolve, Evidence.UNWANTED)).contains("link");
    assertThat(
            link.turned(
                stamps,
                name -> name.equals("link") ? Optional.empty() : resolve(name),
                Evidence.UNWANTED))
        .isEmpty();
  }

  private void turn(String target) throws IOException {
    Files.delete(root.resolve("link"));
    Files.createSymbolicLink(root.resolve("link"), Path.of(target));
  }

  private SearchedFolders seen() {
    return SearchedFolders.seen(NAMES, name -> FileId.of(stamps.at(root.resolve(name))));
  }

  private Optional<String> turned(SearchedFolders before) {
    return before.turned(stamps, this::resolve, Evidence.UNWANTED);
  }

  private Optional<Path> resolve(String name) {
    return Optional.of(root.resolve(name));
  }
}
