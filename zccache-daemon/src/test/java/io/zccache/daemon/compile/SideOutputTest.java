/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a compile writes beside its object, compared byte for byte with the compiler's own work. */
@Timeout(120)
class SideOutputTest extends WorkplaceTestBase {
  private static final String SOURCE =
      """
      #include "h.h"
      static int twice(int x) { return x + x; }
      int f(int x) { int a[N]; a[x] = twice(x); return a[0] + a[N - 1]; }
      int g(int x) { return x > N ? f(x) : twice(x); }
      """;

  @BeforeEach
  void writeSources() throws Exception {
    work.write("inc/h.h", "#define N 10\n");
    work.write("src/a.c", SOURCE);
    work.write("src/b.cc", SOURCE);
    Files.createDirectories(work.path("out"));
  }

  @Test
  void splitDebug_askedForInAResponseFile_isLeftToTheCompiler() throws Exception {
    work.write("words", "-g -gsplit-dwarf\n");
    assertThat(work.ask("gcc", "@words", "-c", "-Iinc", "src/a.c"))
        .isEqualTo(new Response.Declined("split_dwarf"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gcc|-fstack-usage -c -Iinc src/a.c|a.o,a.su",
        "gcc|-fstack-usage -O2 -g -MMD -c -Iinc src/a.c -o out/x.y.o|out/x.y.o,out/x.y.su,out/x.y.d",
        "gcc|-fstack-usage -S -Iinc src/a.c -o out/x.s|out/x.s,out/x.su",
        "g++|-fstack-usage -c -Iinc src/b.cc -o out/x|out/x,out/x.su",
        "gcc|-fcallgraph-info -c -Iinc src/a.c -o out/x.o|out/x.o,out/x.ci",
        "gcc|-fcallgraph-info=su,da -fstack-usage -c -Iinc src/a.c|a.o,a.ci,a.su",
        "gcc|--coverage -frandom-seed=1 -c -Iinc src/a.c|a.o,a.gcno",
        "gcc|--coverage -frandom-seed=1 -O2 -c -Iinc src/a.c -o out/x.y.o|out/x.y.o,out/x.y.gcno",
        "g++|-ftest-coverage -frandom-seed=1 -c -Iinc src/b.cc -o out/x|out/x,out/x.gcno",
        "gcc|--coverage -fprofile-abs-path -frandom-seed=1 -c -Iinc src/a.c|a.o,a.gcno",
        "gcc|-fprofile-arcs -g -frandom-seed=1 -c -Iinc src/a.c -o out/x.o|out/x.o",
        "gcc|-fprofile-generate -g -frandom-seed=1 -c -Iinc src/a.c -o out/x.o|out/x.o",
        "g++|-fprofile-generate -frandom-seed=1 -c -Iinc src/b.cc -o out/x.o|out/x.o",
        "gcc|-fprofile-arcs -frandom-seed=1 -c -Iinc src/a.c|a.o",
        "gcc|-ftest-coverage -frandom-seed=1 -c -Iinc src/a.c -o out/x.o|out/x.o,out/x.gcno",
        "g++|-fprofile-generate=prof -frandom-seed=1 -c -Iinc src/b.cc|b.o",
        "gcc|-save-temps=obj -c -Iinc src/a.c -o out/x.o|out/x.o,out/x.i,out/x.s",
        "gcc|-save-temps -g -fstack-usage -c -Iinc src/a.c|a.o,a.i,a.s,a.su",
        "g++|-save-temps=obj -Wall -c -Iinc src/b.cc -o out/x.o|out/x.o,out/x.ii,out/x.s",
        "gcc|-g -gsplit-dwarf -c -Iinc src/a.c|a.o,a.dwo",
        "gcc|-O2 -g3 -gsplit-dwarf -MMD -c -Iinc src/a.c -o out/x.y.o|out/x.y.o,out/x.y.dwo,out/x.y.d",
        "g++|-gsplit-dwarf -gdwarf-4 -gz -c -Iinc src/b.cc -o out/x|out/x,out/x.dwo",
        "gcc|-gsplit-dwarf -fprofile-arcs -frandom-seed=1 -c -Iinc src/a.c -o out/x.o|out/x.o,out/x.dwo",
        "gcc|-g -gsplit-dwarf -g0 -c -Iinc src/a.c|a.o,a.dwo",
        "gcc|-Wa,-adhln=out/l.lst -c -Iinc src/a.c|a.o,out/l.lst",
        "gcc|-g -MD -Wa,-alhn=out/1,--noexecstack,-an=l.lst -c -Iinc src/a.c -o out/x.o|"
            + "out/x.o,out/x.d,l.lst",
        "g++|-g3 -O2 -Wa,-amhln=out/l.lst,-an -Wa,--listing-lhs-width=2 -c -Iinc src/b.cc|b.o,out/l.lst",
        "gcc|-Xassembler -aln=out/l.lst -fstack-usage -c -Iinc src/a.c|a.o,a.su,out/l.lst",
        "gcc|-g -save-temps -Wa,-ahlnc=l -c -Iinc src/a.c|a.o,a.i,a.s,l",
        "gcc|-Wa,-aln=out/l.lst -S -Iinc src/a.c|a.s",
        "gcc|-g -Wa,-ahln -c -Iinc src/a.c|a.o",
        "clang|-g -gsplit-dwarf -c -Iinc src/a.c|a.o,a.dwo",
        "clang|-g -gsplit-dwarf -c -Iinc src/a.c -o out/x.y.o|out/x.y.o,out/x.y.dwo",
        "clang++|-O1 -g -gsplit-dwarf -c -Iinc src/b.cc -o out/x|out/x,out/x.dwo",
        "clang|-g0 -gsplit-dwarf -gmlt -fdebug-macro -gz -gcolumn-info -c -Iinc src/a.c|a.o,a.dwo",
        "clang|-fstack-usage -c -Iinc src/a.c -o out/x.y.o|out/x.y.o,out/x.y.su",
        "clang|--serialize-diagnostics out/l.dia -Wall -c -Iinc src/a.c|a.o,out/l.dia",
        "clang|-fprofile-instr-generate -fcoverage-mapping -c -Iinc src/a.c|a.o",
      })
  void compile_missHitDeletedEdited_givesTheCompilersOwnFiles(
      String tool, String args, String outputs) throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin", tool)), tool + " is not installed");
    List<String> files = List.of(outputs.split(","));
    String[] arguments = args.split(" ");

    check(tool, arguments, files, false);
    check(tool, arguments, files, true);
    Files.delete(work.path(files.get(files.size() - 1)));
    check(tool, arguments, files, true);
    work.write("inc/h.h", "#define N 12\n");
    check(tool, arguments, files, false);
    check(tool, arguments, files, true);
    assertThat(work.counts()).isEqualTo(List.of(3L, 2L, 0L, 0L));
    assertThat(strangers(files)).as("other files").isEmpty();
  }

