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
import java.util.function.BiFunction;

/**
 * Commands of few forms that differ in one kind of input each, so that the same tree often meets
 * commands that are equal but for it.
 */
final class Themes {
  private static final int STEPS = 4;

  /** Of the theme in which a time must come back, or not, with the same content. */
  private static final int STEPS_OF_TIMES = 10;

  private static final int TIMES = 10;
  private static final int PROBES = 11;
  private static final int THEMES = 13;

  /** How many of that many more are about archives and links. */
  private static final int LINKS = 3;

  private final Random random;
  private final Choice choice;
  private final LinkThemes links;

  Themes(Random random, Choice choice) {
    this.random = random;
    this.choice = choice;
    this.links = new LinkThemes(random, choice);
  }

  /** A few steps with archives or links. */
  List<List<Event>> aboutLinks() {
    return links.steps();
  }

  /** A few steps such as configure scripts make. */
  List<List<Event>> aboutProbes() {
    return new Probes(random, choice).steps();
  }

  /**
   * A few steps of one theme.
   *
   * @param write writes a new content of a path
   */
  List<List<Event>> steps(BiFunction<String, Edit.Manner, Edit> write) {
    int theme = random.nextInt(THEMES + LINKS);
    if (theme >= THEMES) {
      return links.steps();
    }
    if (theme == PROBES) {
      return aboutProbes();
    }
    List<List<Event>> steps = new ArrayList<>();
    int count = theme == TIMES ? STEPS_OF_TIMES : STEPS;
    for (int i = 0; i < count; i++) {
      List<Event> step = new ArrayList<>();
      Command command =
          switch (theme) {
            case 0 -> inFolder();
            case 1 -> byCopiedCompiler(step);
            case 2 -> withVariable();
            case 3 -> withTarget();
            case 4 -> withMacro();
            case 5 -> afterEdit(step, write);
            case 6 -> afterPrecompiling(step, write);
            case 7 -> inCheckout(step, write);
            case 8 -> afterPrecompilingOne(step);
            case 9 -> afterTurn(step);
            case TIMES -> withHeaderOfClang(step);
            default -> afterShadow(step, write);
          };
      step.add(new Run(List.of(command), random.nextInt(4) == 0, false));
      steps.add(step);
    }
    return steps;
  }

  private Command afterEdit(List<Event> step, BiFunction<String, Edit.Manner, Edit> write) {
    String path = choice.of("inc/h0.h", "inc/h1.h", "inc/h2.h", "inc/h3.h", "a.c");
    step.add(
        write.apply(path, random.nextBoolean() ? Edit.Manner.OLD_TIME : Edit.Manner.BY_RENAME));
    return gcc("-Iinc -O1 a.c -o out/n.o");
  }

  /** A header comes to be found earlier, or goes again. */
  private Command afterShadow(List<Event> step, BiFunction<String, Edit.Manner, Edit> write) {
    String path = choice.of("", "sub/", "inc2/") + choice.of("h0.h", "h1.h", "h2.h", "h3.h");
    step.add(
        random.nextInt(3) == 0 ? new Edit.Remove(path) : write.apply(path, Edit.Manner.IN_PLACE));
    return gcc("-Iinc2 -Iinc -O1 " + choice.of("a.c", "sub/b.c") + " -o out/s.o");
  }

  /** A link on the search path comes to lead to another folder with the same headers. */
  private Command afterTurn(List<Event> step) {
    step.add(new Edit.Supply("turn/n.c", "#include <n.h>\n"));
    for (String folder : List.of("x", "y", "z")) {
      step.add(new Edit.Supply("turn/" + folder + "/n.h", "int n;\n"));
    }
    step.add(new Edit.Link("turn/l", choice.of("x", "y", "z"), true));
    String search =
        choice.of("-Iturn/l -Iturn/x -isystem turn/y", "-Iturn/l -isystem turn/x -Iturn/z");
    return gcc(search + " -MD -MF out/l.d turn/n.c -o out/l.o");
  }

  /** A precompiled header is made or goes, or what it was made of changes. */
  private Command afterPrecompiling(List<Event> step, BiFunction<String, Edit.Manner, Edit> write) {
    Event event =
        switch (random.nextInt(4)) {
          case 0 -> new Edit.Remove("inc/h0.h.gch");
          case 1 -> write.apply("inc/" + choice.of("h0.h", "h1.h", "h2.h"), Edit.Manner.IN_PLACE);
          default -> new Make(gcc("-Iinc -O1 -x c-header inc/h0.h -o inc/h0.h.gch"));
        };
    if (!(event instanceof Make) || choice.allows("Precompile")) {
      step.add(event);
    }
    return gcc("-Iinc -O1 " + choice.of("-include h0.h ", "-include inc/h0.h ") + "a.c -o out/g.o");
  }

