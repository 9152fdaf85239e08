/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.stats.CountedUnit;
import io.zccache.daemon.stats.MissReason;
import io.zccache.daemon.stats.Missed;
import io.zccache.daemon.store.record.ResultRecord;
import io.zccache.protocol.Finding;
import io.zccache.protocol.Response.Explanation;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the cache says it would do with a call of the real compiler, and why. */
@Timeout(120)
class ExplainTest extends WorkplaceTestBase {
  private static final String[] CALL = {
    "-O1", "-DFOO=1", "-I", "first", "-Isecond", "-c", "a.c", "-o", "a.o"
  };

  private int calls = 1;

  @BeforeEach
  void compileOnce() throws Exception {
    Files.createDirectories(work.path("first"));
    Files.createDirectories(work.path("third"));
    work.write("second/h.h", "#define N 1\n");
    work.write("a.c", "#include <h.h>\nint f(void) { return N + FOO; }\n");
    assertThat(work.compile("gcc", CALL).exitCode()).isZero();
    assertThat(work.counted("stored")).isEqualTo(1);
    Files.delete(work.path("a.o"));
  }

  /** Whatever was asked, nothing was done. */
  @AfterEach
  void nothingWasDone() throws Exception {
    assertThat(work.path("a.o")).doesNotExist();
    assertThat(work.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(calls);
  }

  @Test
  void sameCall_wouldHit() {
    Explanation said = work.explain("gcc", CALL);

    assertThat(said.verdict()).isEqualTo("hit");
    assertThat(said.reason()).isEmpty();
    assertThat(said.text()).isEqualTo("the result would come from the cache");
    assertThat(said.compared()).startsWith("20").endsWith("Z");
    assertThat(said.findings()).isEmpty();
  }

  @Test
  void sameCall_inTheNextLife_wouldHit() throws Exception {
    work.restart();

    assertThat(work.explain("gcc", CALL).verdict()).isEqualTo("hit");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "-O1|-O2|-O2 was -O1",
        "-DFOO=1|-DFOO=2|-DFOO=2 was -DFOO=1",
        "-DFOO=1|-DFOO=1 -DBAR|-DBAR is new",
        "-I first -Isecond|-Isecond|-I first is missing",
        "-O1 -DFOO=1|-DFOO=1 -O1|the arguments are in another order: -DFOO=1 comes where -O1 came",
        "-Isecond|-Isecond -MD -MF a.d -MT x.o|-MD is new",
      })
  void otherArguments_areNamed(String before, String now, String text) {
    String call = String.join(" ", CALL);
    assertThat(call).contains(before);

    Explanation said = work.explain("gcc", call.replace(before, now).split(" "));

    assertThat(said.verdict()).isEqualTo("miss");
    assertThat(said.reason()).isEqualTo("first_seen");
    assertThat(said.findings().get(0).text()).isEqualTo(text);
    assertThat(said.compared()).isNotEmpty();
  }

  @Test
  void argumentOfAResponseFile_isNamed() throws Exception {
    work.write("args", "-O3 " + String.join(" ", List.of(CALL).subList(1, CALL.length)));

    assertThat(texts(work.explain("gcc", "@args"))).containsExactly("-O3 was -O1");
  }

  @Test
  void variable_isNamed() {
    work.environment.put("C_INCLUDE_PATH", "/opt/include");

    assertThat(work.explain("gcc", CALL).findings())
        .containsExactly(
            new Finding(
                "environment",
                "C_INCLUDE_PATH",
                "",
                "/opt/include",
                "C_INCLUDE_PATH is set to \"/opt/include\""));
  }

  @Test
  void terminal_isNamedWithoutItsVariables() throws Exception {
    work.environment.put("TERM", "xterm");
    work.write("loud.c", "static int unused;\n");
    String[] loud = {"-Wall", "-c", "loud.c"};
    work.compile("gcc", loud);
    work.counted("stored");
    work.terminal(true);

    Explanation quiet = work.explain("gcc", CALL);
    assertThat(quiet.verdict()).as("what printed nothing is for both").isEqualTo("hit");
    assertThat(texts(work.explain("gcc", loud)))
        .containsExactly("diagnostics go to a terminal, they did not before");
    calls = 2;
  }

  @Test
  void otherCompiler_isNamed() {
    Explanation said = work.explain("g++", CALL);

    assertThat(said.findings().get(0).kind()).isEqualTo("compiler");
    assertThat(said.findings().get(0).text()).contains("g++ (gcc ").contains("it was ");
  }

