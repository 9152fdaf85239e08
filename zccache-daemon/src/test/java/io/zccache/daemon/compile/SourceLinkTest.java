/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.server.ToolCall;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.Response;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one call compiles and links, compared byte for byte with the driver's own work. */
@Timeout(120)
class SourceLinkTest extends LinkedTestBase {
  @BeforeEach
  void makeSources() throws Exception {
    Files.createDirectories(work.path("sub"));
    Files.createDirectories(work.path("lib"));
    work.write("h.h", "#define V 1\n");
    work.write("m.c", "#include \"h.h\"\nint b(void);\nint main(void) { return b() + V; }\n");
    work.write("sub/b.c", "#include \"../h.h\"\nstatic int s;\nint b(void) { return s + V; }\n");
    work.write(
        "x.cc",
        "#include \"h.h\"\n#include <string>\nint x() { return std::string{}.size() + V; }\n");
    work.write("s.S", "#include \"h.h\"\n.globl s\ns: .long V\nlocal: .long 2\n");
    work.write("p.s", ".globl p\np: .long 7\nunnamed: .long 8\n");
    work.write(
        "warns.c", "int main(void) { return unknown(); }\nint unknown(void) { return 2; }\n");
    work.write("wrong.c", "int main(void) { return }\n");
    work.write("lacks.c", "int missing(void);\nint main(void) { return missing(); }\n");
    work.object("lib/a.o", "int a(void) { return 1; }");
    work.plainly("ar rcs lib/liba.a lib/a.o");
    settleAll();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcc m.c sub/b.c -o out",
        "gcc -o out -g -O2 -Wall -DX=1 -I. m.c sub/b.c -Llib -la -lm -Wl,--as-needed",
        "gcc -o out m.c sub/b.c -ldl -lpthread -pthread -fopenmp",
        "g++ -shared -fPIC -g x.cc -o out -Llib -la -Wl,-rpath,/nowhere -s",
        "g++ -shared -fPIC x.cc sub/b.c -o out -static-libgcc -static-libstdc++",
        "gcc -static -g3 -O1 m.c sub/b.c -o out",
        "gcc -no-pie -fno-pie -g m.c sub/b.c lib/a.o -o out",
        "gcc -r -nostdlib m.c sub/b.c -o out",
        "gcc -shared -g s.S p.s -o out -nostdlib -s",
        "gcc -pg -fsanitize=address m.c sub/b.c -o out",
        "gcc -fuse-ld=bfd -shared -fPIC m.c sub/b.c -o out",
        "x86_64-linux-gnu-gcc m.c sub/b.c -o out",
      })
  void build_coldAndWarm_givesTheDriversOwnBytes(String line) throws Exception {
    assertLinked(false, line);
    assertLinked(true, line);

    assertThat(work.counted("link.hit")).isEqualTo(1);
    assertThat(work.counted("link.miss")).isEqualTo(1);
    assertThat(work.counted("bypass")).isZero();
    long sources = line.split("\\.(c|cc|S|s) ", -1).length - 1L;
    assertThat(work.counted("hit")).isEqualTo(sources);
    assertThat(work.counted("miss")).isEqualTo(sources);
  }

  /** The linker names an object whose source is not told, and the driver's is another each time. */
  @Test
  void build_ofAssembler_namesObjectsAsADriverCould() throws Exception {
    String[] words = "gcc -shared p.s s.S -o out -nostdlib".split(" ");
    Workplace.Plain plain = work.plain(OUTPUT, words);
    work.assertSucceedsAs(plain, false, words);
    byte[] first = work.bytes("out");

    assertThat(first).hasSameSizeAs(plain.outputs().get("out"));
    assertThat(new String(first, ISO_8859_1)).contains("cc000000.o\0");
    work.assertSucceedsAs(plain, true, words);
    assertThat(work.bytes("out")).isEqualTo(first);
  }

  @Test
  void build_withoutAName_makesTheDriversDefault() throws Exception {
    for (boolean hit : new boolean[] {false, true}) {
      work.assertAsPlain(hit, List.of("a.out"), "gcc", "m.c", "sub/b.c");
    }
    assertThat(work.path("m.o")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "h.h, '#define V 2\n'",
    "sub/b.c, 'int b(void) { return 9; }\n'",
    "sub/h.h, '#define V 3\n'",
  })
  void input_thatIsEdited_isNoticed(String file, String text) throws Exception {
    work.write("sub/b.c", "#include \"h.h\"\nint b(void) { return V; }\n");
    settleAll();
    String line = "gcc -I. m.c sub/b.c -o out";
    assertLinked(false, line);
    assertLinked(true, line);
    work.write(file, text);
    settleAll();

    assertLinked(false, line);
    assertLinked(true, line);
  }

  /** What both sources may be given the same object name for by a driver. */
  @Test
  void objects_thatChangePlaces_areOthers() throws Exception {
    assertLinked(false, "gcc m.c sub/b.c -o out");
    work.assertAsPlain(false, OUTPUT, "gcc", "sub/b.c", "m.c", "-o", "out");
    assertLinked(true, "gcc m.c sub/b.c -o out");
  }

  @Test
  void build_thatWarns_saysItColdAndWarm() throws Exception {
    for (boolean hit : new boolean[] {false, true}) {
      assertLinked(hit, "gcc -Wall warns.c -o out");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gcc wrong.c -o out", "gcc m.c wrong.c sub/b.c -o out"})
  void sourceThatFails_leavesAndSaysWhatTheDriverDoes(String line) throws Exception {
    work.write("out", "old\n");
    Workplace.Plain plain = work.plain(OUTPUT, line.split(" "));
    work.write("out", "old\n");

    Response.CompileResult failed = work.compile("gcc", line.substring(4).split(" "));

    assertThat(failed.exitCode()).isEqualTo(plain.exit());
    assertThat(failed.stderr().text()).isEqualTo(plain.stderr());
    work.assertWritten(plain, OUTPUT);
  }

  @Test
  void linkThatFails_runsAgainInPlace() throws Exception {
    work.write("out", "old\n");

    assertThat(work.ask("gcc", "lacks.c", "-o", "out"))
        .isEqualTo(new Response.Declined("tool_failed"));
    assertThat(work.path("out")).hasContent("old\n");
    assertThat(work.counted("bypass.tool_failed")).isEqualTo(1);
  }

  @Test
  void linkThatFailed_isKnownUntilItIsAnother() throws Exception {
    String[] line = {"gcc", "-g", "lacks.c", "-o", "out"};
    work.write("out", "old\n");
    Workplace.Plain plain = work.plain(OUTPUT, line);
    assertThat(work.call(line)).isEqualTo(new Response.Declined("tool_failed"));
    assertThat(work.counted("link.stored")).isEqualTo(1);
    for (int i = 0; i < 4; i++) {
      work.write("out", "old\n");
      assertThat(work.call(line))
          .isInstanceOfSatisfying(
              Response.CompileResult.class,
              made -> {
                assertThat(made.exitCode()).isEqualTo(plain.exit());
                assertThat(made.cached()).isTrue();
                assertThat(made.stderr().text()).contains("/tmp/cc");
                assertThat(withoutLetters(made.stderr().text()))
                    .isEqualTo(withoutLetters(plain.stderr()));
              });
      assertThat(work.path("out")).doesNotExist();
    }
    assertThat(work.counted("hit.recalled")).isPositive();

    work.write("lacks.c", "int main(void) { return 0; }\n");
    settleAll();
    assertLinked(false, "gcc -g lacks.c -o out");
    assertLinked(true, "gcc -g lacks.c -o out");
  }

  private static String withoutLetters(String text) {
    return text.replaceAll("/tmp/cc[a-zA-Z0-9]{6}\\.o", "/tmp/ccXXXXXX.o");
  }

  @Test
  void linkThatFailed_findsALibraryThatComes_andLinks() throws Exception {
    work.write("uses.c", "int a(void);\nint b(void);\nint main(void) { return a() + b(); }\n");
    settleAll();
    String line = "gcc uses.c -Lfirst -Llib -la -o out";
    Files.createDirectories(work.path("first"));
    assertThat(work.call(line.split(" "))).isEqualTo(new Response.Declined("tool_failed"));
    assertThat(work.call(line.split(" "))).isInstanceOf(Response.CompileResult.class);

    work.object("first/a.o", "int a(void) { return 1; } int b(void) { return 2; }");
    work.plainly("ar rcs first/liba.a first/a.o");
    settleAll();
    assertLinked(false, line);
  }

  @Test
  void linkThatFailed_withTemporariesElsewhere_isAnother() throws Exception {
    String[] line = {"gcc", "lacks.c", "-o", "out"};
    assertThat(work.call(line)).isEqualTo(new Response.Declined("tool_failed"));
    assertThat(work.call(line)).isInstanceOf(Response.CompileResult.class);
    Workplace unused = work.terminal(true);
    assertThat(work.call(line)).isEqualTo(new Response.Declined("tool_failed"));
    unused = work.terminal(false);
    assertThat(work.call(line)).isInstanceOf(Response.CompileResult.class);
    work.environment.put("TMPDIR", "/var/tmp");
    for (int i = 0; i < 2; i++) {
      assertThat(work.call(line)).isEqualTo(new Response.Declined("tool_failed"));
    }
  }

  @Test
  void linkThatFailedOtherwise_isNotTriedAgainUntilItIsAnother() throws Exception {
    List<Response.Plan> runs = new CopyOnWriteArrayList<>();
    work.launcher()
        .reporting(
            (plan, ran) -> {
              runs.add(plan);
              return ran;
            });
    for (int i = 0; i < 2; i++) {
      assertThat(work.call("gcc", "m.c", "sub/b.c", "-lnone", "-o", "out"))
          .isEqualTo(new Response.Declined("tool_failed"));
    }
    assertThat(runs).as("the compile is no plan, the second link none at all").hasSize(1);
  }

  @Test
  void build_thatIsKnown_isRecalledWithItsParts() throws Exception {
    String line = "gcc -Wall warns.c sub/b.c -o out";
    assertLinked(false, line);
    for (int i = 0; i < 4; i++) {
      assertLinked(true, line);
    }
    assertThat(work.counted("hit.recalled")).isGreaterThanOrEqualTo(2);
    assertThat(work.counted("link.hit.recalled")).isPositive();
    assertThat(work.counted("hit")).isEqualTo(8);
    assertThat(work.counted("link.hit")).isEqualTo(4);
    work.write("h.h", "#define V 4\n");
    settleAll();
    assertLinked(false, line);
    Files.createLink(work.path("out"), work.path("warns.c"));
    assertThat(work.ask("gcc", line.substring(4).split(" ")))
        .isEqualTo(new Response.Declined("output_is_input"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gcc m.c sub/b.c -o out --coverage|unsupported_option",
        "gcc m.c sub/b.c -o out -fstack-usage|unsupported_option",
        "gcc m.c sub/b.c -o out -MD|unsupported_option",
        "gcc m.c sub/b.c -o out -Wl,-Map=map|link_map",
        "gcc -flto m.c sub/b.c -o out|lto",
        "gcc -x c m.c sub/b.c -o out|unsupported_option",
        "clang m.c sub/b.c -o out|not_a_compile",
        "gcc m.c h.h -o out|not_a_compile",
        "gcc m.c sub/b.c -o m.c|output_is_input",
        "gcc m.c sub/b.c -o sub/../sub/b.c|output_is_input",
        "gcc m.c sub/b.c -fprofile-use -o out|unsupported_option",
        "gcc m.c sub/b.c -fprofile-arcs -o out|unsupported_option",
        "gcc m.c sub/b.c -fprofile-generate -o out|unsupported_option",
        "gcc m.c sub/b.c -save-temps -o out|unsupported_option",
        "gcc m.c sub/b.c -fplugin=p.so -o out|unsupported_option",
        "gcc m.c -o none/out|output_folder_missing",
        "gcc m.c none.c -o out|no_source",
        "gcc m.c sub/b.c zccache-object-0.o -o out|not_a_compile",
      })
  void build_thatCannotBeTakenApart_isDeclined(String line, String reason) throws Exception {
    String[] words = line.split(" ", -1);

    assertThat(work.ask(words[0], line.substring(words[0].length() + 1).split(" ", -1)))
        .as(line)
        .isEqualTo(new Response.Declined(reason));
    assertThat(work.path("m.c")).content().startsWith("#include");
  }

  @Test
  void build_isAnsweredAsItWasAsked() throws Exception {
    work.takenFor(ToolCall.Kind.LINK);
    for (boolean hit : new boolean[] {false, true}) {
      assertThat(work.call("gcc", "-Wall", "warns.c", "-o", "out"))
          .isInstanceOfSatisfying(
              Response.LinkResult.class,
              made -> {
                assertThat(made.exitCode()).isZero();
                assertThat(made.stderr().text()).contains("-Wimplicit-function-declaration");
                assertThat(made.cached()).isEqualTo(hit);
              });
    }
    assertThat(work.call("gcc", "m.c", "sub/b.c", "-o", "out"))
        .isEqualTo(new Response.LinkResult(0, Bytes.EMPTY, Bytes.EMPTY, false, null));
    assertThat(work.call("gcc", "wrong.c", "-o", "out"))
        .isInstanceOfSatisfying(
            Response.LinkResult.class, made -> assertThat(made.exitCode()).isOne());
    assertThat(work.counts()).as("compiles").isEqualTo(List.of(1L, 3L, 0L, 1L));
  }

  @Test
  void build_forAForeignClient_isTheSame() throws Exception {
    work.foreignClient();
    for (boolean hit : new boolean[] {false, true}) {
      assertLinked(hit, "gcc m.c sub/b.c -o out");
    }
  }

  @Test
  void explanation_ofABuild_isThatOfItsSources() throws Exception {
    assertLinked(false, "gcc m.c sub/b.c -o out");
    work.write("h.h", "#define V 5\n");

    Response.Explanation why = work.explain("gcc", "m.c", "sub/b.c", "-o", "out");

    assertThat(why.verdict()).isEqualTo(Response.Explanation.MISS);
    assertThat(why.toString()).contains("h.h");
  }
}
