/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.compiler.DepfileRequest.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs each command as the user would and as we do: the files must be the same. */
class CompileCommandTest {
  private static final long SEED = 7;

  @TempDir Path folder;

  static List<RealTool> tools() {
    return RealTool.all().toList();
  }

  @BeforeEach
  void makeTree() throws IOException {
    for (String name : List.of("src", "out", "in c", "sys", "private")) {
      Files.createDirectory(folder.resolve(name));
    }
    write("src/main.c", "#include \"own.h\"\n#include <sys.h>\n#include <stddef.h>\n" + MAIN);
    write("src/optimized.h", "\n");
    write("src/own.h", "#include \"a$b.h\"\n#include \"c #d.h\"\n#include \"marked.h\"\n");
    write("src/marked.h", "#pragma GCC system_header\n#include \"undermarked.h\"\n");
    write("src/undermarked.h", "\n");
    write("in c/a$b.h", "\n");
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 25; i++) {
      String name = "header_with_a_long_name_" + "x".repeat(i) + ".h";
      write("in c/" + name, "");
      many.append("#include \"").append(name).append("\"\n");
    }
    write("in c/c #d.h", many.toString());
    write("in c/user.h", "\n");
    write("sys/sys.h", "#include \"user.h\"\n");
    write("conf.h", "#define CONF 1\n");
    write("src/low.S", "#include \"user.h\"\n.globl low\nlow: .long 1\n");
    write("src/plain.s", ".globl plain\nplain: .long 2\n");
    write("src/ready.i", "# 1 \"ready.c\"\nint ready(void) { return 3; }\n");
  }

  private static final String MAIN =
      """
      static int unused(void) { return CONF; }
      int twice(int x) { return 2 * x; }
      const char *file(void) { return __FILE__; }
      #pragma GCC optimize ("O2")
      #ifdef __OPTIMIZE__
      #include "optimized.h"
      #endif
      """;

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @ParameterizedTest
  @MethodSource("tools")
  void runArguments_fixedCommands_writeWhatTheUserGets(RealTool tool) throws Exception {
    for (String words :
        List.of(
            "-c;src/main.c",
            "-c;src/main.c;-MD",
            "-c;src/main.c;-o;out/x y.o;-MMD",
            "-g;-O2;-Wall;-c;src/main.c;-oout/x;-MD;-MP",
            "-g;-S;src/main.c;-MMD;-MP;-MF;out/list",
            "-S;src/main.c;-o;out/x.s;-MD",
            "-c;src/main.c;-MMD;-MFout/list;-MTraw $t;-MQ;quoted $t#\\ x;-MT;more",
            "-c;src/main.c;-o;out/x.o;-Wp,-MD,out/list",
            "-c;src/main.c;-o;out/x.o;-Wp,-MMD,out/list;-MP;-MT;x",
            "-x;c++;-c;src/main.c;-o;out/.o;-MMD",
            "-c;src/low.S;-MD;-MP;-o;out/low.o",
            "-g;-c;src/plain.s;-o;out/plain.o",
            "-g;-c;src/ready.i")) {
      compare(tool, withSearchPath(List.of(words.split(";"))));
    }
  }

  @ParameterizedTest
  @MethodSource("tools")
  void runArguments_randomCommands_writeWhatTheUserGets(RealTool tool) throws Exception {
    List<List<String>> choices =
        List.of(
            List.of("-g"),
            List.of("-O1"),
            List.of("-S"),
            List.of("-MP"),
            List.of("-MT", "target"),
            List.of("-MTanother one"),
            List.of("-MQ", "q$u\\ o#t e d"),
            List.of("-o", "out/a.b.c"),
            List.of("-MF", "out/dep"),
            List.of("-Wextra"),
            List.of("-DX=1"),
            List.of("-fPIC"));
    Random random = new Random(SEED);
    for (int round = 0; round < 15; round++) {
      List<List<String>> chosen = new ArrayList<>();
      choices.stream().filter(choice -> random.nextInt(3) == 0).forEach(chosen::add);
      chosen.add(List.of(random.nextBoolean() ? "-MD" : "-MMD"));
      chosen.add(List.of("-c"));
      chosen.add(List.of("src/main.c"));
      Collections.shuffle(chosen, random);
      compare(tool, withSearchPath(chosen.stream().flatMap(List::stream).toList()));
    }
  }

  private static List<String> withSearchPath(List<String> words) {
    List<String> all =
        new ArrayList<>(List.of("-I", "in c", "-isystem", "sys", "-include", "conf.h"));
    if (words.stream().anyMatch(word -> word.endsWith("S") || word.endsWith(".s"))) {
      all = new ArrayList<>(List.of("-I", "in c", "-include", "conf.h", "-isystem", "sys"));
    }
    all.addAll(words);
    return all;
  }

  private void compare(RealTool tool, List<String> arguments) throws Exception {
    String what = tool + " " + arguments + " seed " + SEED;
    CompileCommand command = (CompileCommand) tool.read(arguments);
    Set<String> before = files();
    RealTool.Run theirs = tool.run(folder, arguments);
    assertThat(theirs.exitCode()).as("%s: %s", what, theirs.stderr()).isZero();
    Set<String> written = files();
    written.removeAll(before);
    Set<String> expected = new TreeSet<>(Set.of(command.output()));
    command.depfile().ifPresent(request -> expected.add(request.file()));
    assertThat(written).as(what).isEqualTo(expected);

    RealTool.Run ours =
        tool.run(folder, command.runArguments("private/out", "private/full", List.of()));

    assertThat(ours).as(what).isEqualTo(theirs);
    assertSame(what, command.output(), "private/out");
    assertThat(Files.exists(folder.resolve("private/full")))
        .as(what)
        .isEqualTo(command.language().usesPreprocessor());
    if (command.depfile().isPresent()) {
      compareDepfile(tool, command, what);
    }
    for (String name : written) {
      Files.delete(folder.resolve(name));
    }
    try (Stream<Path> leftovers = Files.list(folder.resolve("private"))) {
      for (Path leftover : leftovers.toList()) {
        Files.delete(leftover);
      }
    }
  }

  private void compareDepfile(RealTool tool, CompileCommand command, String what) throws Exception {
    DepfileRequest request = command.depfile().orElseThrow();
    Depfile full = Depfile.parse(Files.readAllBytes(folder.resolve("private/full")));
    assertThat(full.prerequisites()).as(what).contains(command.source());
    if (request.scope() == Scope.ALL) {
      assertSame(what, request.file(), "private/full");
      return;
    }
    runPass(tool, command, what, false);
    if (command.shortListLeavesText() && !preprocessed().equals(full.prerequisites())) {
      runPass(tool, command, what, true);
    }
    assertSame(what, request.file(), "private/short");
    Depfile user = Depfile.parse(Files.readAllBytes(folder.resolve("private/short")));
    assertThat(full.prerequisites()).as(what).containsSubsequence(user.prerequisites());
  }

  private void runPass(RealTool tool, CompileCommand command, String what, boolean proper)
      throws Exception {
    RealTool.Run run =
        tool.run(folder, command.shortListArguments("private/short", "private/text", proper));
    assertThat(run).as(what).isEqualTo(new RealTool.Run(0, "", ""));
  }

  private List<String> preprocessed() throws IOException {
    try (InputStream text = Files.newInputStream(folder.resolve("private/text"))) {
      return LineMarkers.filesOf(text);
    }
  }

  private void assertSame(String what, String theirs, String ours) throws IOException {
    byte[] expected = Files.readAllBytes(folder.resolve(theirs));
    byte[] actual = Files.readAllBytes(folder.resolve(ours));
    assertThat(actual)
        .as("%s: %s <%s>", what, ours, actual.length < 4000 ? new String(actual, UTF_8) : "")
        .isEqualTo(expected);
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      Set<String> names = new TreeSet<>();
      all.filter(Files::isRegularFile)
          .forEach(file -> names.add(folder.relativize(file).toString()));
      return names;
    }
  }
}
