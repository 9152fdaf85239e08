/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkCommandTest {
  @Test
  void read_ofALink_keepsWordsInOrderWithoutTheOutput() {
    LinkCommand command = command("-shared a.o -o out b.a -lm -Wl,-rpath,x:y,-rpath-link=z s.ld");

    assertThat(command.keyArguments())
        .containsExactly(
            "-shared", "a.o", "-o", "b.a", "-lm", "-Wl,-rpath,x:y,-rpath-link=z", "s.ld");
    assertThat(command.output()).isEqualTo("out");
    assertThat(command.inputs()).containsExactly("a.o", "b.a", "s.ld");
    assertThat(command.runFolders()).containsExactly("x", "y", "z");
    assertThat(command.relocatable()).isFalse();
  }

  @Test
  void runArguments_replaceTheOutputWhereItStands() {
    assertThat(command("a.o -oout b.o").runArguments("x", "d", "m"))
        .containsExactly("a.o", "-o", "x", "b.o", "-Xlinker", "--dependency-file=d");
    assertThat(command("a.o").runArguments("x", "d", "m"))
        .containsExactly("a.o", "-o", "x", "-Xlinker", "--dependency-file=d");
    assertThat(command("a.o").output()).isEqualTo("a.out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Wl,-Map=a.map", "-Wl,--Map,a.map", "-Xlinker -Map -Xlinker a.map"})
  void map_isWrittenElsewhereInARun(String words) {
    LinkCommand command = command("a.o " + words + " -o out");

    assertThat(command.map()).contains("a.map");
    assertThat(command.runArguments("x", "d", "m")).endsWith("-Xlinker", "-Map=m");
    assertThat(command("a.o").map()).isEmpty();
  }

  @Test
  void read_ofAnObjectMadeOfObjects_isRelocatable() {
    assertThat(command("-r -nostdlib a.o -o b.o").relocatable()).isTrue();
    assertThat(command("-shared-libgcc a.o").relocatable()).isFalse();
  }

  @Test
  void files_ofOptions_areNamed() {
    assertThat(
            command(
                    "a.o -o b -T s.ld -Wl,--version-script=v,--dynamic-list,d"
                        + " -Xlinker -retain-symbols-file -Xlinker r -Wl,--just-symbols=j")
                .files())
        .containsExactly("s.ld", "v", "d", "r", "j");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.o -Wl,--as-needed,-O1 -Wl,-z,relro,-z,now -Wl,--build-id=sha1 -Wl,--build-id",
        "-shared a.o -Wl,-rpath,$ORIGIN/lib",
        "a.lo a.os a.obj liba.so liba.so.1.2 liba.a script.lds",
        "-O2 -g -Wall -DX=1 -Iinc -march=native -frandom-seed=1 -Wa,--noexecstack -m64 a.o -pthread",
        "-L lib -L. -l m -lfoo -l:x.a -o b -T s.ld -static -pie -s -rdynamic -u f -e g a.o",
        "a.o -Wl,-soname,x.so -Wl,--hash-style=gnu -Wl,--defsym,a=b -Wl,--wrap=f -Wl,-E",
        "a.o -Wl,--start-group b.a -Wl,--end-group -Wl,-Bstatic -lx -Wl,-Bdynamic",
      })
  void read_ofWhatIsKnown_isALink(String words) {
    assertThat(read(words)).isInstanceOf(LinkCommand.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.c b.o|NOT_A_COMPILE",
        "a.o b.f90|NOT_A_COMPILE",
        "a.o b|NOT_A_COMPILE",
        "-lm|NOT_A_COMPILE",
        "a.o -o|UNSUPPORTED_OPTION",
        "a.o -o b -o c|UNSUPPORTED_OPTION",
        "a.o -e -o|UNSUPPORTED_OPTION",
        "a.o -o -|OUTPUT_NOT_A_FILE",
        "a.o -o x/|OUTPUT_NOT_A_FILE",
        "a.o -o ./a.o|OUTPUT_IS_INPUT",
        "a#b.o|FILE_VALUED_OPTION",
        "a.o -La:b#|FILE_VALUED_OPTION",
        "a.o -L=lib|UNSUPPORTED_OPTION",
        "a.o -Wl,-rpath,$ORIGIN|UNSUPPORTED_OPTION",
        "-shared a.o -Wl,-rpath,$ORIGIN,--no-allow-shlib-undefined|UNSUPPORTED_OPTION",
        "-shared a.o -Wl,-rpath,$ORIGIN,--unresolved-symbols=report-all|UNSUPPORTED_OPTION",
        "-shared a.o -Wl,-rpath,$ORIGIN,--copy-dt-needed-entries|UNSUPPORTED_OPTION",
        "a.o -u -shared -Wl,-rpath,$ORIGIN|UNSUPPORTED_OPTION",
        "-shared a.o -Wl,-soname,@names|FILE_VALUED_OPTION",
        "-shared a.o -Wl,--soname=@names|FILE_VALUED_OPTION",
        "-shared a.o -Xlinker @names|FILE_VALUED_OPTION",
        "-shared a.o -Wl,-h b.o -Wl,-Map=c|UNSUPPORTED_OPTION",
        "-shared a.o -Xlinker -h -L. -Wl,-Map=c|UNSUPPORTED_OPTION",
        "-shared a.o -lx -o libx.so|OUTPUT_IS_INPUT",
        "-shared a.o -l x -o sub/libx.a|OUTPUT_IS_INPUT",
        "-shared a.o -l:x.so -o x.so|OUTPUT_IS_INPUT",
        "a.o -Wl,-T,a#b|FILE_VALUED_OPTION",
        "a.o -Wl,-rpath,a#b|FILE_VALUED_OPTION",
        "a.o -x c|UNSUPPORTED_OPTION",
        "a.o -flto|LTO",
        "a.o -fuse-ld=gold|LINKER",
        "a.o -fuse-ld=lld -fuse-ld=bfd|LINKER",
        "a.o -fuse-ld=lld -Wl,-Map=x|UNSUPPORTED_OPTION",
        "a.o -Bx|TOOL_FOLDER",
        "a.o --sysroot=x|UNSUPPORTED_OPTION",
        "a.o --target=x|UNSUPPORTED_OPTION",
        "a.o -isysroot x|UNSUPPORTED_OPTION",
        "a.o --coverage|UNSUPPORTED_OPTION",
        "a.o -T s.ld|LINKER_SCRIPT",
        "a.o -Wl,--script=s.ld|LINKER_SCRIPT",
        "a.o -Wl,-Map b.o|UNSUPPORTED_OPTION",
        "a.o -Wl,-Map=x,-Map=y|UNSUPPORTED_OPTION",
        "a.o -Wl,-Map=-|UNSUPPORTED_OPTION",
        "a.o -Wl,-Map=|UNSUPPORTED_OPTION",
        "a.o -Wl,-Map=x%|UNSUPPORTED_OPTION",
        "a.o -Wl,-Map=x/|UNSUPPORTED_OPTION",
        "a.o -Wl,-Map=./a.o|OUTPUT_IS_INPUT",
        "a.o -Wl,-Map=a.out|OUTPUT_IS_INPUT",
        "a.o -lx -Wl,-Map=sub/libx.so|OUTPUT_IS_INPUT",
        "a.o -Wl,--version-script=v,-Map=./v|OUTPUT_IS_INPUT",
        "a.o -Wl,--cref|UNSUPPORTED_OPTION",
        "a.o -Wl,-M|UNSUPPORTED_OPTION",
        "a.o -Wl,x.o|UNSUPPORTED_OPTION",
        "a.o -Wl,@x|FILE_VALUED_OPTION",
        "a.o -Wl,--as-needed=x|UNSUPPORTED_OPTION",
        "a.o -Wl,--build-id=uuid|BUILD_ID",
        "a.o -Wl,-soname|UNSUPPORTED_OPTION",
        "a.o -Xlinker -t -Wl,--unknown|UNSUPPORTED_OPTION",
        "a.o -Wl,|UNSUPPORTED_OPTION",
      })
  void read_ofWhatIsNotKnown_isRefusedByName(String words, BypassReason reason) {
    assertThat(read(words))
        .isInstanceOfSatisfying(
            Bypass.class, bypass -> assertThat(bypass.reason()).isEqualTo(reason));
  }

  private static LinkCommand command(String words) {
    return (LinkCommand) read(words);
  }

  private static LinkReading read(String words) {
    return LinkCommand.read(List.of(words.split(" ")));
  }
}
