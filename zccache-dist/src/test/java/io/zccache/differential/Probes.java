/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A story such as configure scripts tell: the same few compiles of small files that are written
 * anew each time, or that fail for reasons that go and come back.
 */
final class Probes {
  private static final int STEPS = 9;

  private final Random random;
  private final Choice choice;

  Probes(Random random, Choice choice) {
    this.random = random;
    this.choice = choice;
  }

  List<List<Event>> steps() {
    boolean written = random.nextBoolean();
    FewCommands commands = new FewCommands(random, () -> written ? ofConftest() : ofCause());
    List<List<Event>> steps = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      List<Event> step = new ArrayList<>();
      if (written) {
        write(step);
      } else {
        supply(step);
        change(step);
      }
      step.add(new Run(List.of(commands.any()), random.nextInt(4) == 0, false));
      steps.add(step);
    }
    return steps;
  }

  private static void supply(List<Event> step) {
    step.add(new Edit.Supply("fail/deep.h", "#define E 1\n"));
    step.add(new Edit.Supply("fail/e.h", "#include \"deep.h\"\n"));
    step.add(
        new Edit.Supply(
            "fail/e.c", "#include \"e.h\"\n#if E == 1\n#error one\n#endif\nint e = E;\n"));
    step.add(new Edit.Supply("fail/m.c", "#include \"e.h\"\n#include <m.h>\nint m = M + E;\n"));
    step.add(new Edit.Folder("fail/i"));
    step.add(new Edit.Folder("fail/j"));
  }

  private void change(List<Event> step) {
    String missing = choice.of("fail/i/m.h", "fail/j/m.h");
    Edit.Manner manner = choice.of(Edit.Manner.values());
    switch (random.nextInt(5)) {
      case 0, 1 ->
          step.add(
              new Edit.Write(
                  "fail/deep.h",
                  choice.of("#define E 1\n", "#define E 2\n", "#error deep\n", "int E\n"),
                  manner));
      case 2 ->
          step.add(
              new Edit.Write(
                  missing,
                  choice.of("#define M 1\n", "#define M none\n", "#error m\n", "#include <h9.h>\n"),
                  manner));
      case 3 -> step.add(new Edit.Remove(missing));
      default -> {
        // as it was
      }
    }
  }

  private void write(List<Event> step) {
    String text =
        choice.of(
            "int main(void) { return 1; }\n",
            "int main(void) { return 2; }\n",
            "int none(void);\nint main(void) { return none(); }\n",
            "int main(void) { return none; }\n");
    step.add(new Edit.Folder("probe"));
    step.add(new Edit.Write("probe/conftest.c", text, choice.of(Edit.Manner.values())));
  }

  private Command ofConftest() {
    return Command.of(
        choice.of("gcc ", "g++ -x c++ ")
            + choice.of(
                "-c probe/conftest.c -o out/conftest.o", "probe/conftest.c -o out/conftest"));
  }

  private Command ofCause() {
    return Command.of(
        "gcc -c "
            + choice.of("", "-pipe ", "-g3 -pipe ", "-Wfatal-errors ")
            + "-Ifail/i -Ifail/j "
            + choice.of("fail/e.c", "fail/m.c", "fail/m.c")
            + " -o out/e.o");
  }
}
