/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.zccache.daemon.compiler.DepfileRequest.Scope;
import io.zccache.daemon.compiler.DepfileRequest.Target;
import io.zccache.daemon.compiler.Option.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any words as a command line. An input is a byte for the driver and words, each behind a zero; a
 * byte above 127 and the next one stand for the spelling of a row of the table.
 */
final class CommandLineFuzz {
  /** Between the words of a seed. */
  private static final String AND = "\0";

  static Stream<byte[]> commandLines() {
    return Stream.of(
            "-c a.c",
            "-c a.c -o out/a.o",
            "-O2 -g -fPIC -Iinc -I inc2 -isystem x -DA=1 -D B -UC -include f.h -c s/a.c -oout/x",
            "-xc++ -std=c++17 -march=native -S -x none a.cc -o a.s",
            "-MD -MP -MF d -MT t -MQ u -MMD -c a.c -o a.o",
            "-Wp,-MD,d -Wp,-DX=1 -Wa,--noexecstack -Xassembler -mx -c a.c",
            "--coverage -fstack-usage -gsplit-dwarf -save-temps -fcallgraph-info -c d/a.c -o o/a.o",
            "--serialize-diagnostics x.dia -fprofile-use=p -fsanitize-ignorelist=l -c a.i",
            "-fprofile-generate -ftest-coverage -c a.c")
        .flatMap(words -> Stream.of(0, 1, 2).map(driver -> driver + AND + words.replace(" ", AND)))
        .map(text -> text.getBytes(ISO_8859_1));
  }

  @MethodSource("commandLines")
  @FuzzTest
  void read_anyWords_losesNone(byte[] input) {
    if (input.length < 2) {
      return;
    }
    Driver driver = new Driver(input[0]);
    List<String> words = words(input);

    List<Argument> arguments = Argument.split(words);
    assertThat(spelled(arguments)).isEqualTo(words);
    if (driver.read(words) instanceof CompileCommand command) {
      assertThat(command.output()).isNotEmpty();
      runsTheSame(driver, arguments, command);
      keyTellsApart(driver, arguments, command);
    }
  }

  private record Driver(byte bits) {
    CommandLine.Reading read(List<String> words) {
      CompilerFamily family = (bits & 1) == 0 ? CompilerFamily.GCC : CompilerFamily.CLANG;
      return CommandLine.read(family, (bits & 2) != 0, words);
    }
  }

  /** Our own run has all the user's words, and is read as the same compile to another place. */
  private static void runsTheSame(Driver driver, List<Argument> arguments, CompileCommand command) {
    String output = "/run/" + FileNames.base(command.output());
    List<String> run = command.runArguments(output, "/run/d\u007f", List.of());
    List<Argument> kept = Argument.split(run);
    for (Argument argument : arguments) {
      if (!namesAPlace(argument)) {
        assertThat(kept).contains(argument);
      }
    }
    if (run.contains("-dumpdir") || run.contains("-Xclang")) {
      return;
    }
    CompileCommand again = (CompileCommand) driver.read(run);
    assertThat(again.output()).isEqualTo(output);
    assertThat(again.source()).isEqualTo(command.source());
    assertThat(again.language()).isEqualTo(command.language());
    assertThat(again.debug()).isEqualTo(command.debug());
    assertThat(again.isNative()).isEqualTo(command.isNative());
    assertThat(again.fileInputs()).isEqualTo(command.fileInputs());
    assertThat(again.depfile().isPresent()).isEqualTo(command.language().usesPreprocessor());
    again
        .depfile()
        .ifPresent(
            list ->
                assertThat(list)
                    .isEqualTo(
                        command
                            .depfile()
                            .map(wanted -> ours(wanted.targets(), wanted.phony()))
                            .orElseGet(() -> ours(List.of(new Target(output, true)), false))));
  }

  private static DepfileRequest ours(List<Target> targets, boolean phony) {
    return new DepfileRequest("/run/d\u007f", Scope.ALL, targets, phony);
  }

  /** No word may be left out or changed without another key, but for names of places. */
  private static void keyTellsApart(
      Driver driver, List<Argument> arguments, CompileCommand command) {
    for (int i = 0; i < arguments.size(); i++) {
      List<Argument> fewer = new ArrayList<>(arguments);
      Argument argument = fewer.remove(i);
      differs(driver, spelled(fewer), command);
      if (!namesAPlace(argument)) {
        List<String> longer = spelled(arguments.subList(0, i));
        longer.addAll(argument.words());
        longer.set(longer.size() - 1, longer.get(longer.size() - 1) + "x");
        longer.addAll(spelled(arguments.subList(i + 1, arguments.size())));
        differs(driver, longer, command);
      }
    }
  }

  private static void differs(Driver driver, List<String> words, CompileCommand command) {
    if (driver.read(words) instanceof CompileCommand other) {
      assertThat(other.keyArguments()).as("%s", words).isNotEqualTo(command.keyArguments());
    }
  }

  private static boolean namesAPlace(Argument argument) {
    return switch (argument.effect()) {
      case OUTPUT, DIAGNOSTICS_FILE, DEPENDENCY_FILE -> true;
      // what they ask for is said anew
      case ALL_DEPENDENCIES,
          USER_DEPENDENCIES,
          DEPENDENCY_TARGET,
          QUOTED_DEPENDENCY_TARGET,
          PHONY_DEPENDENCIES ->
          true;
      case TO_PREPROCESSOR -> argument.value().startsWith("-M");
      default -> argument.effect() == Effect.DECLINE;
    };
  }

  private static List<String> spelled(List<Argument> arguments) {
    List<String> words = new ArrayList<>();
    arguments.forEach(argument -> words.addAll(argument.words()));
    return words;
  }

  private static List<String> words(byte[] input) {
    StringBuilder text = new StringBuilder();
    for (int at = 2; at < input.length; at++) {
      if (input[at] < 0 && at + 1 < input.length) {
        int row = (input[at] & 0x7f) << 8 | (input[at + 1] & 0xff);
        text.append(OptionTable.ROWS.get(row % OptionTable.ROWS.size()).spelling());
        at++;
      } else {
        text.append((char) (input[at] & 0x7f));
      }
    }
    return List.of(text.toString().split(AND, -1));
  }
}
