/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecsReaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing\n",
        "*self_spec:\n+ %{!r:%{!fpie:%{!fPIE:%{!fpic:%{!fPIC:%{!fno-pic:-fno-PIE}}}}}}\n",
        "*cc1_options:\n+ %{!r:%{!fpie:%{!fPIE:%{!fpic:%{!fPIC:%{!fno-pic:-fPIE}}}}}}\n\n",
        "*self_spec:\n+ %{!static:%{!shared:%{!r:%{!fno-PIE:%{!no-pie:-fPIE -pie}}}}}\n",
        "%rename cpp_options old\n\n*cpp_options:\n-nostdinc -isystem /x/include %(old)\n",
        "*cc1:\n+ %{O0:-fno-inline ; O2|O3:-fno-plt\n ; :-fno-common} %{m*} --param x=1\n",
        "# text\n\n# of two\n*cc1plus:\n+ -std=c++17\n\n\n\n*link:\n%{whatever:%e(x)} %:f(a)\n",
        "*lib:\n--start-group %G %(nano_libc) %{g*:-lg}\n",
      })
  void specs_thatOnlyChangeWhatIsMade_areTaken(String text) {
    assertThat(Specs.read(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*cc1_options:\n-fPIE\n",
        "*cc1_options:\n+ -o x\n",
        "*cc1_options:\n+ %{o*}\n",
        "*cc1_options:\n+ %{*}\n",
        "*cc1_options:\n+ %{MD}\n",
        "*cc1_options:\n+ %{O2:-fstack-usage}\n",
        "*cc1_options:\n+ -include x.h\n",
        "*cc1_options:\n+ -fplugin=x\n",
        "*cc1_options:\n+ -march=native\n",
        "*cc1_options:\n+ -DX\n",
        "*cc1_options:\n+ -g\n",
        "*cc1_options:\n+ -B x\n",
        "*cc1_options:\n+ -ffile-prefix-map=a=b\n",
        "*cc1_options:\n+ x.c\n",
        "*cc1_options:\n+ -f%{O2:stack-usage}\n",
        "*cc1_options:\n+ %{O2:-f}stack-usage\n",
        "*cc1_options:\n+ -isystem %{O2:x}\n",
        "*cc1_options:\n+ -isystem\n",
        "*cc1_options:\n+ -isystem include%s\n",
        "*cc1_options:\n+ %(cc1_options)\n",
        "*cc1_options:\n+ %:getenv(HOME /x)\n",
        "*cc1_options:\n+ %<fPIC\n",
        "*cc1_options:\n+ %{O2:-fPIC\n",
        "*cc1_options:\n+ -fPIC}\n",
        "*cc1_options:\n+ -fPIC \\\n-o x\n",
        "*cc1_options:\n+ -fPIC # no\n",
        "*cc1_options:\n+-fPIC\n",
        "*cc1_options: + -fPIC\n",
        "*link:\n\n*cc1_options:\n+ -fPIC\n",
        "*link:\nx\n \n*cc1_options:\n-o x\n",
        "*link:\nx\r\n\r\n*cc1_options:\n-o x\n",
        "*link:\n# x\n*cc1_options:\n-o x\n",
        "%rename cpp_options old\n\n*cpp_options:\n-nostdinc\n",
        "%rename asm old\n",
        "%rename cpp_options old\n",
        "%rename cpp_options old\n\n*cpp_options:\n%(old)-nostdinc\n",
        "*cpp_options:\n+ -fPIC\n\n%rename cpp_options old\n",
        "%rename cpp_options old\n\n*cpp_options:\n+ -nostdinc\n",
        "%rename cpp_options old\n\n*cpp_options:\n%{O2:%(old)}\n",
        "%rename cpp_options old\n\n*cpp_options:\n%{O2: %(old)} %(old)\n",
        "%rename cpp_options cc1_options\n",
        "%include_noerr <x>\n",
        "%unknown x\n",
        ".c:\n@c\n",
        "@c:\n+ x\n",
        "plain words\n",
      })
  void specs_thatMayDoMore_areRefused(String text) {
    assertThat(Specs.read(text)).isEmpty();
  }

  @Test
  void specs_depthWithoutEnd_areRefused() {
    assertThat(Specs.read("*cc1:\n+ " + "%{a:".repeat(100_000) + "}".repeat(100_000))).isEmpty();
  }

  @Test
  void specs_thatIncludeAndNameTheirOwn_tell() {
    Specs specs =
        Specs.read(
                "%include <a.specs>\n%rename link old\n\n*mine:\n-lx\n\n*link:\n%(old) %(mine)\n")
            .orElseThrow();
    assertThat(specs.includes()).containsExactly("a.specs");
    assertThat(specs.own()).containsExactlyInAnyOrder("old", "mine");
    assertThat(specs.areNotIn("*asm:\nmine:\n\n*link:\nx\n")).isTrue();
    assertThat(specs.areNotIn("*asm:\n\n\n*mine:\nx\n")).isFalse();
  }
}
