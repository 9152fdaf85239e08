/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Archives are made and updated, programs and libraries are linked, and objects are copied, while
 * objects change, and libraries, linkers and installations of gcc come, go, and hide each other.
 */
final class LinkThemes {
  private static final int STEPS = 9;

  /** The form of stories in which strip and objcopy copy what is linked. */
  private static final int COPY = 6;

  /**
   * The form of those with a clang in the tree, which looks for gcc and the linker beside itself.
   */
  private static final int CLANG = 7;

  private final Random random;
  private final Choice choice;

  LinkThemes(Random random, Choice choice) {
    this.random = random;
    this.choice = choice;
  }

  /** A few steps with archives, or with one form of links. */
  List<List<Event>> steps() {
    int form = random.nextInt(8);
    LinkStory story = story(form);
    List<List<Event>> steps = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      List<Event> step = new ArrayList<>();
      supply(step);
      if (i == 0) {
        story.begin(step);
      } else {
        story.change(step);
      }
      Command command = story.command();
      if (random.nextInt(10) == 0) {
        command = command.withUmask(choice.of("027", "077", "002"));
      }
      step.add(new Run(List.of(command), random.nextInt(form < 2 ? 2 : 4) == 0, false));
      steps.add(step);
    }
    return steps;
  }

  private LinkStory story(int form) {
    return switch (form) {
      case COPY -> new Copies(random, choice);
      case CLANG -> new ClangLinks(random, choice);
      default -> new Libraries(new FewCommands(random, () -> form < 2 ? archive() : link(form)));
    };
  }

  /** Libraries and objects come and go around archives and links. */
  private final class Libraries implements LinkStory {
    private final FewCommands commands;

    Libraries(FewCommands commands) {
      this.commands = commands;
    }

    @Override
    public void begin(List<Event> step) {
      // What is missing makes a link fail, which is a beginning, too.
    }

    @Override
    public void change(List<Event> step) {
      LinkThemes.this.change(step);
    }

    @Override
    public Command command() {
      return commands.any();
    }
  }

  /** What the commands need, where it is not there. */
  private static void supply(List<Event> step) {
    step.add(new Edit.Supply("link/a.c", "int a(void) { return V; }\n"));
    step.add(new Edit.Supply("link/b.c", "int b(void) { return V; }\n"));
    step.add(new Edit.Supply("link/x.c", "int x(void) { return V; }\n"));
    step.add(new Edit.Supply("link/y.c", "int y(void) { return V; }\n"));
    step.add(new Edit.Supply("link/m.c", "int x(void);\nint main(void) { return x(); }\n"));
    step.add(new Edit.Supply("link/v.map", "{ global: a; local: *; };\n"));
    step.add(new Edit.Supply("link/opts", "-Llink/l1 -lx\n"));
    for (String folder : List.of("link/l1", "link/l2", "link/l3")) {
      step.add(new Edit.Folder(folder));
    }
    step.add(new Edit.SupplyLink("link/l", "l1"));
  }

  /** No script may come to name itself: the linker would read it for ever. */
  private void change(List<Event> step) {
    if (random.nextBoolean()) {
      step.add(shadow());
    }
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(14)) {
        case 0 -> step.add(object(choice.of("a", "b", "m"), "link/"));
        case 1, 2 -> {
          step.add(object(choice.of("x", "y"), "link/"));
          step.add(Make.of("ar rcsD " + folder() + "libx.a link/" + choice.of("x.o", "y.o")));
        }
        case 3 ->
            step.add(Make.of("gcc -shared " + value() + " link/x.c -o " + folder() + "libx.so"));
        case 4 -> {
          String folder = folder();
          step.add(Make.of("gcc -shared " + value() + " link/y.c -o " + folder + "liby.so"));
          step.add(
              Make.of(
                  "gcc -shared link/x.c " + value() + " -L" + folder + " -ly -o link/l1/libx.so"));
        }
        case 5, 6 ->
            step.add(new Edit.Remove(folder() + choice.of("libx.a", "libx.so", "liby.so", "")));
        case 7 ->
            step.add(
                new Edit.Write(
                    folder() + choice.of("libx.so", "libm.so"),
                    choice.of("INPUT(libx.a)\n", "INPUT(-ly)\n", "SEARCH_DIR(link/l3)\n", "bad\n"),
                    choice.of(Edit.Manner.values())));
        case 8 ->
            step.add(
                random.nextBoolean()
                    ? new Edit.Swap("link/l1", "link/l2")
                    : new Edit.Move(folder() + "libx.a", folder() + "libx.a"));
        case 9 -> step.add(new Edit.Link("link/l", choice.of("l1", "l2", "l3"), true));
        case 10 ->
            step.add(
                new Edit.Write(
                    "link/v.map",
                    choice.of("{ global: a; local: *; };\n", "V1 { global: *; };\n", "{ b; };\n"),
                    choice.of(Edit.Manner.values())));
        case 11, 12 -> {
          String name = choice.of("a", "b", "x");
          step.add(
              new Edit.Write(
                  "link/" + name + ".c",
                  "int " + name + choice.of("(void) { return V; }\n", "(void) { return V + 1; }\n"),
                  choice.of(Edit.Manner.values())));
        }
        default ->
            step.add(
                new Edit.Write(
                    "link/opts",
                    choice.of("-Llink/l1 -lx\n", "-Llink/l2 -lx\n", "link/b.o\n", "-s\n"),
                    choice.of(Edit.Manner.values())));
      }
    }
    for (String name : List.of("a", "b", "m")) {
      if (random.nextInt(4) == 0) {
        step.add(object(name, "link/"));
      }
    }
  }

  /** A library comes to hide another, or no longer does. */
  private Event shadow() {
    String library = choice.of("link/l1/libx", "link/l2/libx");
    return switch (random.nextInt(4)) {
      case 0 -> new Edit.Remove(library + ".a");
      case 1 -> new Edit.Remove(library + ".so");
      case 2 -> Make.of("ar rcsD " + library + ".a link/" + choice.of("x.o", "y.o"));
      default -> Make.of("gcc -shared " + value() + " link/x.c -o " + library + ".so");
    };
  }

  private Make object(String name, String folder) {
    return Make.of("gcc -c " + value() + " link/" + name + ".c -o " + folder + name + ".o");
  }

  private String value() {
    return choice.of("-DV=1", "-DV=2");
  }

  private String folder() {
    return choice.of("link/l1/", "link/l2/", "link/l3/");
  }

  private Command archive() {
    String objects = choice.of("link/a.o link/b.o", "link/a.o", "link/b.o link/a.o link/a.o");
    return choice.of("update", "update", "update", "index").equals("index")
        ? Command.of(choice.of("ranlib", "ranlib -D") + " out/lib.a")
        : Command.of(
            choice.of("ar ", "ar ", "gcc-ar ")
                + choice.of("rcs", "rcsD", "qc", "cr", "rcv", "rS", "rcP")
                + " out/lib.a "
                + objects);
  }

  private Command link(int form) {
    String search =
        choice.of(
            "-Llink/l1 -Llink/l2", "-Llink/l -Llink/l3", "-L@T@/link/l2 -Llink/l1", "-Llink/l2");
    String how =
        choice.of(
            "",
            "",
            " -Wl,-rpath-link,link/l3",
            " -Wl,--as-needed",
            " -Wl,-rpath,/opt -s",
            " -Wl,-Bstatic -lx -Wl,-Bdynamic",
            " -lm");
    Command command =
        switch (form) {
          case 2 -> Command.of(driver() + program() + ' ' + search + how + " -lx -o out/app");
          case 3 ->
              Command.of(
                  driver()
                      + "-shared "
                      + choice.of("link/a.o link/b.o ", "link/a.o link/b.c -fPIC " + value() + ' ')
                      + search
                      + choice.of("", " -Wl,--version-script=link/v.map", " -Wl,-soname,libj.so.1")
                      + " -lx -o out/libj.so");
          case 4 ->
              Command.of(
                  choice.of(
                      driver() + "link/m.o link/l1/libx.a -o out/app",
                      driver() + "-r link/a.o link/b.o -o out/r.o",
                      "gcc -nostdlib -shared link/a.o @link/opts -o out/libo.so",
                      choice.of("ld ", "ld.lld ") + "-r link/a.o link/b.o -o out/r.o",
                      "ld -shared link/a.o @link/opts -o out/libd.so",
                      choice.of("ld ", "ld.lld ")
                          + "-shared link/b.o "
                          + search
                          + " -lx --version-script=link/v.map -o out/libd.so"));
          default ->
              Command.of(
                  choice.of("gcc ", "g++ ", "clang++ ") + program() + " -lx" + how + " -o out/app");
        };
    TreeMap<String, String> environment = new TreeMap<>();
    if (form == 5 || random.nextInt(6) == 0) {
      environment.put(
          "LIBRARY_PATH", choice.of("link/l1", "link/l2:link/l1", "link/l:link/l3", "@T@/link/l3"));
    }
    if (random.nextInt(8) == 0) {
      environment.put(choice.of("LD_RUN_PATH", "LD_LIBRARY_PATH"), choice.of("link/l2", "link/l3"));
    }
    return command.withEnvironment(Map.copyOf(environment));
  }

  private String driver() {
    return choice.of("gcc ", "gcc ", "clang ", "clang -fuse-ld=lld ");
  }

  private String program() {
    return choice.of(
        "link/m.o",
        "link/m.c",
        "-g -Wall link/m.c " + value() + " link/a.c",
        "-O2 link/m.c link/x.c -DV=3",
        "link/m.c link/x.c");
  }
}