  @Test
  void header_thatHasChanged_isNamedWithItsDigests() throws Exception {
    work.write("second/h.h", "#define N 2\n");

    Explanation said = work.explain("gcc", CALL);

    assertThat(said.verdict()).isEqualTo("miss");
    assertThat(said.reason()).isEqualTo("input_changed");
    Finding finding = said.findings().get(0);
    assertThat(finding.kind()).isEqualTo("input");
    assertThat(finding.name()).isEqualTo("second/h.h");
    assertThat(finding.text()).isEqualTo("second/h.h has changed");
    assertThat(finding.before()).hasSize(64).isNotEqualTo(finding.now());
    assertThat(finding.now()).hasSize(64);
  }

  @Test
  void source_thatHasChanged_isCalledThat() throws Exception {
    work.write("a.c", "int x;\n");

    assertThat(texts(work.explain("gcc", CALL))).containsExactly("the source a.c has changed");
  }

  @Test
  void misses_nameWhatHasChanged() throws Exception {
    work.write("second/h.h", "#define N 2\n");
    assertThat(work.compile("gcc", CALL).exitCode()).isZero();
    assertThat(work.counted("stored")).isEqualTo(2);
    work.write("first/h.h", "#define N 3\n");
    assertThat(work.compile("gcc", CALL).exitCode()).isZero();
    Files.delete(work.path("a.o"));
    calls = 3;

    String source = work.path("a.c").toString();
    assertThat(work.missed())
        .containsExactly(
            new Missed(source, MissReason.FIRST_SEEN, ""),
            new Missed(source, MissReason.INPUT_CHANGED, "second/h.h"),
            new Missed(source, MissReason.HEADER_SHADOWED, "first"));
  }

  @Test
  void units_ofAMissAndItsHit_haveTheSameTimeAndTheObjectsSize() throws Exception {
    work.write("second/h.h", "#define N 2\n");
    assertThat(work.compile("gcc", CALL).exitCode()).isZero();
    assertThat(work.counted("stored")).isEqualTo(2);
    long size = Files.size(work.path("a.o"));
    assertThat(work.compile("gcc", CALL).exitCode()).isZero();
    calls = 3;

    String source = work.path("a.c").toString();
    List<CountedUnit> units = work.units();
    assertThat(units).extracting(CountedUnit::source).containsExactly(source, source, source);
    assertThat(units)
        .extracting(CountedUnit::missed)
        .containsExactly("first_seen", "input_changed", "");
    assertThat(units).extracting(CountedUnit::bytes).endsWith(size, size);
    assertThat(units.get(1).nanos()).isPositive().isEqualTo(units.get(2).nanos());
    Files.delete(work.path("a.o"));
  }

  @Test
  void header_thatIsGone_isNamed() throws Exception {
    Files.delete(work.path("second/h.h"));

    Explanation said = work.explain("gcc", CALL);

    assertThat(said.reason()).isEqualTo("input_gone");
    assertThat(texts(said)).containsExactly("second/h.h is gone");
  }

  @Test
  void header_thatShadows_isNamedWithTheOneItShadows() throws Exception {
    work.write("first/h.h", "#define N 3\n");

    Explanation said = work.explain("gcc", CALL);

    assertThat(said.reason()).isEqualTo("header_shadowed");
    assertThat(texts(said))
        .containsExactly(
            "first/h.h has appeared, and the search comes there before it comes to second/h.h");
  }

  @Test
  void folder_thatBecameAnothersSecondName_isNamed() throws Exception {
    String[] call = {"-DFOO=1", "-Ifirst", "-Ithird", "-Isecond", "-c", "a.c", "-o", "a.o"};
    assertThat(work.compile("gcc", call).exitCode()).isZero();
    calls++;
    assertThat(work.counted("stored")).isEqualTo(2);
    Files.delete(work.path("a.o"));
    Files.delete(work.path("third"));
    Files.createSymbolicLink(work.path("third"), Path.of("first"));

    Explanation said = work.explain("gcc", call);

    assertThat(said.reason()).isEqualTo("search_changed");
    assertThat(texts(said)).containsExactly("third on the search path now leads to another folder");
  }

  @Test
  void unknownSource_hasNoResult() throws Exception {
    work.write("b.c", "int b;\n");

    Explanation said = work.explain("gcc", "-c", "b.c");

    assertThat(said.verdict()).isEqualTo("miss");
    assertThat(texts(said)).containsExactly("no result of b.c is stored");
    assertThat(said.compared()).isEmpty();
  }

  @Test
  void sourceUnderAnotherName_isRecognizedByItsContent() throws Exception {
    work.write("moved/a.c", Files.readString(work.path("a.c")));
    String[] call = String.join(" ", CALL).replace("a.c", "moved/a.c").split(" ");

    assertThat(texts(work.explain("gcc", call)))
        .containsExactly("the source is moved/a.c, it was a.c");

    work.write("moved/a.c", "int other;\n");
    assertThat(texts(work.explain("gcc", call)))
        .containsExactly("no result of moved/a.c is stored");
  }

