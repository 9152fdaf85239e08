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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The listing of the GNU assembler, which quotes sources and names its own input. */
@Timeout(120)
class ListingTest extends WorkplaceTestBase {
  @BeforeEach
  void writeSource() throws Exception {
    work.write("a.c", "int f(int x) { return x + 1; }\n");
  }

  @Test
  void listing_whoseTitlesDifferInEachRun_isOneConsistentSet() throws Exception {
    String[] words = {"gcc", "-g", "-Wa,-a,-ad,-alms=l.lst", "-c", "a.c"};
    byte[] plain = work.plain(List.of("l.lst", "a.o"), words).outputs().get("l.lst");
    assertThat(compile(words).cached()).isFalse();
    byte[] first = work.bytes("l.lst");
    assertThat(untitled(first)).isEqualTo(untitled(plain)).contains("GAS LISTING", "return x");
    Files.delete(work.path("l.lst"));

    assertThat(compile(words).cached()).isTrue();
    assertThat(work.path("l.lst")).hasBinaryContent(first);
  }

  @Test
  void listing_toStandardOutput_isPrintedByAHit() throws Exception {
    String[] words = {"gcc", "-Wa,-al", "-c", "a.c"};
    String plain = work.plain(List.of("a.o"), words).stdout();
    Response.CompileResult first = compile(words);
    Response.CompileResult second = compile(words);

    assertThat(first.cached()).isFalse();
    assertThat(second.cached()).isTrue();
    assertThat(untitled(first.stdout().text().getBytes(UTF_8)))
        .isEqualTo(untitled(plain.getBytes(UTF_8)));
    assertThat(second.stdout()).isEqualTo(first.stdout());
  }

  private static String untitled(byte @Nullable [] listing) {
    return new String(Objects.requireNonNull(listing), UTF_8)
        .replaceAll("/\\S*/cc[A-Za-z0-9]{6}\\.s", "<input>");
  }

  @Test
  void listingsName_isNotInTheKey_butItsFormIs() throws Exception {
    assertThat(compile("gcc", "-Wa,-aln=one.lst", "-c", "a.c").cached()).isFalse();
    assertThat(compile("gcc", "-Wa,-aln=two.lst", "-c", "a.c").cached()).isTrue();
    assertThat(work.bytes("two.lst")).isEqualTo(work.bytes("one.lst"));
    assertThat(compile("gcc", "-Wa,-aln", "-c", "a.c").cached()).isFalse();
    assertThat(compile("gcc", "-Wa,-ahln=two.lst", "-c", "a.c").cached()).isFalse();
    assertThat(compile("gcc", "-c", "a.c").cached()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#line 1 \"quoted\"\nint f(int x) { return x + 1; }\n",
        "int f(int x) {\n asm(\".file 2 \\\"quoted\\\"\\n\\t.loc 2 1 1\\n\\tnop\"); return x;\n}\n",
        "asm(\".include \\\"inner.s\\\"\");\nint f(int x) { return x + 1; }\n",
        "asm(\"nop\\n# 1 \\\"quoted\\\"\\nnop\\n\");\nint f(int x) { return x + 1; }\n",
      })
  void listing_ofASourceThatNamesAnotherFile_isAlwaysTheCompilers(String source) throws Exception {
    work.write("a.c", source);
    work.write("inner.s", ".file 2 \"quoted\"\n.loc 2 1 1\nnop\n");
    String[] words = {"gcc", "-g", "-Wa,-ahln=l.lst", "-c", "a.c"};
    for (String text : List.of("one\n", "two\n", "")) {
      Path quoted = work.write("quoted", text);
      if (text.isEmpty()) {
        Files.delete(quoted);
      }
      Workplace.Plain plainly = work.plain(List.of("l.lst", "a.o"), words);
      assertThat(plainly.exit()).as(plainly.stderr()).isZero();
      byte[] plain = plainly.outputs().get("l.lst");
      assertThat(compile(words).cached()).isFalse();
      assertThat(work.path("l.lst")).hasBinaryContent(plain);
    }
    assertThat(work.counted("bypass.listing")).isEqualTo(3);
  }

  @Test
  void listing_beforeAFileOfAPlaceThatIsNone_isNotAskedAgain() throws Exception {
    String[] words = {"gcc", "-g", "-Wa,-ahln=l.lst", "-c", "a.c"};
    assertThat(compile(words).cached()).isFalse();
    Path odd = work.write("<built-in>", "odd\n");
    assertThat(compile(words).cached()).isFalse();
    assertThat(work.counted("not_stored.inputs_unknown")).isEqualTo(1);
    Files.delete(odd);
    assertThat(compile(words).cached()).isTrue();
  }

  @Test
  void listing_withAPrecompiledHeader_isAlwaysTheCompilers() throws Exception {
    work.write("h.h", "static inline int g(int x) { return x + 2; }\n");
    work.write("a.c", "#include \"h.h\"\nint f(int x) { return g(x); }\n");
    assertThat(compile("gcc", "-g", "-c", "h.h").exitCode()).isZero();
    assertThat(compile("gcc", "-g", "-Wa,-ahln=l.lst", "-c", "a.c").cached()).isFalse();
    assertThat(work.counted("bypass.listing")).isEqualTo(1);
  }

  private Response.CompileResult compile(String... words) {
    return (Response.CompileResult) work.call(words);
  }
}
