/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.util.List;
import java.util.Random;

/** A story in which strip and objcopy make the same few copies while what they read changes. */
final class Copies implements LinkStory {

  private final Random random;
  private final Choice choice;
  private final FewCommands commands;

  Copies(Random random, Choice choice) {
    this.random = random;
    this.choice = choice;
    this.commands = new FewCommands(random, () -> Command.of(line()));
  }

  @Override
  public Command command() {
    return commands.any();
  }

  @Override
  public void begin(List<Event> step) {
    step.add(new Edit.Supply("link/names", "a\n"));
    for (String name : List.of("a", "b", "m")) {
      step.add(object(name));
    }
    step.add(Make.of("gcc -shared -DV=1 link/x.c -o link/l1/libx.so"));
  }

  @Override
  public void change(List<Event> step) {
    Edit.Manner manner = choice.of(Edit.Manner.values());
    switch (random.nextInt(5)) {
      case 0 ->
          step.add(
              new Edit.Write(
                  "link/v.map", choice.of("{ global: a; };\n", "V1 { global: *; };\n"), manner));
      case 1 -> step.add(new Edit.Write("link/names", choice.of("a\n", "b\n", "main\n"), manner));
      case 2 -> step.add(object(choice.of("a", "b", "m")));
      case 3 -> step.add(new Edit.Remove(choice.of("out/copy", "link/names", "link/b.o")));
      default -> {
        // as it was
      }
    }
  }

  private Make object(String name) {
    return Make.of(
        "gcc -c " + choice.of("-DV=1", "-DV=2") + " link/" + name + ".c -o link/" + name + ".o");
  }

  private String line() {
    String object = choice.of("link/a.o", "link/m.o", "link/l1/libx.so");
    return choice.of(
        choice.of("strip ", "llvm-strip ")
            + choice.of("-g ", "--strip-unneeded ", "-s -K a ", "-R .comment ")
            + object
            + " -o out/copy",
        choice.of("objcopy ", "llvm-objcopy ")
            + choice.of(
                "--only-keep-debug ",
                "--add-section .v=link/v.map ",
                "--keep-global-symbols=link/names ",
                "--add-gnu-debuglink=link/b.o ",
                "-O binary ",
                "-N b ",
                "-O srec ")
            + object
            + " out/copy",
        "objcopy -I binary -O elf64-x86-64 link/v.map out/copy");
  }
}
