/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.compiler.DepfileRequest.Scope;
import io.zccache.daemon.compiler.DepfileRequest.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  /** Reads words that are separated by blanks. */
  private static CommandLine.Reading gcc(String words) {
    return CommandLine.read(CompilerFamily.GCC, false, List.of(words.split(" ")));
  }

  private static CommandLine.Reading clang(String words) {
    return CommandLine.read(CompilerFamily.CLANG, false, List.of(words.split(" ")));
  }

  private static CompileCommand compile(String words) {
    return (CompileCommand) gcc(words);
  }

  private static Target quoted(String text) {
    return new Target(text, true);
  }

  private static Target raw(String text) {
    return new Target(text, false);
  }

  @Test
  void read_plainCompile_tellsSourceAndOutput() {
    CompileCommand command = compile("-O2 -c src/a.c -o out/a.o");

    assertThat(command.source()).isEqualTo("src/a.c");
    assertThat(command.language()).isEqualTo(Language.C);
    assertThat(command.output()).isEqualTo("out/a.o");
    assertThat(command.depfile()).isEmpty();
    assertThat(command.debug()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "-c src/a.b.c, a.b.o",
    "-S src/a.c, a.s",
    "-c -S src/a.c, a.s",
    "-c a.c -oout/x, out/x",
    "-x c -c noending, noending.o",
    "-c .hidden.c, .hidden.o",
  })
  void output_namedOrNot_isTheCompilers(String words, String output) {
    assertThat(compile(words).output()).isEqualTo(output);
  }

  @ParameterizedTest
  @CsvSource({
    "-c a.c, false, C",
    "-c a.c, true, CXX",
    "-x c++ -c a.c, false, CXX",
    "-xc -c a.cc, true, C",
    "-x c++ -x none -c a.c, false, C",
    "-x none -c a.c, true, C",
    "-x none -c a.h, true, C_HEADER",
    "-c a.c -x c++, false, C",
    "-c a.i, true, PREPROCESSED_CXX",
    "-x assembler-with-cpp -c a.s, false, ASSEMBLER_WITH_CPP",
  })
  void language_byDriverAndOptions_isTheCompilers(String words, boolean cxx, Language language) {
    CommandLine.Reading reading =
        CommandLine.read(CompilerFamily.GCC, cxx, List.of(words.split(" ")));

    assertThat(((CompileCommand) reading).language()).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource({
    "a.c -o app, NOT_A_COMPILE",
    "a.o b.o -shared -o x.so -fprofile-use, NOT_A_COMPILE",
    "'', NOT_A_COMPILE",
    "-fsyntax-only -c a.c, NOT_A_COMPILE",
    "--version, INFORMATION_QUERY",
    "-v, INFORMATION_QUERY",
    "-print-prog-name=cc1, INFORMATION_QUERY",
    "-dumpmachine, INFORMATION_QUERY",
    "-### -c a.c, INFORMATION_QUERY",
    "-E a.c, PREPROCESS_ONLY",
    "-c -E a.c, PREPROCESS_ONLY",
    "-c -fprofile-use -E a.c, PREPROCESS_ONLY",
    "-M a.c, DEPENDENCIES_ONLY",
    "-MM -E a.c, DEPENDENCIES_ONLY",
    "-c, NO_SOURCE",
    "-c a.c b.c -o x.o, SEVERAL_SOURCES",
    "-c a.c b.c -MD -MF x.d, SEVERAL_SOURCES",
    "-c a.c -x c++ b.c, SEVERAL_SOURCES",
    "-c a.c b.c -fstack-usage, SEVERAL_SOURCES",
    "-c a.c b.h, SEVERAL_SOURCES",
    "-c -MD a.c b.c -MT, UNSUPPORTED_OPTION",
    "a.c b.c, NOT_A_COMPILE",
    "-c -, STDIN_SOURCE",
    "-x c -c -, STDIN_SOURCE",
    "-c a.m, UNSUPPORTED_LANGUAGE",
    "-c a.c x.o, UNSUPPORTED_LANGUAGE",
    "-x objective-c -c a.c, UNSUPPORTED_LANGUAGE",
    "-x c -c dir/, UNSUPPORTED_LANGUAGE",
    "-x c -c .c, UNSUPPORTED_LANGUAGE",
    "-S a.s, UNSUPPORTED_LANGUAGE",
    "-ObjC -c a.c, UNSUPPORTED_LANGUAGE",
    "-S a.h, UNSUPPORTED_LANGUAGE",
    "-MD a.h, DEPENDENCY_OPTIONS",
    "-c -fstack-usage a.h, PRECOMPILED_HEADER",
    "-x objective-c-header -c a.h, PRECOMPILED_HEADER",
    "-include-pch x.pch -c a.c, PRECOMPILED_HEADER",
    "-c a.cppm, MODULES",
    "-x c++-module -c a.cc, MODULES",
    "-x c++-system-header -c iostream, MODULES",
    "-x c++-user-header -c iostream, MODULES",
    "-x c++-header-unit -c iostream, MODULES",
    "-fmodules-ts -c a.cc, MODULES",
    "-fprofile-arcs -fstack-usage -c a.c, PROFILE",
    "-fprofile-use=x -fstack-usage -c a.c, PROFILE",
    "-fprofile-note=x -c a.c, PROFILE",
    "--coverage -g -S a.c, COVERAGE",
    "-fcoverage-mcdc -c a.c, COVERAGE",
    "-gsplit-dwarf -S a.c, SPLIT_DWARF",
    "-save-temps=cwd -c a.c, SAVE_TEMPS",
    "-save-temps -c a.i, SAVE_TEMPS",
    "-fdump-tree-all -c a.c, DUMP",
    "-dD -c a.c, DUMP",
    "-fstack-usage -c a.c -o .o, SIDE_OUTPUT",
    "-ftime-trace -c a.c, SIDE_OUTPUT",
    "-ftime-report -c a.c, REPORT",
    "-fplugin=x.so -c a.c, PLUGIN",
    "-specs= -c a.c, SPECS",
    "-mmcu=x -c a.c, SPECS",
    "-wrapper gdb -c a.c, TOOL_FOLDER",
    "-flto=4 -c a.c, LTO",
    "-frecord-gcc-switches -c a.c, COMMAND_RECORDED",
    "-fbasic-block-sections=list=x -c a.c, FILE_VALUED_OPTION",
    "-fauto-profile -c a.c, PROFILE",
    "-funknown=x -c a.c, UNSUPPORTED_OPTION",
    "--unknown -c a.c, UNSUPPORTED_OPTION",
    "-c a.c --, UNSUPPORTED_OPTION",
    "-c a.c -o x -o y, UNSUPPORTED_OPTION",
    "-c a.c -o, UNSUPPORTED_OPTION",
    "-fworking-directory -c a.c, UNSUPPORTED_OPTION",
    "-I- -c a.c, UNSUPPORTED_OPTION",
    "-Xclang -load -c a.c, UNSUPPORTED_OPTION",
    "-c a.c -o -, OUTPUT_NOT_A_FILE",
    "-c a.c -o dir/, OUTPUT_NOT_A_FILE",
    "-c a.c -o a.c, OUTPUT_IS_INPUT",
    "-c ./a.c -o dir/..//a.c, OUTPUT_IS_INPUT",
    "-c a.c -MD -MF a.c -o a.o, OUTPUT_IS_INPUT",
    "-c a.c -MD -MF a.o -o a.o, OUTPUT_IS_INPUT",
    "-c a.c -MD -o a.d, OUTPUT_IS_INPUT",
  })
  void read_whatIsNotCached_hasAReason(String words, BypassReason reason) {
    assertThat(gcc(words))
        .isInstanceOfSatisfying(
            Bypass.class, bypass -> assertThat(bypass.reason()).isEqualTo(reason));
  }

  @Test
  void read_severalReasons_namesTheFirst() {
    assertThat(gcc("-c -wrapper gdb,--args -fprofile-use a.c"))
        .isEqualTo(new Bypass(BypassReason.TOOL_FOLDER, "-wrapper gdb,--args"));
  }

  @Test
  void read_newlineInAWord_isRefused() {
    assertThat(CommandLine.read(CompilerFamily.GCC, false, List.of("-c", "-I", "a\nb", "a.c")))
        .isEqualTo(new Bypass(BypassReason.UNSUPPORTED_OPTION, "-I a\nb"));
  }

  @Test
  void read_emptyOutput_isRefused() {
    assertThat(CommandLine.read(CompilerFamily.GCC, false, List.of("-c", "a.c", "-o", "")))
        .isEqualTo(new Bypass(BypassReason.OUTPUT_NOT_A_FILE, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "-DX=__TIME__ -c a.c, TIME_MACRO",
    "-D X=__DATE__ -c a.c, TIME_MACRO",
    "-Wp;-DX=__DATE__ -c a.c, TIME_MACRO",
    "-DX=__has_include(<a>) -c a.c, HAS_INCLUDE",
    "-DX=asm(\".incbin\") -c a.c, EMBEDDED_FILE",
  })
  void read_definitionThatHidesAFact_isRefused(String words, BypassReason reason) {
    assertThat(gcc(words.replace(';', ',')))
        .isInstanceOfSatisfying(
            Bypass.class, bypass -> assertThat(bypass.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Wp,-D_FORTIFY_SOURCE=2 -Wp,-UX,-DY",
        "-Wa,--noexecstack,-mrelax-relocations=no -Xassembler --compress-debug-sections=zlib",
        "-Wl,-z,now -L. -L dir -lm -l m -z relro -u sym -T script -Xlinker x.c -e main",
        "-include conf.h -imacros m.h -I inc -isystem sys -iquote q -idirafter after",
        "--param x=1 --param=y=2 -std=c99 -ansi -pthread -pipe -fPIC -fno-rtti -Wall -m32 -w",
        "-fvisibility=hidden -frandom-seed=x -ffile-prefix-map=a=b -fsanitize=address",
        "-B dir -Bdir --prefix dir --prefix=dir",
        "--sysroot dir --sysroot=dir -isysroot dir -target x86_64-linux-gnu --target=x"
      })
  void read_harmlessOptions_areACompile(String words) {
    assertThat(gcc(words + " -c a.c"))
        .isInstanceOfSatisfying(
            CompileCommand.class, command -> assertThat(command.source()).isEqualTo("a.c"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Wp,-I,dir",
        "-Wp,-D",
        "-Wp,-D,X",
        "-Wp,-include,x.h",
        "-Wp,-MD",
        "-Wp,-MD,x,-MT,y",
        "-Wp,-MF,x",
        "-Wp,",
        "-Wp,x.c",
        "-Wa,-aghls=x",
        "-Wa,-alt",
        "-Wa,-a=",
        "-Wa,-I,dir",
        "-Wa,--MD,x",
        "-Wa,-g",
        "-Wa,-mx,--keep",
        "-Xassembler -ag",
        "-Xpreprocessor -DX",
        "-Wa,"
      })
  void read_otherWordsPassedOn_areRefused(String words) {
    assertThat(gcc(words + " -c a.c"))
        .isInstanceOfSatisfying(
            Bypass.class,
            bypass -> assertThat(bypass.reason()).isEqualTo(BypassReason.UNSUPPORTED_OPTION));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-g",
        "-g1",
        "-ggdb3",
        "-gdwarf-5",
        "-g -g0",
        "-gz",
        "-gline-tables-only",
        "-gtoggle"
      })
  void debug_anyDebugOption_isTrue(String words) {
    assertThat(compile(words + " -c a.c").debug()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "-MD -c src/a.c, a.d, ALL",
    "-MMD -c src/a.c -o out.x/b.c.o, out.x/b.c.d, USER_ONLY",
    "-MD -MMD -c a.c -o out.x/b, out.x/b.d, USER_ONLY",
    "-MMD -MD -c a.c -o out/.b, out/.d, USER_ONLY",
    "-MD -MF x/y -c a.c -o z, x/y, ALL",
    "-MD -MFx -MF y -c a.c -o z, y, ALL",
    "-Wp;-MD;x.dep -c a.c -o z, x.dep, ALL",
    "-Wp;-MMD;x.dep -c a.c -o z, x.dep, USER_ONLY",
  })
  void depfile_ofAnyForm_hasTheCompilersName(String words, String file, Scope scope) {
    assertThat(compile(words.replace(';', ',')).depfile())
        .hasValueSatisfying(
            request -> {
              assertThat(request.file()).isEqualTo(file);
              assertThat(request.scope()).isEqualTo(scope);
              assertThat(request.phony()).isFalse();
            });
  }

  @Test
  void depfile_noTarget_hasTheOutputOrTheSourcesName() {
    assertThat(compile("-MD -c src/a.x.c -o out/b").depfile().orElseThrow().targets())
        .containsExactly(quoted("out/b"));
    assertThat(compile("-MD -S src/a.x.c").depfile().orElseThrow().targets())
        .containsExactly(quoted("a.x.o"));
    assertThat(compile("-Wp,-MD,x -c src/a.c -o out/b").depfile().orElseThrow().targets())
        .containsExactly(quoted("a.o"));
    CompileCommand byClang = (CompileCommand) clang("-Wp,-MD,x -c src/a.c -o out/b");
    assertThat(byClang.depfile().orElseThrow().targets()).containsExactly(quoted("out/b"));
  }

  @Test
  void depfile_namedTargets_areKeptInOrder() {
    DepfileRequest request =
        compile("-MMD -MQ a$b -MTc$d -MP -MT e -c a.c -o b.o").depfile().orElseThrow();

    assertThat(request.targets()).containsExactly(quoted("a$b"), raw("c$d"), raw("e"));
    assertThat(request.phony()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-c a.i", "-c a.s", "-c a.ii -o b.o"})
  void depfile_ofWhatIsNotPreprocessed_isNone(String words) {
    assertThat(compile("-MD -MF x " + words).depfile()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-MF x -c a.c",
        "-MT x -c a.c",
        "-MP -c a.c",
        "-MD -MF - -c a.c",
        "-MD -MG -c a.c",
        "-Wp,-MD,x -MD -c a.c",
        "-MMD -Wp,-MD,x -c a.c",
        "-Wp,-MD,x -MF y -c a.c",
        "-Wp,-MD,x -Wp,-MD,y -c a.c",
        "-Wp,-MD,x -c a.i",
        "-Wp,-MD, -c a.c",
        "-MD -MT a:b -c a.c"
      })
  void read_dependencyOptionsThatDoNotFit_areRefused(String words) {
    assertThat(gcc(words))
        .isInstanceOfSatisfying(
            Bypass.class,
            bypass -> assertThat(bypass.reason()).isEqualTo(BypassReason.DEPENDENCY_OPTIONS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-MD -MMD -c a.c", "-MD -c a.i", "-MMD -c a.s"})
  void read_dependencyOptionsThatClangWarnsOf_areRefused(String words) {
    assertThat(clang(words))
        .isInstanceOfSatisfying(
            Bypass.class,
            bypass -> assertThat(bypass.reason()).isEqualTo(BypassReason.DEPENDENCY_OPTIONS));
  }

  @Test
  void read_emptyTargetOrDepfile_isRefused() {
    for (List<String> words :
        List.of(List.of("-MD", "-MT", "", "-c", "a.c"), List.of("-MD", "-MF", "", "-c", "a.c"))) {
      assertThat(CommandLine.read(CompilerFamily.GCC, false, words))
          .isEqualTo(new Bypass(BypassReason.DEPENDENCY_OPTIONS, ""));
    }
  }

  @Test
  void keyArguments_namesOfOutputs_areLeftOut() {
    assertThat(compile("-DA=1 -UA -c a.c -oout/x.o -MD -MFout/x.d -O2 -O0").keyArguments())
        .isEqualTo(compile("-DA=1 -UA -c a.c -o out/x.o -MD -MF other.d -O2 -O0").keyArguments())
        .containsExactly(
            "-DA=1", "-UA", "-c", "a.c", "-o", "-MD", "-MF", "-O2", "-O0", "-MQ", "out/x.o");
  }

  @Test
  void keyArguments_withoutDepfile_doNotHoldTheOutput() {
    assertThat(compile("-c a.c -o one.o").keyArguments())
        .isEqualTo(compile("-c a.c -o two.o").keyArguments())
        .containsExactly("-c", "a.c", "-o");
  }

  @Test
  void keyArguments_passedOnDepfile_isLeftOut() {
    assertThat(compile("-Wp,-MD,x.d -Wp,-DX -c a.c").keyArguments())
        .containsExactly("-Wp,-MD", "-Wp,-DX", "-c", "a.c", "-MQ", "a.o");
  }

  @Test
  void runArguments_withOutput_replaceItInPlace() {
    assertThat(
            compile("-o a.o -MMD -MT x -MP -Wp,-DX -c a.c")
                .runArguments("/p/o", "/p/d", List.of("-fextra")))
        .containsExactly(
            "-o", "/p/o", "-Wp,-DX", "-c", "a.c", "-fextra", "-MD", "-MF", "/p/d", "-MT", "x",
            "-MP");
  }

  @Test
  void runArguments_withoutOutput_appendIt() {
    assertThat(compile("-c a.c").runArguments("/p/o", "/p/d", List.of()))
        .containsExactly("-c", "a.c", "-o", "/p/o", "-MD", "-MF", "/p/d");
  }

  @Test
  void runArguments_ofWhatIsNotPreprocessed_wantNoDepfile() {
    assertThat(compile("-MD -c a.i").runArguments("/p/o", "/p/d", List.of()))
        .containsExactly("-c", "a.i", "-o", "/p/o");
  }

  @Test
  void shortListArguments_forGcc_leaveTheText() {
    assertThat(compile("-g -MMD -MF x -c -S a.c -o b.o").shortListArguments("/p/d", "/p/i", false))
        .containsExactly(
            "-g", "a.c", "-w", "-E", "-o", "/p/i", "-MMD", "-MF", "/p/d", "-MQ", "b.o");
  }

  @Test
  void shortListArguments_ofTheCompilerProper_readAllButMakeNothing() {
    assertThat(compile("-g -MMD -MF x -c -S a.c -o b.o").shortListArguments("/p/d", "/p/i", true))
        .containsExactly("-g", "a.c", "-w", "-fsyntax-only", "-MMD", "-MF", "/p/d", "-MQ", "b.o");
  }

  @Test
  void shortListArguments_otherwise_onlyPreprocess() {
    assertThat(compile("-g -MMD -MF x -c a.S -o b.o").shortListArguments("/p/d", "/p/i", false))
        .containsExactly("-g", "a.S", "-MM", "-MF", "/p/d", "-MQ", "b.o");
    assertThat(((CompileCommand) clang("-MMD -c a.c")).shortListArguments("/p/d", "/p/i", false))
        .containsExactly("a.c", "-MM", "-MF", "/p/d", "-MQ", "a.o");
  }

  @Test
  void makesAssembly_onlyWithItsOption_isTrue() {
    assertThat(compile("-c -S a.c").makesAssembly()).isTrue();
    assertThat(compile("-c a.c -o a.s").makesAssembly()).isFalse();
  }

  @Test
  void searchPathArguments_leaveOutWhatCannotMatter() {
    assertThat(
            compile("-O2 -DX -Ii -I j -Wall -m32 -g -fPIC -frandom-seed=x -c a.c -o b -std=c99 -MD")
                .searchPathArguments())
        .containsExactly("-Ii", "-I", "j", "-m32", "-fPIC", "-std=c99");
  }
}
