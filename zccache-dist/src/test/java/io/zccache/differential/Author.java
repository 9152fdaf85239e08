/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import io.zccache.differential.Edit.Manner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Thinks up what happens to a tree. The same seed gives the same story. */
final class Author {
  private static final List<String> SOURCES =
      List.of("a.c", "sub/b.c", "c.cc", "sub/f.cpp", "d.S", "e.s");
  private static final Set<String> REQUIRED = Set.of("-c", "-S", "-Iinc", "-x");
  private static final Set<String> VALUED =
      Set.of(
          "-include", "-imacros", "-iquote", "-isystem", "-idirafter", "-MF", "-MT", "-MQ", "-D");
  private static final List<Manner> MANNERS = List.of(Manner.values());
  private static final int REMEMBERED_COMMANDS = 6;

  /** Options that a header is precompiled with, too: none that takes the next word. */
  private static final Pattern PRECOMPILING =
      Pattern.compile("-(c|g.*|O.*|I.+|[DU].+|f.*|W(?![apl],).*|std=.*|w|pedantic.*|m.*)");

  private final Subject subject;
  private final Random random;
  private final Choice choice;
  private final Texts texts;
  private final Themes themes;
  private final Deque<List<Event>> next = new ArrayDeque<>();
  private final Map<String, List<String>> written = new HashMap<>();
  private final List<Command> commands = new ArrayList<>();
  private final List<String> precompiled = new ArrayList<>();

  Author(long seed, Subject subject, Set<String> without) {
    this.subject = subject;
    this.random = new Random(seed);
    this.choice = new Choice(random, without);
    this.texts = new Texts(random, choice);
    this.themes = new Themes(random, choice);
  }

  /** A tree to begin with. */
  List<Event> beginning() {
    List<Event> events = new ArrayList<>();
    for (String folder : List.of("out/folder", "tools", "tmp", "inc/deep", "inc2", "sys", ".git")) {
      events.add(new Edit.Folder(folder));
    }
    events.add(new Edit.Link("cur", "inc", true));
    events.add(new Edit.Link("self", ".", true));
    events.add(new Edit.Link("out/link.o", "linked.o", true));
    for (String source : SOURCES) {
      events.add(write(source, Manner.IN_PLACE));
    }
    for (String header : Texts.HEADERS) {
      for (String folder : Texts.FOLDERS) {
        if (folder.startsWith("inc/") || random.nextInt(4) == 0) {
          events.add(write(folder + header, Manner.IN_PLACE));
        }
      }
    }
    for (String path : OTHERS.keySet()) {
      events.add(write(path, Manner.IN_PLACE));
    }
    events.add(new Edit.Copy("/usr/bin/gcc", "tools/cc"));
    return events;
  }

  /** What happens next: edits, then a run. */
  List<Event> step() {
    if (next.isEmpty()) {
      next.addAll(story());
    }
    if (!next.isEmpty() && random.nextInt(8) != 0) {
      return next.removeFirst();
    }
    List<Event> events = new ArrayList<>();
    int edits = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(2);
    for (int i = 0; i < edits; i++) {
      Edit edit = edit();
      if (choice.allows(edit.getClass().getSimpleName() + " " + edit.shell())) {
        events.add(edit);
      }
    }
    if (random.nextInt(60) == 0 && choice.allows("Kill")) {
      events.add(new Kill());
    }
    if (random.nextInt(40) == 0 && choice.allows("Checkout")) {
      events.add(new Checkout());
    }
    if (random.nextInt(16) == 0 && !commands.isEmpty() && choice.allows("Precompile")) {
      events.add(precompiling());
      return events;
    }
    if (!precompiled.isEmpty() && random.nextInt(12) == 0) {
      // a useless one declines all that come by
      events.add(new Edit.Remove(precompiled.remove(random.nextInt(precompiled.size()))));
    }
    if (random.nextInt(3) == 0) {
      // a missing header is interesting now and then only
      for (String header : Texts.HEADERS) {
        events.add(
            new Edit.Supply("inc/" + header, "#define V_" + header.replace('.', '_') + " 7\n"));
      }
    }
    events.add(run());
    return events;
  }

  private List<List<Event>> story() {
    return switch (subject) {
      case ALL -> random.nextInt(8) == 0 ? themes.steps(this::write) : List.of();
      case LINKS -> themes.aboutLinks();
      case PROBES -> themes.aboutProbes();
    };
  }

