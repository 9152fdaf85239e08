/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.compile.SearchWalk.Place;
import io.zccache.daemon.compiler.IncludeScanner.Form;
import io.zccache.daemon.compiler.IncludeScanner.Includes;
import io.zccache.daemon.compiler.IncludeScanner.Operand;
import io.zccache.daemon.files.FileKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SearchWalkTest {
  private static final SearchPath PATH =
      new SearchPath(List.of("gone"), List.of("q"), List.of("one", "two", "/usr/include"));

  @Test
  void quotedName_foundLate_isAbsentEverywhereBefore() {
    SearchWalk walk = walk("two/h.h");

    walk.input("src/a.c", includes(new Operand("h.h", Form.QUOTED)), List.of());

    assertThat(walk.absent()).containsExactly("src/h.h", "gone/h.h", "q/h.h", "one/h.h");
    assertThat(walk.found()).extracting(Place::path).containsExactly("two/h.h");
  }

  @Test
  void name_inAFolderThatWasLeftOut_isSearchedOn() {
    SearchWalk walk = walk("gone/h.h", "two/h.h");

    walk.input("src/a.c", includes(new Operand("h.h", Form.ANGLED)), List.of());

    assertThat(walk.absent()).containsExactly("one/h.h");
    assertThat(walk.found()).extracting(Place::path).containsExactly("gone/h.h", "two/h.h");
  }

  @Test
  void quotedName_besideItsFile_isSearchedNoFurther() {
    SearchWalk walk = walk("src/h.h", "two/h.h");

    walk.input("src/a.c", includes(new Operand("h.h", Form.QUOTED)), List.of());

    assertThat(walk.absent()).isEmpty();
    assertThat(walk.found()).extracting(Place::path).containsExactly("src/h.h");
  }

  @Test
  void angledName_isNotSearchedBesideItsFileNorInQuoteFolders() {
    SearchWalk walk = walk("/usr/include/stdio.h");

    walk.input("src/a.c", includes(new Operand("stdio.h", Form.ANGLED)), List.of());

    assertThat(walk.absent()).containsExactly("gone/stdio.h", "one/stdio.h", "two/stdio.h");
  }

  @Test
  void folderOfTheName_isPassedBy() {
    SearchWalk walk = walk("one/string/", "/usr/include/string");

    walk.input("src/a.cc", includes(new Operand("string", Form.ANGLED)), List.of());

    assertThat(walk.absent()).containsExactly("gone/string", "one/string/", "two/string");
    assertThat(walk.found()).extracting(Place::path).containsExactly("/usr/include/string");
    assertThat(AbsentPaths.byFolder(walk.absent(), Set.of("one")::contains))
        .containsEntry("one", new TreeSet<>(Set.of("string/")));
  }

  @Test
  void folderOfPrecompiledHeaders_isNotPassedBy() {
    SearchWalk walk = walk("src/h.h", "src/h.h.gch/");

    walk.mainFile("src/a.c", includes(new Operand("h.h", Form.QUOTED)));

    assertThat(walk.precompiled()).containsExactly("src/h.h.gch");
  }

  @Test
  void nextName_isAbsentInEachFolderWithoutIt() {
    SearchWalk walk = walk("one/l.h", "/usr/include/l.h");

    walk.input("one/l.h", includes(new Operand("l.h", Form.NEXT)), List.of());

    // Behind a file that was found beside another, the folders for quoted names come next.
    assertThat(walk.absent()).containsExactly("gone/l.h", "q/l.h", "two/l.h");
  }

  @Test
  void nextName_inTheMainFile_isAnyName() {
    SearchWalk walk = walk("two/l.h", "two/l.h.gch");

    walk.mainFile("src/a.c", includes(new Operand("l.h", Form.NEXT)));

    assertThat(walk.absent()).contains("src/l.h", "src/l.h.gch", "q/l.h", "one/l.h");
    assertThat(walk.precompiled()).containsExactly("two/l.h.gch");
  }

  @Test
  void computedName_thatMayBeAngled_isSearchedPastItsOwnFolder() {
    SearchWalk walk = walk("h.h", "two/h.h");

    walk.computed("h.h", false, List.of("two/h.h"));

    assertThat(walk.absent()).contains("one/h.h");
  }

  @Test
  void computedNextName_isAbsentBehindTheFirstOfItsName() {
    SearchWalk walk = walk("one/l.h", "/usr/include/l.h");

    walk.computed("one/l.h", false, List.of("/usr/include/l.h"));
    assertThat(walk.absent()).doesNotContain("two/l.h");
    walk.computed("one/l.h", true, List.of("/usr/include/l.h"));

    assertThat(walk.absent()).contains("q/l.h", "two/l.h");
  }

  @Test
  void testedName_thatIsNowhere_isAbsentAtEachPlace() {
    SearchWalk walk = walk();

    walk.input("/usr/include/x.h", includes(), List.of("\"opt.h\""));

    assertThat(walk.absent())
        .containsExactly("/usr/include/opt.h", "gone/opt.h", "q/opt.h", "one/opt.h", "two/opt.h");
  }

  @Test
  void directName_mayBeReplacedByAPrecompiledHeader() {
    SearchWalk walk = walk("one/h.h", "one/h.h.gch");

    walk.mainFile("a.c", includes(new Operand("h.h", Form.QUOTED)));

    assertThat(walk.precompiled()).containsExactly("one/h.h.gch");
    assertThat(walk.absent()).contains("h.h.gch", "h.h.pch", "q/h.h.gch", "one/h.h.pch");
  }

  @Test
  void forcedName_isSearchedFromTheWorkingDirectory() {
    SearchWalk walk = walk("one/config.h");

    walk.forced("config.h");

    assertThat(walk.absent()).contains("config.h", "gone/config.h", "q/config.h");
    assertThat(walk.found()).extracting(Place::path).containsExactly("one/config.h");
  }

  @Test
  void computedName_mayHaveAskedForAnyDependencyByAnyOfItsNames() {
    SearchWalk walk = walk("two/sub/h.h");

    walk.computed("src/a.c", false, List.of("two/sub/h.h"));

    assertThat(walk.absent())
        .contains("src/sub/h.h", "one/sub/h.h", "src/h.h", "one/h.h")
        .doesNotContain("two/sub/h.h");
  }

  @Test
  void place_knowsTheFoldersOnItsWay() {
    assertThat(new Place("one/a/b/h.h", "one", false).between())
        .containsExactly("one/a", "one/a/b");
    assertThat(new Place("a/h.h", "", false).between()).containsExactly("a");
    assertThat(new Place("one/h.h", "one", false).between()).isEmpty();
  }

  @Test
  void testedName_thatIsThere_isFoundForItsExistence() {
    SearchWalk walk = walk("one/opt.h");

    walk.input("a.c", includes(), List.of("<opt.h>"));

    assertThat(walk.found()).containsExactly(new Place("one/opt.h", "one", true));
    assertThat(walk.absent())
        .containsExactly("opt.h", "gone/opt.h", "q/opt.h", "two/opt.h", "/usr/include/opt.h");
  }

  @Test
  void absoluteName_isItsOnlyPlace() {
    SearchWalk walk = walk();

    walk.input("a.c", includes(new Operand("/etc/x.h", Form.QUOTED)), List.of());

    assertThat(walk.absent()).containsExactly("/etc/x.h");
  }

  @Test
  void absentPaths_keepOnlyTheFirstMissingName() {
    Set<String> there = Set.of("one", "/usr", "/usr/include");

    assertThat(
            AbsentPaths.byFolder(
                List.of(
                    "one/sys/types.h",
                    "one/sys/stat.h",
                    "h.h",
                    "gone/h.h",
                    "/usr/include/a/b.h",
                    "/nowhere/x.h"),
                there::contains))
        .isEqualTo(
            Map.of(
                "one", new TreeSet<>(Set.of("sys")),
                "", new TreeSet<>(Set.of("h.h", "gone")),
                "/usr/include", new TreeSet<>(Set.of("a")),
                "/", new TreeSet<>(Set.of("nowhere"))));
  }

  private static SearchWalk walk(String... existing) {
    Set<String> files = Set.of(existing);
    return new SearchWalk(
        PATH,
        path ->
            files.contains(path)
                ? Optional.of(FileKind.FILE)
                : files.contains(path + '/') ? Optional.of(FileKind.FOLDER) : Optional.empty());
  }

  private static Includes includes(Operand... operands) {
    return new Includes(List.of(operands), false, false, false, false, false);
  }
}
