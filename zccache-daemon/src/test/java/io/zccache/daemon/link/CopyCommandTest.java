/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.link.CopierProbe.Family;
import io.zccache.daemon.link.CopierProbe.Purpose;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyCommandTest {
  private static CopyReading read(Purpose purpose, String line) {
    return CopyCommand.read(purpose, List.of(line.split(" ")));
  }

  @Test
  void read_ofAStrip_findsTheOutputAnywhere() {
    for (String line : List.of("-g in -o out", "-oout -g in", "-o out -g in")) {
      CopyCommand command = (CopyCommand) read(Purpose.STRIP, line);
      assertThat(command.output()).isEqualTo("out");
      assertThat(command.input()).isEqualTo("in");
      assertThat(command.words()).containsExactly("-g", "in");
      assertThat(command.arguments("x")).containsExactly("-g", "in", "-o", "x");
    }
  }

  @Test
  void read_ofACopy_takesTheLastNameForTheOutput() {
    CopyCommand command = (CopyCommand) read(Purpose.COPY, "in -N out out -R out");
    assertThat(command.output()).isEqualTo("out");
    assertThat(command.words()).containsExactly("in", "-N", "out", "-R", "out");
    assertThat(command.arguments("x")).containsExactly("in", "-N", "out", "-R", "out", "x");
  }

  @Test
  void read_findsTheFilesThatOptionsName() {
    CopyCommand command =
        (CopyCommand)
            read(
                Purpose.COPY,
                "--add-section .a=f1 --update-section=.b=f2 --add-gnu-debuglink=f3"
                    + " --keep-symbols f4 --redefine-syms=f5 -K f6 in out");
    assertThat(command.files()).containsExactly("f1", "f2", "f3", "f4", "f5");
  }

  @ParameterizedTest
  @CsvSource({
    "-O binary in out, true",
    "--output-target=ihex in out, true",
    "-F elf64-x86-64 in out, false",
    "in out, false"
  })
  void read_tellsWhetherTheFormatIsSaid(String line, boolean named) {
    assertThat(((CopyCommand) read(Purpose.COPY, line)).named()).isEqualTo(named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STRIP|in|COPY_IN_PLACE",
        "STRIP|a b -o out|COPY_IN_PLACE",
        "STRIP|-p in -o out|COPY_IN_PLACE",
        "STRIP|-o out|COPY_IN_PLACE",
        "STRIP|in -o out -o other|UNSUPPORTED_OPTION",
        "STRIP|in -o|UNSUPPORTED_OPTION",
        "STRIP|in -o folder/|OUTPUT_NOT_A_FILE",
        "STRIP|-gx in -o out|UNSUPPORTED_OPTION",
        "STRIP|--strip-deb in -o out|UNSUPPORTED_OPTION",
        "STRIP|-U in -o out|ARCHIVE_TIMES",
        "STRIP|-v in -o out|OUTPUT_ANNOUNCED",
        "STRIP|-j .text in -o out|UNSUPPORTED_OPTION",
        "COPY|in|COPY_IN_PLACE",
        "COPY|--preserve-dates in out|COPY_IN_PLACE",
        "COPY|-O srec in out|COPY_FORMAT",
        "COPY|-F verilog in out|COPY_FORMAT",
        "COPY|-O binary -O elf64-x86-64 in out|COPY_FORMAT",
        "COPY|--dump-section .text=f in out|SIDE_OUTPUT",
        "COPY|--dump-section=.text=f in out|SIDE_OUTPUT",
        "COPY|--split-dwo=f in out|SIDE_OUTPUT",
        "COPY|--add-section .text in out|UNSUPPORTED_OPTION",
        "COPY|--plugin x in out|ARCHIVE_PLUGIN",
        "COPY|--unknown in out|UNSUPPORTED_OPTION",
        "COPY|--weaken=x in out|UNSUPPORTED_OPTION",
        "COPY|-- in out|UNSUPPORTED_OPTION",
        "COPY|- out|STDIN_SOURCE",
        "COPY|--version|INFORMATION_QUERY",
        "COPY|-s in out|UNSUPPORTED_OPTION",
      })
  void read_ofAnythingElse_refusesByName(Purpose purpose, String line, BypassReason reason) {
    assertThat(((Refusal) read(purpose, line)).reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "strip, STRIP",
    "objcopy, COPY",
    "x86_64-linux-gnu-strip, STRIP",
    "llvm-objcopy-14, COPY",
    "llvm-bitcode-strip-14,",
    "stripper,",
    "mystrip,"
  })
  void purpose_isToldByTheName(String name, Purpose purpose) {
    assertThat(CopierProbe.purpose(name).orElse(null)).isEqualTo(purpose);
  }

  @ParameterizedTest
  @CsvSource({
    "GNU strip (GNU Binutils) 2.40, GNU",
    "GNU objcopy (GNU Binutils) 2.40, GNU",
    "Debian LLVM version 14.0.6, LLVM",
    "strip (elfutils) 0.188,"
  })
  void probe_tellsWhoseItIs(String line, Family family) {
    assertThat(CopierProbe.parse(Purpose.STRIP, line).map(CopierProbe::family).orElse(null))
        .isEqualTo(family);
  }
}