  /**
   * A header is precompiled with the options of a known command, so that what is made may fit. The
   * step after that makes it again, as a part of the tree, and runs the command.
   */
  private Run precompiling() {
    Command model = commands.get(random.nextInt(commands.size()));
    List<String> words = new ArrayList<>(model.words().subList(0, 1));
    for (String word : model.words().subList(1, model.words().size())) {
      if (PRECOMPILING.matcher(word).matches()) {
        words.add(word);
      }
    }
    boolean cxx = model.words().stream().anyMatch(word -> word.matches(".*\\.(cc|cpp)"));
    String header =
        switch (random.nextInt(8)) {
          case 0 -> source();
          case 1, 2, 3 -> header();
          default -> "inc/" + Texts.HEADERS.get(random.nextInt(Texts.HEADERS.size()));
        };
    words.addAll(List.of("-x", cxx ? "c++-header" : "c-header", header, "-o", header + ".gch"));
    Command making = new Command(words, model.environment(), "", "022");
    precompiled.add(header + ".gch");
    next.addFirst(List.of(new Make(making), new Run(List.of(model), false, false)));
    return new Run(List.of(making), false, false);
  }

  private Run run() {
    boolean overwrite = random.nextInt(4) == 0;
    boolean kill = random.nextInt(80) == 0 && choice.allows("Kill");
    if (random.nextInt(12) == 0 && choice.allows("Parallel")) {
      return new Run(parallel(), overwrite, kill);
    }
    Command command = command();
    // which of both commands a kill makes of it is not known
    return new Run(List.of(command), overwrite, kill && !Mapped.asks(command));
  }