  private void check(String tool, String[] arguments, List<String> files, boolean hit)
      throws Exception {
    Workplace.Plain plain = work.plain(files, words(tool, arguments));
    assertThat(plain.outputs().keySet()).containsExactlyInAnyOrderElementsOf(files);
    Response.CompileResult result = work.compile(tool, arguments);
    work.counts();

    assertThat(result.cached()).isEqualTo(hit);
    assertThat(result.exitCode()).isEqualTo(plain.exit()).isZero();
    assertThat(result.stderr().text()).isEqualTo(plain.stderr());
    assertThat(result.stdout().text()).isEqualTo(plain.stdout());
    for (String file : files) {
      assertThat(work.path(file)).hasBinaryContent(plain.outputs().get(file));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gcc|-fprofile-arcs -frandom-seed=1 -c -Iinc src/a.c -o |x.o",
        "gcc|--coverage -frandom-seed=1 -c -Iinc src/a.c -o |x.o",
        "gcc|-g -gsplit-dwarf -c -Iinc src/a.c -o |x.o",
        "gcc|-fprofile-use -c -Iinc src/a.c -o |x.o",
        "gcc|-fprofile-generate -frandom-seed=1 -c -Iinc src/a.c -o |x.o",
        "clang|-g -gsplit-dwarf -c -Iinc src/a.c -o |x.o",
      })
  void outputsName_thatIsInTheBytes_isInTheKey(String tool, String args, String output)
      throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin", tool)), tool + " is not installed");
    for (String folder : List.of("out/", "", "out/other")) {
      String[] arguments = (args + folder + output).split(" ");
      byte[] expected =
          work.plain(List.of(folder + output), words(tool, arguments))
              .outputs()
              .get(folder + output);
      assertThat(work.compile(tool, arguments).cached()).isFalse();
      assertThat(work.path(folder + output)).hasBinaryContent(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gcc|-fprofile-arcs -frandom-seed=1 -c -Iinc src/a.c -o x.o",
        "gcc|--coverage -frandom-seed=1 -c -Iinc src/a.c -o x.o",
        "gcc|-fprofile-generate -frandom-seed=1 -c -Iinc src/a.c -o x.o",
        "gcc|-g -gsplit-dwarf -c -Iinc src/a.c -o x.o",
        "clang|-g -gsplit-dwarf -c -Iinc src/a.c -o x.o",
      })
  void foldersName_thatIsInTheBytes_isInTheKey(String tool, String args) throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin", tool)), tool + " is not installed");
    String[] arguments = args.split(" ");
    for (String folder : List.of("one", "two")) {
      work.write(folder + "/inc/h.h", "#define N 10\n");
      work.write(folder + "/src/a.c", SOURCE);
    }
    for (String folder : List.of("one", "two", "one")) {
      work.enter(folder);
      byte[] expected = work.plain(List.of("x.o"), words(tool, arguments)).outputs().get("x.o");
      work.compile(tool, arguments);
      work.counts();
      assertThat(work.directory().resolve("x.o")).hasBinaryContent(expected);
    }
    assertThat(work.counts()).isEqualTo(List.of(1L, 2L, 0L, 0L));
  }

  @Test
  void coverage_whoseRunsDiffer_isOneConsistentSet() throws Exception {
    String[] arguments = "--coverage -c -Iinc src/a.c".split(" ");
    work.compile("gcc", arguments);
    byte[] object = work.bytes("a.o");
    byte[] notes = work.bytes("a.gcno");
    work.counts();
    Files.delete(work.path("a.gcno"));

    assertThat(work.compile("gcc", arguments).cached()).isTrue();
    assertThat(work.path("a.o")).hasBinaryContent(object);
    assertThat(work.path("a.gcno")).hasBinaryContent(notes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-c -Iinc src/a.c|a.o|a.json",
        "-ftime-trace-granularity=0 -O2 -g -MMD -c -Iinc src/a.c -o out/x.y.o|out/x.y.o|out/x.y.json",
        "-S -Iinc src/a.c -o out/x|out/x|out/x.json",
      })
  void timeTrace_whoseRunsDiffer_isOneConsistentSet(String args, String object, String trace)
      throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/clang")), "clang is not installed");
    String[] arguments = ("-ftime-trace " + args).split(" ");
    Workplace.Plain plain =
        work.plain(List.of(object, trace, "out/x.y.d"), words("clang", arguments));
    assertThat(plain.outputs()).containsKeys(object, trace);
    assertThat(work.compile("clang", arguments).cached()).isFalse();
    byte[] stored = work.bytes(trace);
    assertThat(new String(stored, UTF_8)).startsWith("{\"traceEvents\":[").contains("Frontend");
    assertThat(work.path(object)).hasBinaryContent(plain.outputs().get(object));
    work.counts();
    Files.delete(work.path(object));
    Files.delete(work.path(trace));

    assertThat(work.compile("clang", arguments).cached()).isTrue();
    assertThat(work.path(object)).hasBinaryContent(plain.outputs().get(object));
    assertThat(work.path(trace)).hasBinaryContent(stored);
    work.write("inc/h.h", "#define N 12\n");
    assertThat(work.compile("clang", arguments).cached()).isFalse();
    assertThat(strangers(List.of(object, trace, "out/x.y.d"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-ftime-trace=out", "-ftime-trace -ftime-trace-verbose"})
  void timeTrace_ofAFormThatIsNotKnown_isLeftToTheCompiler(String options) {
    String[] arguments = (options + " -c -Iinc src/a.c").split(" ");
    assertThat(work.ask("clang", arguments)).isEqualTo(new Response.Declined("side_output"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-g --coverage -c -Iinc src/a.c",
        "--coverage -g3 -gz -MD -c -Iinc src/a.c -o out/x.y.o",
        "-ftest-coverage -fprofile-arcs -ggdb -O2 -fprofile-abs-path -c -Iinc src/a.c -o ./a.o",
      })
  void coverage_withDebugRecords_isAsPlainButForTheStamp(String args) throws Exception {
    String[] arguments = args.split(" ");
    String object = args.contains("x.y.o") ? "out/x.y.o" : "a.o";
    List<String> outputs = List.of(object, object.replace(".o", ".gcno"));
    String side = outputs.get(1);
    Map<String, byte[]> plain = work.plain(outputs, words("gcc", arguments)).outputs();
    byte[] plainObject = Objects.requireNonNull(plain.get(object));
    byte[] plainNotes = Objects.requireNonNull(plain.get(side));

    assertThat(work.compile("gcc", arguments).cached()).isFalse();
    byte[] stored = work.bytes(object);
    byte[] notes = work.bytes(side);
    assertThat(withoutStamp(stored, notes)).isEqualTo(withoutStamp(plainObject, plainNotes));
    assertThat(withoutStamp(notes, notes)).isEqualTo(withoutStamp(plainNotes, plainNotes));
    for (String output : outputs) {
      Files.delete(work.path(output));
    }

    assertThat(work.compile("gcc", arguments).cached()).isTrue();
    assertThat(work.path(object)).hasBinaryContent(stored);
    assertThat(work.path(side)).hasBinaryContent(notes);
  }

  /** The notes' stamp is their third word; in an object it may be anywhere. */
  private static String withoutStamp(byte[] file, byte[] notes) {
    String stamp = HexFormat.of().formatHex(notes, 8, 12);
    String text = HexFormat.of().formatHex(file);
    assertThat(text).contains(stamp);
    return text.replace(stamp, "<stamp>");
  }

  @Test
  void coverageNotes_thatAreALink_areLeftToTheCompiler() throws Exception {
    Path elsewhere = work.write("src/elsewhere", "old");
    Files.createSymbolicLink(work.path("a.gcno"), elsewhere);

    assertThat(work.ask("gcc", "-g", "--coverage", "-c", "-Iinc", "src/a.c"))
        .isEqualTo(new Response.Declined("output_not_a_file"));
    assertThat(elsewhere).hasContent("old");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "split_dwarf|-gsplit-dwarf -S -Iinc src/a.c",
        "split_dwarf|-gsplit-dwarf -fstack-usage -c -Iinc src/a.c",
        "side_output|-g -gsplit-dwarf -gno-split-dwarf -c -Iinc src/a.c",
        "coverage|-g --coverage -frandom-seed=1 -c -Iinc src/a.c",
        "coverage|-g --coverage -S -Iinc src/a.c",
        "coverage|-g -ftest-coverage -c -Iinc src/a.c",
        "coverage|-gsplit-dwarf --coverage -c -Iinc src/a.c",
        "coverage|-g --coverage -fstack-usage -c -Iinc src/a.c",
        "coverage|--coverage -fstack-usage -c -Iinc src/a.c",
        "profile|-fprofile-generate -fstack-usage -c -Iinc src/a.c",
        "save_temps|-save-temps -S -Iinc src/a.c",
        "save_temps|-save-temps=obj -c -Iinc @src/no.rsp src/a.c",
        "side_output|-fstack-usage -c src/t.S",
        "side_output|-ftime-trace -c -Iinc src/a.c",
        "listing|-Wa,-al=l.lst -c src/t.S",
        "listing|-Wa,-al -c src/t.S",
        "listing|-Wa,-al -pipe -c -Iinc src/a.c",
        "listing|-g -Wa,-ahl=l.lst -ffile-prefix-map=src=lib -c -Iinc src/a.c",
        "listing|-g -Wa,-ahl=l.lst -DX=.loc -c -Iinc src/a.c",
        "unsupported_option|-Wa,-ag=l.lst -c -Iinc src/a.c",
        "unsupported_option|-Wa,-al= -c -Iinc src/a.c",
        "output_folder_missing|-Wa,-al=no/l.lst -c -Iinc src/a.c",
        "output_is_input|-Wa,-al=src/a.c -c -Iinc src/a.c",
        "output_is_input|-fstack-usage -c -Iinc src/a.c -o a.su",
        "side_output|-fstack-usage -c -Iinc src/broken.c",
      })
  void command_whoseSideOutputsCannotBeHad_isDeclined(String reason, String args) throws Exception {
    work.write("src/t.S", "x:\n");
    work.write("src/broken.c", "int f(void) { return y; }\n");
    work.write("src/no.rsp", "");

    assertThat(work.ask("gcc", args.split(" "))).isEqualTo(new Response.Declined(reason));
    assertThat(strangers(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-gsplit-dwarf",
        "-g -gsplit-dwarf -g0",
        "-gz -gsplit-dwarf",
        "-gno-split-dwarf -gsplit-dwarf -g",
      })
  void clang_thatMayMakeNoRecordsToSplit_isLeftToItself(String options) throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/clang")), "clang is not installed");
    String[] arguments = (options + " -c -Iinc src/a.c").split(" ");

    assertThat(work.ask("clang", arguments)).isEqualTo(new Response.Declined("split_dwarf"));
  }

  @Test
  void sideFile_thatExists_keepsItsModeAsPlainly() throws Exception {
    String[] arguments = "-fstack-usage --param=ssp-buffer-size=8 -c -Iinc src/a.c".split(" ");
    for (int round = 0; round < 2; round++) {
      Files.deleteIfExists(work.path("a.su"));
      Path old = work.write("a.su", "old");
      Files.setPosixFilePermissions(
          old, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
      assertThat(work.compile("gcc", arguments).cached()).isEqualTo(round == 1);
      assertThat(Files.getPosixFilePermissions(old)).hasSize(2);
      assertThat(work.bytes("a.su").length).isGreaterThan(3);
      work.counts();
    }
  }

  /** Files in the place of work that are neither sources nor expected. */
  private List<String> strangers(List<String> expected) throws Exception {
    try (var all = Files.walk(work.folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> work.folder.relativize(file).toString())
          .filter(name -> !name.startsWith("src/") && !name.startsWith("inc/"))
          .filter(name -> !expected.contains(name))
          .toList();
    }
  }

  private static String[] words(String tool, String... arguments) {
    List<String> words = new ArrayList<>(List.of(tool));
    words.addAll(List.of(arguments));
    return words.toArray(new String[0]);
  }
}