  @Test
  void emptyStore_hasNoResult() {
    work.clear();

    assertThat(texts(work.explain("gcc", CALL))).containsExactly("no result of a.c is stored");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gcc|-fplugin=x.so -c a.c|plugin|-fplugin=x.so: ",
        "gcc|-c -|stdin_source|-: ",
        "gcc|-c - -o -|stdin_source|-: ",
        "gcc|-o a -lm|not_a_compile|",
        "gcc|-c none.c|no_source|none.c: ",
        "gcc|-c a.c -o none/a.o|output_folder_missing|none/a.o: ",
        "ls|-l|not_a_compiler|ls: ",
        "no-such-gcc|-c a.c|not_a_compiler|no-such-gcc: ",
        "gcc|-c @none|response_file|@none: ",
      })
  void callThatIsNotCached_hasReasonAndCause(
      String tool, String arguments, String reason, String cause) {
    Explanation said = work.explain(tool, arguments.split(" "));

    assertThat(said.verdict()).isEqualTo("bypass");
    assertThat(said.reason()).isEqualTo(reason);
    if (cause == null) {
      assertThat(said.findings()).isEmpty();
    } else {
      assertThat(said.findings().get(0).text()).startsWith(cause);
    }
  }

  @Test
  void damage_isToldAndStays() throws Exception {
    for (String kind : List.of("blobs", "records")) {
      List<Path> files = stored(kind);
      for (Path file : files) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.write(file, new byte[] {1});
      }

      Explanation said = work.explain("gcc", CALL);

      assertThat(said.verdict()).isEqualTo("miss");
      assertThat(said.findings().get(0).kind()).isEqualTo("damaged");
      assertThat(files).allSatisfy(file -> assertThat(file).exists());
    }
  }

  @Test
  void manyDifferences_areCounted() throws Exception {
    String[] call = new String[40];
    Arrays.setAll(call, i -> "-DX" + i);
    call[38] = "-c";
    call[39] = "a.c";

    List<String> texts = texts(work.explain("gcc", call));

    assertThat(texts).hasSize(21).contains("-DX0 is new").endsWith("and 23 more");
  }

  @Test
  void longCommandLine_isStoredWithoutItsWords() throws Exception {
    work.clear();
    String[] call = {"-DX=" + "x".repeat(40_000), "-DFOO=1", "-Isecond", "-c", "a.c", "-oa.o"};
    assertThat(work.compile("gcc", call).exitCode()).isZero();
    assertThat(work.counted("stored")).isEqualTo(2);
    assertThat(work.explain("gcc", call).verdict()).isEqualTo("hit");

    assertThat(texts(work.explain("gcc", CALL))).containsExactly("no result of a.c is stored");

    Files.delete(work.path("a.o"));
    calls = 2;
  }

  @Test
  void sourceThatIsNotKept_hasTheReason() throws Exception {
    work.write("b.c", "const char *t = __TIME__;\n");
    assertThat(work.compile("gcc", "-c", "b.c").exitCode()).isZero();
    assertThat(work.counted("bypass.time_macro")).isEqualTo(1);
    calls = 2;

    Explanation said = work.explain("gcc", "-c", "b.c");

    assertThat(said.verdict()).isEqualTo("bypass");
    assertThat(said.reason()).isEqualTo("time_macro");
  }

  @Test
  void recipe_isASmallPartOfARecord() throws Exception {
    work.clear();
    work.write("s.cc", "#include <string>\nstd::string s;\n");
    assertThat(
            work.compile(
                    "g++",
                    "-g",
                    "-O2",
                    "-Wall",
                    "-Wextra",
                    "-fPIC",
                    "-DNDEBUG",
                    "-DVERSION=\"1.2.3\"",
                    "-I/opt/project/include",
                    "-I/opt/project/generated/include",
                    "-MD",
                    "-MF",
                    "s.d",
                    "-c",
                    "s.cc",
                    "-o",
                    "s.o")
                .exitCode())
        .isZero();
    assertThat(work.counted("stored")).isEqualTo(2);
    calls = 2;
    List<Path> records = stored("records");
    assertThat(records).hasSize(1);
    byte[] file = Files.readAllBytes(records.get(0));
    int head = "zccache record1\n".length() + 4;

    ResultRecord record = ResultRecord.parseFrom(ByteBuffer.wrap(file, head, file.length - head));

    assertThat(record.getRecipe().getArgumentList()).contains("-DNDEBUG", "-O2");
    assertThat(record.getRecipe().getSerializedSize()).isLessThan(file.length / 10);
  }

  private List<Path> stored(String kind) throws Exception {
    try (Stream<Path> walk = Files.walk(work.root.resolve("store-1").resolve(kind))) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  private static List<String> texts(Explanation said) {
    return said.findings().stream().map(Finding::text).toList();
  }
}
