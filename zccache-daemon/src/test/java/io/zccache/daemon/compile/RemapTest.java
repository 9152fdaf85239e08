/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.natives.Posix;
import io.zccache.protocol.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two checkouts of one project, compared with the compiler under the options that remapping adds.
 */
@Timeout(120)
class RemapTest extends WorkplaceTestBase {
  private static final String A = "one";
  private static final String B = "a-checkout/with-a-much-longer-name/than_the.other";
  private static final String SOURCE =
      """
      #include <assert.h>
      #include <stdio.h>
      #include "h.h"
      int f(int *v) { assert(v[1] > N); puts(__FILE__); puts(NAME); return g(v[0]); }
      """;
  private static final String HEADER =
      """
      #include <stdio.h>
      #ifndef N
      #define N 10
      #define NAME __BASE_FILE__
      static inline int g(int x) { return x ? x + N : puts(NAME); }
      #endif
      """;

  @BeforeEach
  void writeCheckouts() throws Exception {
    for (String checkout : List.of(A, B)) {
      Files.createDirectories(work.path(checkout + "/.git"));
      Files.createDirectories(work.path(checkout + "/build/out"));
      work.write(checkout + "/src/x.c", SOURCE);
      work.write(
          checkout + "/src/y.cpp", "#include <vector>\n" + SOURCE + "std::vector<int> w(N);\n");
      work.write(checkout + "/src/z.S", "#include \"h.inc\"\n.globl q\nq: nop\n");
      work.write(checkout + "/inc/h.h", HEADER);
      work.write(checkout + "/inc/h.inc", "#define NOTHING\n");
    }
    work.environment.put("ZCCACHE_PATH_REMAP", "auto");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gcc|build|-c -IROOT/inc ROOT/src/x.c -o out/x.o",
        "gcc|build|-g -O2 -MD -c -IROOT/inc ROOT/src/x.c -o out/x.o",
        "gcc|build|-g3 -MD -MP -MF out/x.d -MT ROOT/build/out/x.o -c -iquote ROOT/inc ROOT/src/x.c -o ROOT/build/out/x.o",
        "gcc|build|-g -O2 -MMD -c -I../inc ../src/x.c -o out/x.o",
        "gcc|build|-g -MD -c -include ROOT/inc/h.h -isystem ROOT/build/../inc ROOT/src/x.c -o out/x.o",
        "gcc|.|-g -MMD -MP -fPIC -Wall -c -Iinc src/x.c -o build/out/x.o",
        "gcc|.|-g -S -MD -IROOT/inc ROOT/src/x.c -o build/out/x.o",
        "gcc|build|-g -MD -c -IROOT/inc ROOT/src/z.S -o out/x.o",
        "g++|build|-g -O2 -std=c++17 -MD -MP -c -IROOT/inc ROOT/src/y.cpp -o out/x.o",
        "g++|src|-g -march=native -MMD -c -I../inc -IROOT/inc y.cpp -o ../build/out/x.o",
        "gcc|build|-ffile-prefix-map=ROOT=/usr/src/it -g -MD -c -IROOT/inc ROOT/src/x.c -o out/x.o",
        "clang|build|-c -IROOT/inc ROOT/src/x.c -o out/x.o",
        "clang|build|-g -O2 -MD -c -IROOT/inc ROOT/src/x.c -o out/x.o",
        "clang|build|-g -MD -MP -MF out/x.d -MT ROOT/build/out/x.o -c -isystem ROOT/inc ROOT/src/x.c -o ROOT/build/out/x.o",
        "clang|.|-g -MMD -MP -fPIC -Wall -c -Iinc src/x.c -o build/out/x.o",
        "clang++|build|-g -O2 -std=c++17 -MD -MP -c -IROOT/inc ROOT/src/y.cpp -o out/x.o",
      })
  void otherCheckout_sameContents_hitsWithTheCompilersOwnFiles(
      String tool, String folder, String args) throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin", tool)), tool + " is not installed");

    check(A, folder, tool, args, false);
    check(B, folder, tool, args, true);
    check(B, folder, tool, args, true);
    work.restart();
    check(A, folder, tool, args, true);
    work.clear();
    check(B, folder, tool, args, false);
    check(A, folder, tool, args, true);
    assertThat(work.counted("not_stored")).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 13, 34, 35, 80})
  void depfile_namesOfAnyLength_isBrokenLikeTheCompilers(int length) throws Exception {
    for (int i = 0; i < 12; i++) {
      Files.writeString(work.path(A + "/inc/i" + "n".repeat(i) + ".h"), "int a" + i + ";\n");
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      text.append("#include \"i").append("n".repeat(i)).append(".h\"\n");
    }
    work.write(A + "/src/w.c", text.toString());
    String other = "b".repeat(length);
    copy(A, other);
    for (String tool : List.of("gcc", "clang")) {
      Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin", tool)), tool + " is not installed");
      String args =
          "-MD -MP -MT ROOT/build/t.o -MT t -MT ROOT/u -c -IROOT/inc ROOT/src/w.c -o out/x.o";
      check(A, "build", tool, args, false);
      check(other, "build", tool, args, true);
    }
  }

  @Test
  void changedHeader_isAMiss_andUndoneAHit() throws Exception {
    String args = "-g -MD -c -IROOT/inc ROOT/src/x.c -o out/x.o";
    check(A, "build", "gcc", args, false);
    work.write(B + "/inc/h.h", HEADER.replace("10", "11"));
    check(B, "build", "gcc", args, false);
    check(A, "build", "gcc", args, true);
    work.write(B + "/inc/h.h", HEADER);
    check(B, "build", "gcc", args, true);
    Files.delete(work.path(A + "/inc/h.h"));
    work.enter(A + "/build");
    assertThat(work.compile("gcc", arguments(A, args)).exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/h.h", "inc/assert.h"})
  void headerThatOnlyOneCheckoutHas_shadows(String name) throws Exception {
    String args = "-MD -c -IROOT/inc ROOT/src/x.c -o out/x.o";
    check(A, "build", "gcc", args, false);
    work.write(
        B + "/" + name, name.endsWith("assert.h") ? "#define assert(x)\n" : HEADER + "int more;\n");
    check(B, "build", "gcc", args, false);
    check(A, "build", "gcc", args, true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // a warning with an absolute name
        "-Wall -c ROOT/src/w.c -o x.o|int f(void) { int unused; return 1; }",
        // a macro whose text is the checkout's name
        "-DTOP=\"ROOT\" -c ROOT/src/w.c -o x.o|const char *top = TOP;",
        // the same by a line directive
        "-g -c ROOT/src/w.c -o x.o|#line 1 \"ROOT/gen.y\"#int x;",
        // a name from pieces
        "-DTOP=PARENT -c ROOT/src/w.c -o x.o|#include <stddef.h>#define S(x) #x#define T(x) S(x)##include T(TOP/one/inc/h.h)",
        // maps that leave a piece of the name
        "-ffile-prefix-map=PARENT=x -g -c ROOT/src/w.c -o x.o|int x;",
        // options that may look at names
        "-finstrument-functions -c ROOT/src/w.c -o x.o|int x;",
        "-gz -g -c ROOT/src/w.c -o x.o|int x;",
        "-fstack-usage -c ROOT/src/w.c -o x.o|int f(void) { return 0; }",
        "-c ROOT/src/w.c -o x.o|asm(\".incbin \\\"ROOT/inc/h.h\\\"\");",
      })
  void whatNamesTheCheckout_isNotShared(String args, String source) throws Exception {
    for (String checkout : List.of(A, B)) {
      work.write(
          checkout + "/src/w.c",
          named(A, source)
                  .replace("#int", "\nint")
                  .replace("#define S", "\n#define S")
                  .replace("#define T", "\n#define T")
                  .replace("##include", "\n#include")
              + "\n");
    }
    check(A, "build", "gcc", args, false);
    check(B, "build", "gcc", args, false);
    check(A, "build", "gcc", args, true);
    check(B, "build", "gcc", args, true);
  }

  @Test
  void contentThatNamesTheOtherCheckout_isNotTakenThere() throws Exception {
    for (String checkout : List.of(A, B)) {
      work.write(checkout + "/src/w.c", "#line 1 \"" + work.path(B) + "/gen.y\"\nint x;\n");
    }
    String args = "-g -c ROOT/src/w.c -o out/x.o";
    check(A, "build", "gcc", args, false);
    check(B, "build", "gcc", args, false);
    check(B, "build", "gcc", args, true);
  }

  @Test
  void inputOutside_thatBeginsLikeTheCheckout_isNotShared() throws Exception {
    work.write(A + "more/far.h", "static const char *far = __FILE__;\n");
    for (String checkout : List.of(A, B)) {
      work.write(checkout + "/src/w.c", "#include <far.h>\nconst char *f(void) { return far; }\n");
    }
    String args = "-c -I" + work.path(A + "more") + " ROOT/src/w.c -o out/x.o";
    check(B, "build", "gcc", args, false);
    check(A, "build", "gcc", args, false);
    work.clear();
    check(A, "build", "gcc", args, false);
    check(B, "build", "gcc", args, false);
  }

  @Test
  void directoryUnderAnotherName_isNotShared() throws Exception {
    String args = "-g -c -IROOT/inc ROOT/src/x.c -o out/x.o";
    check(A, "build", "gcc", args, false);
    Files.createSymbolicLink(work.path("alias"), work.path(B));
    work.enter(B + "/build");
    work.environment.put("PWD", work.path("alias/build").toString());
    checkHere(B, "gcc", args, false);
    work.environment.put("PWD", work.path(B).toString());
    checkHere(B, "gcc", args, true);
    work.environment.remove("PWD");
    checkHere(B, "gcc", args, true);
  }

  @Test
  void knownHit_ofAnotherCheckoutsResult_noticesChanges() throws Exception {
    String args = "-g -MD -c -I../inc ../src/x.c -o out/x.o";
    check(A, "build", "gcc", args, false);
    check(B, "build", "gcc", args, true);
    check(B, "build", "gcc", args, true);
    if (Posix.loaded().isPresent()) {
      assertThat(work.counted("hit.recalled")).isPositive();
    }
    work.write(B + "/inc/h.h", HEADER.replace("10", "12"));
    check(B, "build", "gcc", args, false);
    work.write(B + "/inc/h.h", HEADER);
    check(B, "build", "gcc", args, true);
    // The directory is a checkout of its own now.
    Files.createDirectory(work.path(B + "/build/.git"));
    check(B + "/build", ".", "gcc", args, false);
  }

  @Test
  void root_givenByName_isTheOneThatIsMapped() throws Exception {
    for (String checkout : List.of(A, B)) {
      Files.delete(work.path(checkout + "/.git"));
    }
    String args = "-g -MD -c -IROOT/inc ROOT/src/x.c -o out/x.o";
    work.environment.put("ZCCACHE_WORKTREE_ROOT", "..");
    check(A, "build", "gcc", args, false);
    check(B, "build", "gcc", args, true);
    check(B, "build", "gcc", args, true);
  }

  @Test
  void off_neitherSharesNorMaps() throws Exception {
    work.environment.remove("ZCCACHE_PATH_REMAP");
    String args = "-g -c -IROOT/inc ROOT/src/x.c -o out/x.o";
    for (String checkout : List.of(A, B)) {
      work.enter(checkout + "/build");
      byte[] plain =
          work.plain(List.of("out/x.o"), words("gcc", arguments(checkout, args)))
              .outputs()
              .get("out/x.o");
      assertThat(new String(plain, UTF_8)).contains(work.path(checkout).toString());
      assertThat(work.compile("gcc", arguments(checkout, args)).cached()).isFalse();
      assertThat(work.path(checkout + "/build/out/x.o")).hasBinaryContent(plain);
    }
  }

  private void copy(String from, String to) throws Exception {
    Files.createDirectories(work.path(to + "/.git"));
    Files.createDirectories(work.path(to + "/build/out"));
    for (String folder : List.of("src", "inc")) {
      try (var files = Files.list(work.path(from + "/" + folder))) {
        for (Path file : files.toList()) {
          Path copy = work.path(to + "/" + folder + "/" + file.getFileName());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    work.settle(work.path(to + "/inc/h.h"));
  }

  private void check(String checkout, String folder, String tool, String args, boolean hit)
      throws Exception {
    work.enter(checkout + "/" + folder);
    work.environment.put("PWD", Path.of(work.environment.get("PWD")).normalize().toString());
    checkHere(checkout, tool, args, hit);
  }

  /** Compiles plainly and through the cache, and compares. */
  private void checkHere(String checkout, String tool, String args, boolean hit) throws Exception {
    String folder = work.directory().toString();
    String object =
        args.substring(args.lastIndexOf(" -o ") + 4)
            .replace("ROOT", work.path(checkout).toString());
    List<String> outputs = List.of(object, object.replaceFirst("\\.o$", ".d"));
    List<String> words = new ArrayList<>(List.of(tool));
    if (!args.contains("-ffile-prefix-map=ROOT=")) {
      words.add("-ffile-prefix-map=" + work.path(checkout) + "=.");
    }
    if (!folder.equals(work.path(checkout).toString())) {
      words.add("-ffile-prefix-map=" + folder + "=.");
    }
    if (tool.startsWith("g")) {
      words.add("-fno-canonical-system-headers");
    }
    words.addAll(List.of(arguments(checkout, args)));
    Workplace.Plain plain = work.plain(outputs, words.toArray(String[]::new));
    Response.CompileResult result = work.compile(tool, arguments(checkout, args));
    long unused = work.counted("hit");

    assertThat(plain.exit()).as(plain.stderr()).isZero();
    assertThat(result.exitCode()).isZero();
    assertThat(result.stderr().text()).isEqualTo(plain.stderr());
    for (String output : plain.outputs().keySet()) {
      assertThat(work.directory().resolve(output)).hasBinaryContent(plain.outputs().get(output));
    }
    assertThat(result.cached()).as("%s in %s", args, checkout).isEqualTo(hit);
  }

  private String[] arguments(String checkout, String args) {
    return Arrays.stream(args.split(" ")).map(word -> named(checkout, word)).toArray(String[]::new);
  }

  private String named(String checkout, String text) {
    return text.replace("ROOT", work.path(checkout).toString())
        .replace("PARENT", work.folder.toString());
  }

  private static String[] words(String tool, String[] arguments) {
    List<String> words = new ArrayList<>(List.of(tool));
    words.addAll(List.of(arguments));
    return words.toArray(String[]::new);
  }
}