  /** The same options for several sources at once, each with an output of its own. */
  private List<Command> parallel() {
    Command model = command();
    List<Command> all = new ArrayList<>();
    int count = 2 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      List<String> words = new ArrayList<>(List.of("gcc", "-c", SOURCES.get(i % 2)));
      words.addAll(List.of("-o", "out/p" + i + ".o", "-Iinc", "-Iinc2"));
      if (random.nextBoolean()) {
        words.add("-MD");
      }
      all.add(new Command(words, model.environment().headMap("D"), "", "022"));
    }
    return all;
  }

  private Command command() {
    if (commands.isEmpty() || random.nextInt(8) == 0) {
      Command command = new Command(words(), new TreeMap<>(), "", "022");
      boolean shared = random.nextInt(6) == 0 && Mapped.suits(command);
      return remember(shared && choice.allows("Mapped") ? Mapped.asking(command) : command);
    }
    Command known = commands.get(random.nextInt(commands.size()));
    return switch (random.nextInt(9)) {
      case 0 -> remember(withOption(known));
      case 1 -> remember(withoutOption(known));
      case 2 -> random.nextBoolean() ? known : remember(withVariable(known));
      case 3 -> random.nextBoolean() ? known : remember(known.withFolder(choice.of(Words.PLACES)));
      case 4 -> random.nextInt(3) == 0 ? remember(withOutput(known)) : known;
      case 5 ->
          random.nextBoolean()
              ? known
              : remember(known.withUmask(choice.of("022", "027", "077", "002")));
      default -> known;
    };
  }

  private Command remember(Command command) {
    if (commands.size() >= REMEMBERED_COMMANDS) {
      Command unused = commands.remove(random.nextInt(commands.size()));
    }
    commands.add(command);
    return command;
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    String tool = choice.of(Words.TOOLS);
    words.add(tool.isEmpty() ? "gcc" : tool.replace("tools/", Command.TREE + "/tools/"));
    words.add("-c");
    words.add(random.nextInt(4) == 0 ? "-I" + Command.TREE + "/inc" : "-Iinc");
    int options = random.nextInt(5);
    for (int i = 0; i < options; i++) {
      words.addAll(option());
    }
    String source = SOURCES.get(random.nextInt(SOURCES.size()));
    words.add(random.nextInt(6) == 0 ? Command.TREE + "/" + source : source);
    String name = source.replaceAll(".*/|\\..*", "");
    String output = choice.of(Words.OUTPUTS).replace("%", name);
    if (random.nextInt(20) == 0 && choice.allows("SeveralSources")) {
      words.add(SOURCES.get(random.nextInt(SOURCES.size())));
    } else if (!output.isEmpty()) {
      int at = output.indexOf(' ');
      words.addAll(
          at < 0 ? List.of(output) : List.of(output.substring(0, at), output.substring(at + 1)));
    }
    return words;
  }

  private List<String> option() {
    String option = choice.of(random.nextInt(5) == 0 ? Words.OPTIONS : Words.COMMON);
    return option.isEmpty() ? List.of() : Arrays.asList(option.split(" "));
  }

  private Command withOption(Command command) {
    List<String> words = new ArrayList<>(command.words());
    words.addAll(1, option());
    return command.withWords(words);
  }

  /** Now and then any word may go, also a value or the source: the compiler says what it thinks. */
  private Command withoutOption(Command command) {
    List<String> words = new ArrayList<>(command.words());
    int at = 1 + random.nextInt(words.size() - 1);
    String word = words.get(at);
    boolean option = word.startsWith("-") && !word.startsWith("-o") && !REQUIRED.contains(word);
    if ((option && !VALUED.contains(word)) || random.nextInt(20) == 0) {
      String unused = words.remove(at);
    }
    return command.withWords(words);
  }

  /** The same with another output. */
  private Command withOutput(Command command) {
    List<String> words = new ArrayList<>(command.words());
    int at = words.indexOf("-o");
    if (at > 0 && at < words.size() - 1) {
      String unused = words.set(at + 1, choice.of("out/x.o", "out/y.o", "z.o"));
    }
    return command.withWords(words);
  }

  private Command withVariable(Command command) {
    Map<String, String> environment = new TreeMap<>(command.environment());
    if (random.nextInt(3) == 0) {
      environment.clear();
    } else {
      String[] variable = choice.of(Words.VARIABLES).split("=", 2);
      if (variable.length == 2) {
        environment.put(variable[0], variable[1]);
      }
    }
    return command.withEnvironment(environment);
  }

  private static final Map<String, String> OTHERS =
      new TreeMap<>(
          Map.of(
              "blob.bin", "",
              "part.inc", "",
              "inc/part.inc", "",
              "opts.rsp", "",
              "nested.rsp", "",
              "my.specs", "",
              "my.list", "",
              "tools/script", "",
              "tools/as", ""));

  private Edit edit() {
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> write(header(), manner());
      case 5, 6 -> write(source(), manner());
      case 7, 8, 9 -> again();
      case 10 -> write(other(), manner());
      case 11 -> new Edit.Remove(random.nextInt(6) == 0 ? any() : header());
      case 12 -> new Edit.Move(header(), header());
      case 13 -> swap();
      case 14 -> link();
      case 15 -> new Edit.Link(header(), header(), false);
      case 16 -> new Edit.Touch(any(), touched());
      case 17 -> new Edit.SameTime(header(), header());
      case 18 -> new Edit.Folder(choice.of("inc/deep", "cur", "nowhere", "h0.h", "inc/h1.h"));
      default ->
          random.nextInt(3) == 0
              ? themes.compiler()
              : new Edit.Write(
                  choice.of("tools/gcc", "tools/clang", "tools/cc1"),
                  texts.script(choice.of("/usr/bin/gcc", "/usr/bin/clang")),
                  manner());
    };
  }

  private long touched() {
    long now = System.currentTimeMillis() / 1000;
    return switch (random.nextInt(3)) {
      case 0 -> 1_400_000_000;
      case 1 -> now + 3_600;
      default -> now;
    };
  }

  private Edit swap() {
    String header = Texts.HEADERS.get(random.nextInt(Texts.HEADERS.size()));
    return random.nextBoolean()
        ? new Edit.Swap("inc", "inc2")
        : new Edit.Swap("inc/" + header, "inc2/" + header);
  }

  private Edit link() {
    return switch (random.nextInt(3)) {
      case 0 -> new Edit.Link("cur", choice.of("inc", "inc2", "sub", "sys", "nowhere"), true);
      case 1 -> new Edit.Link(header(), choice.of("h0.h", "../h1.h", "../inc2/h2.h"), true);
      default -> new Edit.Link("inc/deep", choice.of("../inc2", "../sub", "."), true);
    };
  }

  /** A file gets what it had before. */
  private Edit again() {
    List<String> paths = new ArrayList<>(new TreeSet<>(written.keySet()));
    String path = paths.get(random.nextInt(paths.size()));
    List<String> before = written.get(path);
    return before == null
        ? write(path, manner())
        : new Edit.Write(path, before.get(random.nextInt(before.size())), manner());
  }

  private Edit write(String path, Manner manner) {
    String text = text(path);
    written.computeIfAbsent(path, unused -> new ArrayList<>()).add(text);
    return new Edit.Write(path, text, manner);
  }

  private String text(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return switch (name) {
      case "blob.bin" -> texts.blob();
      case "part.inc" -> texts.part();
      case "opts.rsp" -> texts.response();
      case "nested.rsp" -> texts.nested();
      case "my.specs" -> texts.specs();
      case "my.list" -> "fun:f\n";
      case "script" -> texts.script("/usr/bin/gcc");
      case "as" -> texts.assemblerScript();
      case "d.S" -> texts.assembler();
      case "e.s" -> texts.plainAssembler();
      default -> name.endsWith(".h") ? texts.header(name) : texts.source(name);
    };
  }

  private Manner manner() {
    return MANNERS.get(random.nextInt(MANNERS.size()));
  }

  private String header() {
    return Texts.FOLDERS.get(random.nextInt(Texts.FOLDERS.size()))
        + Texts.HEADERS.get(random.nextInt(Texts.HEADERS.size()));
  }

  private String source() {
    return SOURCES.get(random.nextInt(SOURCES.size()));
  }

  private String other() {
    List<String> all = List.copyOf(OTHERS.keySet());
    return all.get(random.nextInt(all.size()));
  }

  private String any() {
    return switch (random.nextInt(6)) {
      case 0 -> source();
      case 1 -> other();
      case 2 -> choice.of("inc", "inc2", "sub", "sys", "cur", "out");
      default -> header();
    };
  }
}