  /** As before, of a header whose every content compiles and shows in the object. */
  private Command afterPrecompilingOne(List<Event> step) {
    step.add(new Edit.Supply("pre/p.h", "#define P 0\n"));
    step.add(new Edit.Supply("pre/p.c", "int p = P;\n"));
    int what = random.nextInt(5);
    if (what == 0) {
      step.add(new Edit.Remove("pre/p.h.gch"));
    } else if (what < 3) {
      String text = "#define P " + random.nextInt(3) + "\n";
      step.add(new Edit.Write("pre/p.h", text, Edit.Manner.IN_PLACE));
    } else if (choice.allows("Precompile")) {
      step.add(new Make(gcc("-O1 -x c-header pre/p.h -o pre/p.h.gch")));
    }
    return gcc("-O1 -include pre/p.h pre/p.c -o out/p.o");
  }

  /** A header that clang has precompiled; its times are what they were, or others. */
  private Command withHeaderOfClang(List<Event> step) {
    step.add(new Edit.Supply("pre/c.h", "#define P 0\n"));
    step.add(new Edit.Supply("pre/c.c", "int p = P;\n"));
    int text = random.nextInt(2);
    switch (random.nextInt(6)) {
      case 0 -> step.add(new Edit.Remove("pre/c.h.pch"));
      case 1 -> step.add(new Edit.Touch("pre/c.h", 1_600_000_000L + random.nextInt(2)));
      case 2 -> {
        step.add(new Edit.Write("pre/c.h", "#define P " + text + "\n", Edit.Manner.IN_PLACE));
        step.add(new Edit.Touch("pre/c.h", 1_600_000_000L + text));
      }
      default -> {
        if (choice.allows("Precompile")) {
          step.add(new Make(clang(making("pre/c.h.pch"))));
        }
      }
    }
    return clang(
        choice.of(
            "-O1 -include pre/c.h pre/c.c -o out/q.o",
            "-O1 -include-pch pre/c.h.pch -MMD pre/c.c -o out/q.o",
            making("out/c.pch")));
  }

  private String making(String header) {
    return choice.of("", "-Xclang -fno-pch-timestamp ") + "-O1 -x c-header pre/c.h -o " + header;
  }

  /** The same in two checkouts, now and then after an edit. */
  private Command inCheckout(List<Event> step, BiFunction<String, Edit.Manner, Edit> write) {
    if (random.nextBoolean() && choice.allows("Checkout")) {
      step.add(new Checkout());
    }
    if (random.nextInt(3) == 0) {
      step.add(write.apply(choice.of("inc/h0.h", "inc2/h0.h", "h1.h"), Edit.Manner.IN_PLACE));
    }
    Command command =
        gcc("-Iinc -I@T@/inc2 -g -O1 -MD " + choice.of("@T@/a.c", "a.c") + " -o out/r.o");
    return choice.allows("Mapped") ? Mapped.asking(command) : command;
  }

  /** The compiler at a path of the tree becomes another one, of the same time. */
  Edit compiler() {
    return new Edit.Copy(choice.of("/usr/bin/gcc", "/usr/bin/clang"), "tools/cc");
  }

  private Command inFolder() {
    return gcc("-g @T@/a.c -I@T@/inc -o @T@/out/f.o").withFolder(choice.of("", "sub", "inc"));
  }

  private Command byCopiedCompiler(List<Event> step) {
    step.add(compiler());
    return gcc("-Iinc sub/b.c -o out/c.o")
        .withWords(List.of("@T@/tools/cc", "-c", "-Iinc", "sub/b.c", "-o", "out/c.o"))
        .withEnvironment(new TreeMap<>(Map.of("COMPILER_PATH", Command.PROGRAMS)));
  }

  private Command withVariable() {
    TreeMap<String, String> environment = new TreeMap<>();
    environment.put("CPATH", choice.of("inc", "inc2:inc", "sys:inc", "sub:inc"));
    return gcc("a.c -o out/v.o").withEnvironment(environment);
  }

  private Command withTarget() {
    String output = choice.of("out/t.o", "out/u.o");
    String target = choice.of("", " -MT one", " -MQ two", " -MP");
    return gcc("-Iinc -MD -MF out/t.d" + target + " sub/b.c -o " + output);
  }

  private Command withMacro() {
    return gcc("-Iinc " + choice.of("-DD0=1", "-DD0=2", "-DD1", "-UD0") + " a.c -o out/m.o");
  }

  private static Command gcc(String rest) {
    return call("gcc", rest);
  }

  private static Command clang(String rest) {
    return call("clang", rest);
  }

  private static Command call(String tool, String rest) {
    List<String> words = new ArrayList<>(List.of(tool, "-c"));
    words.addAll(List.of(rest.split(" ", -1)));
    return new Command(words, new TreeMap<>(), "", "022");
  }
}
