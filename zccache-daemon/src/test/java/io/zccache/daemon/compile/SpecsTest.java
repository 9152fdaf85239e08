/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiles with specs of the user's, compared with plain ones. */
@Timeout(120)
class SpecsTest extends WorkplaceTestBase {
  private static final String PIE =
      "*cc1_options:\n+ %%{!r:%%{!fpie:%%{!fPIE:%%{!fpic:%%{!fPIC:%%{!fno-pic:%s}}}}}}\n";

  /** As newlib has it, for another folder. */
  private static final String NANO =
      """
      %%rename link                nano_link
      %%rename link_gcc_c_sequence                nano_link_gcc_c_sequence
      %%rename cpp_unique_options		nano_cpp_unique_options

      *cpp_unique_options:
      -isystem %s/newlib-nano %%(nano_cpp_unique_options)

      *nano_libc:
      -lc_nano

      *link_gcc_c_sequence:
      %%(nano_link_gcc_c_sequence) --start-group %%G %%(nano_libc) --end-group

      *link:
      %%(nano_link) %%:replace-outfile(-lc -lc_nano) %%:replace-outfile(-lg -lg_nano)

      *lib:
      %%{!shared:%%{g*:-lg_nano} %%{!p:%%{!pg:-lc_nano}}%%{p:-lc_p}%%{pg:-lc_p}}
      """;

  @BeforeEach
  void writeSources() throws Exception {
    work.write("a.c", "int g;\nint f(void) { return g; }\n");
    work.write("n.c", "#include <nano.h>\nint n = N;\n");
    Files.createDirectories(work.path("lib"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-specs=%s", "--specs=%s", "-specs %s", "--specs %s"})
  void specs_editedAndBack_giveTheCompilersOwnBytes(String option) throws Exception {
    work.write("pie.specs", PIE.formatted("-fPIC"));
    String[] words = ("gcc -O1 -MD " + option.formatted("pie.specs") + " -c a.c").split(" ");
    byte[] first = check(false, words);
    check(true, words);
    work.write("pie.specs", PIE.formatted("-fno-PIE"));
    assertThat(check(false, words)).isNotEqualTo(first);
    check(true, words);
    work.write("pie.specs", PIE.formatted("-fstack-usage"));
    assertThat(work.call(words)).isEqualTo(new Response.Declined("specs"));
    Files.delete(work.path("pie.specs"));
    assertThat(work.call(words)).isEqualTo(new Response.Declined("specs"));
    work.write("pie.specs", PIE.formatted("-fPIC"));
    assertThat(check(true, words)).isEqualTo(first);
  }

  @Test
  void specs_foundInAFolderOfTheDriver_areThoseThatGccTakes() throws Exception {
    work.write("pie.specs", PIE.formatted("-fPIC"));
    work.environment.put("LIBRARY_PATH", "lib");
    String[] words = {"gcc", "-O1", "-specs=pie.specs", "-c", "a.c"};
    byte[] here = check(false, words);
    check(true, words);
    work.write("lib/pie.specs", PIE.formatted("-fno-PIE"));
    assertThat(check(false, words)).isNotEqualTo(here);
    work.write("pie.specs", "");
    check(true, words);
    Files.delete(work.path("lib/pie.specs"));
    check(false, words);
  }

  @Test
  void specs_thatAreIncluded_areInputsToo() throws Exception {
    work.write("outer.specs", "%include <inner.specs>\n");
    work.write("inner.specs", PIE.formatted("-fPIC"));
    String[] words = {"gcc", "-O1", "-specs=" + work.path("outer.specs"), "-c", "a.c"};
    byte[] first = check(false, words);
    check(true, words);
    work.write("inner.specs", PIE.formatted("-fno-PIE"));
    assertThat(check(false, words)).isNotEqualTo(first);
    work.write("inner.specs", "%include <inner.specs>\n%include <none.specs>\n");
    assertThat(work.call(words)).isEqualTo(new Response.Declined("specs"));
    Files.delete(work.path("inner.specs"));
    assertThat(work.call(words)).isEqualTo(new Response.Declined("specs"));
  }

  @Test
  void specs_thatAddAFolderOfHeaders_areSearched() throws Exception {
    work.write("nano.specs", NANO.formatted(work.folder));
    work.write("late/nano.h", "#define N 1\n");
    String[] words = {"gcc", "-specs=nano.specs", "-MD", "-idirafter", "late", "-c", "n.c"};
    check(false, words);
    check(true, words);
    work.write("newlib-nano/nano.h", "#define N 2\n");
    check(false, words);
    check(true, words);
    work.write("newlib-nano/nano.h", "#define N 3\n");
    check(false, words);
    Files.delete(work.path("newlib-nano/nano.h"));
    check(false, words);
    check(true, words);
  }

  @Test
  void specs_ofAName_thatGccHasItself_areRefused() throws Exception {
    work.write("own.specs", "*cc1_cpu:\n-o other\n");
    assertThat(work.call("gcc", "-specs=own.specs", "-c", "a.c"))
        .isEqualTo(new Response.Declined("specs"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pie-compile", "no-pie-compile", "pie-link"})
  void specs_ofTheSystem_areUnderstood(String name) throws Exception {
    Path file = Path.of("/usr/share/dpkg", name + ".specs");
    Assumptions.assumeTrue(Files.exists(file), file + " is missing");
    String[] words = {"gcc", "-specs=" + file, "-O2", "-c", "a.c"};
    check(false, words);
    check(true, words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcc -specs=s -fstack-usage -c a.c",
        "gcc -specs=s --coverage -c a.c",
        "gcc -specs=s -c h.h",
        "gcc -specs= -c a.c",
        "gcc -specs=lib -c a.c",
      })
  void specs_withMoreThanAnObject_areLeftToTheCompiler(String command) throws Exception {
    work.write("s", "");
    work.write("h.h", "");
    assertThat(work.call(command.split(" "))).isEqualTo(new Response.Declined("specs"));
  }

  private byte[] check(boolean hit, String... words) throws Exception {
    String object = words[words.length - 1].replace(".c", ".o");
    work.assertAsPlain(hit, List.of(object, object.replace(".o", ".d")), words);
    return work.bytes(object);
  }
}
