/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import io.zccache.daemon.compiler.Option.Effect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one command line of a driver that is to link. The first thing that speaks against caching
 * is the reason.
 */
final class LinkReader {
  /** What a linker takes; any other ending may be that of a source. */
  private static final Pattern LINKED =
      Pattern.compile(".*\\.(o|os|lo|obj|a|so|so\\.[0-9.]+|ld|lds)");

  /** No list of the linker's shows where another name ends. */
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9/._+@~=,:-]*");

  /** What only drivers that link understand. */
  private static final Set<String> LINKING = Set.of("-r", "-shared-libgcc");

  /** The linkers that can be chosen, by what chooses them. */
  private static final Map<String, LinkerKind> LINKERS =
      Map.of("bfd", LinkerKind.BFD, "lld", LinkerKind.LLD);

  private static final String RELOCATABLE = "-r";
  private static final String SHARED = "-shared";
  private static final String PASS = "-Wl,";
  private static final String PASS_ONE = "-Xlinker";

  private final List<String> words = new ArrayList<>();
  private final List<String> inputs = new ArrayList<>();

  /** The last names that libraries may be found under. */
  private final Set<String> searched = new HashSet<>();

  private final LinkerWords linker = new LinkerWords();
  private @Nullable Bypass refusal;
  private @Nullable String output;
  private @Nullable LinkerKind chosen;
  private boolean relocatable;
  private boolean shared;

  LinkReading read(List<Argument> arguments) {
    for (Argument argument : arguments) {
      take(argument);
    }
    linker.refusal().ifPresent(this::refuse);
    if (searchesNeeded()) {
      // What stands for a variable depends on where a file is.
      linker.runFolders().stream()
          .filter(folder -> folder.contains("$"))
          .forEach(folder -> refuse(new Bypass(BypassReason.UNSUPPORTED_OPTION, folder)));
    }
    if (refusal != null) {
      return refusal;
    }
    if (inputs.isEmpty()) {
      return new Bypass(BypassReason.NOT_A_COMPILE, "");
    }
    String made = output == null ? "a.out" : output;
    if (made.isEmpty() || made.equals("-") || made.endsWith("/")) {
      return new Bypass(BypassReason.OUTPUT_NOT_A_FILE, made);
    }
    if (inputs.stream().anyMatch(input -> FileNames.same(input, made))
        || searched.contains(FileNames.base(made))) {
      return new Bypass(BypassReason.OUTPUT_IS_INPUT, made);
    }
    if (output == null && linker.isScripted()) {
      // The script may name it.
      return new Bypass(BypassReason.LINKER_SCRIPT, made);
    }
    if (chosen == LinkerKind.LLD && linker.map().isPresent()) {
      // That is another kind of map.
      return new Bypass(BypassReason.UNSUPPORTED_OPTION, linker.map().get());
    }
    Optional<Bypass> conflict = linker.map().flatMap(map -> conflict(map, made));
    return conflict.isPresent()
        ? conflict.get()
        : new LinkCommand(
            words,
            made,
            inputs,
            linker.files(),
            linker.runFolders(),
            linker.map(),
            relocatable,
            chosen == null ? LinkerKind.USUAL : chosen,
            false);
  }

  /** What speaks against a map of this name, which the linker begins before it reads anything. */
  private Optional<Bypass> conflict(String map, String made) {
    boolean read =
        FileNames.same(map, made)
            || inputs.stream().anyMatch(input -> FileNames.same(input, map))
            || linker.files().stream().anyMatch(file -> FileNames.same(file, map))
            || searched.contains(FileNames.base(map));
    return read ? Optional.of(new Bypass(BypassReason.OUTPUT_IS_INPUT, map)) : Optional.empty();
  }

  /** Whether libraries are looked for that other libraries need: not for a library, usually. */
  private boolean searchesNeeded() {
    return !shared || linker.checksLibraries();
  }

  private void take(Argument argument) {
    if (argument.effect() == Effect.OUTPUT) {
      takeOutput(argument);
      return;
    }
    words.addAll(argument.words());
    if (argument.words().contains("-o") || (linker.expects() && !isForLinker(argument))) {
      refuse(BypassReason.UNSUPPORTED_OPTION, argument);
    }
    shared |= argument.firstWord().equals(SHARED);
    switch (argument.effect()) {
      case INPUT -> takeInput(argument);
      case PLAIN -> takePlain(argument);
      case SEARCH -> takeSearch(argument);
      case DEBUG, DEFINITION, NATIVE, RANDOM_SEED, TO_ASSEMBLER -> {
        // nothing is compiled; the key covers them
      }
      default -> takeUnknown(argument);
    }
  }

  private static boolean isForLinker(Argument argument) {
    String spelling = argument.option().spelling();
    return spelling.equals(PASS) || spelling.equals(PASS_ONE);
  }

  private void takeOutput(Argument argument) {
    if (output != null) {
      refuse(BypassReason.UNSUPPORTED_OPTION, argument);
    }
    output = argument.value();
    words.add("-o");
  }

  private void takeInput(Argument argument) {
    String name = argument.value();
    if (!LINKED.matcher(name).matches()) {
      refuse(new Bypass(BypassReason.NOT_A_COMPILE, ""));
    }
    requirePlain(name);
    inputs.add(name);
  }

  private void takePlain(Argument argument) {
    switch (argument.option().spelling()) {
      case PASS -> linker.take(List.of(argument.value().split(",", -1)));
      case PASS_ONE -> linker.take(List.of(argument.value()));
      case "-T" -> linker.take(argument.words());
      case "-L", "-l" -> takeSearched(argument);
      case "-fuse-ld=" -> takeLinker(argument);
      default -> {
        // the key covers it
      }
    }
  }

  private void takeLinker(Argument argument) {
    if (chosen != null || !LINKERS.containsKey(argument.value())) {
      refuse(BypassReason.LINKER, argument);
    }
    chosen = LINKERS.get(argument.value());
  }

  private void takeSearched(Argument argument) {
    requirePlain(argument.value());
    if (argument.option().spelling().equals("-l")) {
      addSearched(argument.value());
    }
    if (argument.value().startsWith("=")) {
      // The linker puts its own root in the place of that.
      refuse(BypassReason.UNSUPPORTED_OPTION, argument);
    }
  }

  private void addSearched(String library) {
    if (library.startsWith(":")) {
      searched.add(FileNames.base(library.substring(1)));
    } else {
      searched.add(FileNames.base("lib" + library + ".so"));
      searched.add(FileNames.base("lib" + library + ".a"));
    }
  }

  private void takeSearch(Argument argument) {
    String spelling = argument.option().spelling();
    if (ToolPrefixes.isOne(argument.option())) {
      refuse(BypassReason.TOOL_FOLDER, argument);
    } else if (spelling.contains("sysroot") || spelling.contains("target")) {
      refuse(BypassReason.UNSUPPORTED_OPTION, argument);
    }
  }

  private void takeUnknown(Argument argument) {
    if (LINKING.contains(argument.firstWord())) {
      relocatable |= argument.firstWord().equals(RELOCATABLE);
    } else {
      refuse(argument.option().reason().orElse(BypassReason.UNSUPPORTED_OPTION), argument);
    }
  }

  private void requirePlain(String name) {
    if (!PLAIN_NAME.matcher(name).matches()) {
      refuse(new Bypass(BypassReason.FILE_VALUED_OPTION, name));
    }
  }

  private void refuse(BypassReason reason, Argument argument) {
    refuse(new Bypass(reason, String.join(" ", argument.words())));
  }

  private void refuse(Bypass bypass) {
    refusal = refusal == null ? bypass : refusal;
  }
}
