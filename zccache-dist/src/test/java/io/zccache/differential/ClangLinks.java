/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.util.List;
import java.util.Random;

/**
 * A story in which a clang of the tree, which looks for gcc and the linker beside itself, makes the
 * same few links while these come and go.
 */
final class ClangLinks implements LinkStory {
  private static final String OWN = "link/own/";
  private static final String GCC = OWN + "lib/gcc/x86_64-linux-gnu/";

  private final Random random;
  private final Choice choice;
  private final FewCommands commands;

  ClangLinks(Random random, Choice choice) {
    this.random = random;
    this.choice = choice;
    this.commands = new FewCommands(random, this::link);
  }

  @Override
  public Command command() {
    return commands.any();
  }

  private Command link() {
    return Command.of(
        "@T@/link/own/bin/clang -nodefaultlibs -shared "
            + choice.of("link/a.o ", "link/a.o link/b.o ", "link/b.o -Llink/l1 -lx ")
            + choice.of("", "-Wl,--version-script=link/v.map ", "-fuse-ld=lld ")
            + "-o out/libc.so");
  }

  @Override
  public void begin(List<Event> step) {
    step.add(new Edit.Folder(OWN + "bin"));
    step.add(new Edit.Copy("/usr/bin/clang", OWN + "bin/clang"));
    for (String name : List.of("a", "b", "m", "x", "y")) {
      step.add(Make.of("gcc -c -DV=1 link/" + name + ".c -o link/" + name + ".o"));
    }
    step.add(Make.of("ar rcsD link/l1/libx.a link/x.o"));
  }

  /** The compiler of the newest installation is used, if it has a crtbegin.o. */
  @Override
  public void change(List<Event> step) {
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> {
        String folder = GCC + choice.of("98", "99");
        step.add(new Edit.Folder(folder));
        step.add(Make.of("cp link/x.o " + folder + "/crtbegin.o"));
        step.add(Make.of("cp " + choice.of("link/x.o ", "link/y.o ") + folder + "/crtbeginS.o"));
        step.add(Make.of("cp link/m.o " + folder + "/crtendS.o"));
      }
      case 3, 4 ->
          step.add(new Edit.Remove(GCC + choice.of("98", "99/crtbegin.o", "99/crtbeginS.o", "99")));
      case 5 -> step.add(new Edit.Copy("/usr/bin/ld.bfd", OWN + "bin/ld"));
      case 6 -> step.add(new Edit.Remove(OWN + "bin/ld"));
      default -> {
        // as it was
      }
    }
  }
}
