/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import io.zccache.daemon.compiler.DepfileRequest.Target;
import io.zccache.daemon.compiler.Option.Effect;
import io.zccache.daemon.compiler.SideOutput.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One compile of one source that can be cached. Immutable. */
public final class CompileCommand implements CommandLine.Reading {
  private final CompilerFamily family;
  private final List<Argument> arguments;
  private final Source source;
  private final Outputs outputs;
  private final boolean debug;
  private final Additions additions;

  CompileCommand(
      CompilerFamily family,
      List<Argument> arguments,
      Source source,
      Outputs outputs,
      boolean debug,
      Additions additions) {
    this.family = family;
    this.arguments = List.copyOf(arguments);
    this.source = source;
    this.outputs = outputs;
    this.debug = debug;
    this.additions = additions;
  }

  /** A source of a command line. */
  record Source(String name, Language language) {}

  /** The source as spelled. */
  public String source() {
    return source.name();
  }

  /** The language of the source. */
  public Language language() {
    return source.language();
  }

  /** The file that is to be written, as spelled or as the compiler names it. */
  public String output() {
    return outputs.object();
  }

  /** The same command for an object elsewhere; only where its name is part of no bytes. */
  public CompileCommand making(String object) {
    return new CompileCommand(
        family, arguments, source, outputs.withObject(object), debug, additions);
  }

  /** A file of another name beside the output, spelled as that is. */
  public String besideOutput(String name) {
    return FileNames.folder(outputs.object()) + name;
  }

  /** What the compiler writes beside the output, each of which must be there in the end. */
  public List<SideOutput> sideOutputs() {
    return outputs.sides();
  }

  /** Whether the name of the output is part of some file's bytes. */
  public boolean namesOutput() {
    return outputs.named();
  }

  /** The dependency file that the user will get, if any. */
  public Optional<DepfileRequest> depfile() {
    return outputs.depfile();
  }

  /** The precompiled headers that options name, as spelled. */
  public List<String> headerInputs() {
    return values(argument -> argument.effect() == Effect.HEADER_INPUT);
  }

  /** What options make the driver include, for which clang may take a precompiled header. */
  public List<String> includedFirst() {
    return values(Argument::includesFirst);
  }

  /** Whether it keeps the times of what it reads out of a precompiled header. */
  public boolean undated() {
    return has(Effect.UNDATED);
  }

  /** The files that options name and the compiler reads, as spelled. */
  public List<String> fileInputs() {
    List<String> files = new ArrayList<>(additions.files());
    files.addAll(values(this::isFileInput));
    return List.copyOf(files);
  }

  private boolean isFileInput(Argument argument) {
    return switch (argument.effect()) {
      case FILE_INPUT, HEADER_INPUT -> true;
      case PROFILE_INPUT -> family == CompilerFamily.CLANG;
      default -> false;
    };
  }

  private List<String> values(Predicate<Argument> which) {
    return arguments.stream().filter(which).map(Argument::value).toList();
  }

  private boolean has(Effect effect) {
    return arguments.stream().anyMatch(argument -> argument.effect() == effect);
  }

  /** Whether the compiler loads plugins, or tells them something. */
  public boolean loadsPlugins() {
    return additions.anyPlugin();
  }

  /** What plugins are told, as spelled: if it names a file, they may read it. */
  public List<String> pluginValues() {
    return additions.values();
  }

  /** Whether a plugin is named that gcc looks for in its folder of plugins. */
  public boolean searchesPlugins() {
    return !additions.shortNames().isEmpty();
  }

  /** The same command with the plugins found that are searched. */
  public CompileCommand withPluginsIn(String folder) {
    return new CompileCommand(
        family, arguments, source, outputs, debug, additions.withPluginsIn(folder));
  }

  /** The files with specs: as spelled, until they are {@linkplain #withSpecs found}. */
  public List<String> specs() {
    return additions.specs();
  }

  /** The same command with its files of specs found, those among them that are included. */
  public CompileCommand withSpecs(List<String> found) {
    return new CompileCommand(
        family, arguments, source, outputs, debug, additions.withSpecs(found));
  }

  /** Whether the compiler reads a profile that is named after the output, if it is there. */
  public boolean readsProfile() {
    return family == CompilerFamily.GCC
        && arguments.stream().anyMatch(CompileCommand::asksForProfile);
  }

  private static boolean asksForProfile(Argument argument) {
    return argument.effect() == Effect.PROFILE_OF_OUTPUT
        || argument.effect() == Effect.PROFILE_INPUT;
  }

  /**
   * The arguments of a run whose stderr tells {@link #profileTold}; it compiles a function that it
   * reads from its input, to nowhere.
   */
  public List<String> profileArguments() {
    List<String> words = new ArrayList<>();
    for (Argument argument : arguments) {
      if (ProfileReport.decides(argument.firstWord()) || ToolPrefixes.isOne(argument.option())) {
        words.addAll(argument.words());
      }
    }
    words.addAll(ProfileReport.arguments(FileNames.folder(outputs.object())));
    return List.copyOf(words);
  }

  /** The name of the profile that the compiler reads; empty if it did not tell. */
  public Optional<String> profileTold(String stderr) {
    return ProfileReport.nameIn(stderr, FileNames.base(outputs.object()));
  }

  /** The folders where an assembler that gcc runs searches, as spelled. */
  public List<String> assemblerFolders() {
    return values(argument -> argument.option().spelling().equals("-I"));
  }

  /** Whether the code is tuned for the processor that the compiler runs on. */
  public boolean isNative() {
    return has(Effect.NATIVE);
  }

  /** Whether the output is assembler text, so that no assembler runs. */
  public boolean makesAssembly() {
    return has(Effect.ASSEMBLY);
  }

  /** Whether a precompiled header is made. */
  public boolean makesHeader() {
    return source.language().isHeader();
  }

  /** Whether the working directory may be part of the output's bytes. */
  public boolean debug() {
    return debug;
  }

  /**
   * Everything of the command line that makes two compiles the same: all words in order, the names
   * of the output and of the dependency file left out, the effective targets put in.
   */
  public List<String> keyArguments() {
    List<String> words = new ArrayList<>();
    for (Argument argument : arguments) {
      switch (argument.effect()) {
        case OUTPUT, DEPENDENCY_FILE, DIAGNOSTICS_FILE -> words.add(argument.option().spelling());
        case TO_PREPROCESSOR -> words.add(withoutFile(argument));
        case TO_ASSEMBLER -> words.addAll(Listing.withoutFiles(argument));
        default -> words.addAll(argument.words());
      }
    }
    depfile().ifPresent(request -> addTargets(words, request));
    if (outputs.named()) {
      words.add(outputs.object());
    }
    words.addAll(additions.files());
    return List.copyOf(words);
  }

  /**
   * The same for all checkouts of a project: names in the checkout are marked. Empty if it is not
   * certain that the command writes the same in all of them, names aside.
   */
  public Optional<List<String>> sharedArguments(Checkout checkout) {
    return new SharedWords(family, checkout).of(arguments, source.language(), outputs);
  }

  /** A word such as {@code -Wp,-MD,FILE} without the name of the file. */
  static String withoutFile(Argument argument) {
    String word = argument.firstWord();
    return namesDepfile(argument) ? word.substring(0, word.lastIndexOf(',')) : word;
  }

  /**
   * The arguments of our own run: the user's in their order, with the output and the dependency
   * file replaced. The dependency file lists every file and has the user's targets, so that for
   * {@code -MD} it is the user's file byte for byte. There is none unless the language {@linkplain
   * Language#usesPreprocessor() uses the preprocessor}.
   *
   * @param output where to write the object; if there are side outputs, with the user's base name
   * @param depfile where to write the dependency file
   * @param extra options of our own
   */
  public List<String> runArguments(String output, String depfile, List<String> extra) {
    List<String> words = new ArrayList<>();
    boolean named = false;
    for (Argument argument : arguments) {
      if (argument.effect() == Effect.OUTPUT) {
        words.addAll(List.of("-o", output));
        named = true;
      } else if (argument.effect() == Effect.DIAGNOSTICS_FILE) {
        words.add(argument.option().spelling());
        words.add(place(new SideOutput(Kind.DIAGNOSTICS, argument.value()), output, depfile));
      } else if (Listing.namesFile(argument)) {
        words.addAll(Listing.sentTo(place(Kind.LISTING.beside(output), output, depfile), argument));
      } else if (!isAboutDepfile(argument)) {
        words.addAll(argument.words());
      }
    }
    if (!named) {
      words.addAll(List.of("-o", output));
    }
    addSideNames(words, output, depfile);
    words.addAll(extra);
    if (source.language().usesPreprocessor()) {
      addDepfile(words, "-MD", depfile);
    }
    return List.copyOf(words);
  }

  /** Whether the assembler makes a listing, for which it reads the sources itself. */
  public boolean makesListing() {
    return !makesAssembly() && !makesHeader() && arguments.stream().anyMatch(Listing::isAskedBy);
  }

  /** Sees to it that what is written elsewhere holds the names that the user will find. */
  private void addSideNames(List<String> words, String output, String depfile) {
    if (family == CompilerFamily.GCC && namesByFolder()) {
      words.addAll(List.of("-dumpdir", FileNames.folder(outputs.object())));
    }
    for (SideOutput side : outputs.sides()) {
      String place = place(side, output, depfile);
      switch (side.kind()) {
        case COVERAGE_NOTES -> {
          if (!side.inPlace()) {
            words.add("-fprofile-note=" + place);
          }
        }
        case SPLIT_DEBUG -> {
          if (family == CompilerFamily.CLANG) {
            addForFrontEnd(words, "-split-dwarf-file", side.file());
            addForFrontEnd(words, "-split-dwarf-output", place);
          }
        }
        default -> {
          // its name is in no file
        }
      }
    }
  }

  /**
   * Where a run with {@link #runArguments} writes a side output, or where it is copied if that is
   * done in place.
   */
  public static String place(SideOutput side, String output, String depfile) {
    return switch (side.kind()) {
      case DIAGNOSTICS -> depfile + ".diagnostics";
      case LISTING -> depfile + ".listing";
      default -> FileNames.folder(output) + FileNames.base(side.file());
    };
  }

  private boolean namesByFolder() {
    return arguments.stream()
        .anyMatch(
            argument ->
                argument.effect() == Effect.COVERAGE
                    || argument.effect() == Effect.PROFILE_COUNTERS
                    || argument.effect() == Effect.SPLIT_DEBUG
                    || asksForProfile(argument));
  }

  private static void addForFrontEnd(List<String> words, String option, String value) {
    words.addAll(List.of("-Xclang", option, "-Xclang", value));
  }

  /**
   * The arguments of a run that writes the bytes of the user's {@code -MMD} file.
   *
   * <p>The run only preprocesses, which is quickest. Where gcc compiles C that can go wrong: there
   * a pragma may change predefined macros, but only when the compiler proper reads it. So the run
   * leaves the text that it made, too, whose {@link LineMarkers} tell what it has read.
   *
   * @param depfile where to write them
   * @param text where to leave the text, if {@link #shortListLeavesText}
   * @param proper whether to have the compiler proper read the source all the same: only then are
   *     precompiled headers used, and no text is left
   */
  public List<String> shortListArguments(String depfile, String text, boolean proper) {
    List<String> words = wordsForNoOutput();
    if (proper) {
      words.addAll(List.of("-w", "-fsyntax-only"));
      addDepfile(words, "-MMD", depfile);
    } else if (shortListLeavesText()) {
      words.addAll(List.of("-w", "-E", "-o", text));
      addDepfile(words, "-MMD", depfile);
    } else {
      addDepfile(words, "-MM", depfile);
    }
    return List.copyOf(words);
  }

  private List<String> wordsForNoOutput() {
    List<String> words = new ArrayList<>();
    for (Argument argument : arguments) {
      switch (argument.effect()) {
        case OUTPUT, OBJECT, ASSEMBLY -> {
          // this run makes neither
        }
        default -> {
          if (!isAboutDepfile(argument) && !argument.option().isAside()) {
            words.addAll(argument.words());
          }
        }
      }
    }
    return words;
  }

  /** The arguments of a run of gcc that makes nothing, and names each header that it enters. */
  public List<String> enteringArguments(List<String> extra) {
    List<String> words = wordsForNoOutput();
    words.addAll(extra);
    words.addAll(List.of("-fsyntax-only", "-H"));
    return List.copyOf(words);
  }

  /** Whether a quick run for the short list may go wrong, and leaves what shows that. */
  public boolean shortListLeavesText() {
    return family == CompilerFamily.GCC && !source.language().isAssembler();
  }

  /**
   * The options that decide the include search path, for a run of {@code tool THESE -E -v -x
   * LANGUAGE /dev/null} whose stderr {@link SearchPathReport} reads.
   */
  public List<String> searchPathArguments() {
    List<String> words = new ArrayList<>();
    for (Argument argument : arguments) {
      switch (argument.effect()) {
        case SEARCH, NATIVE, SPECS -> words.addAll(argument.words());
        default -> {
          // it changes no search path
        }
      }
    }
    return List.copyOf(words);
  }

  private void addDepfile(List<String> words, String mode, String file) {
    words.addAll(List.of(mode, "-MF", file));
    depfile()
        .ifPresent(
            request -> {
              addTargets(words, request);
              if (request.phony()) {
                words.add("-MP");
              }
            });
  }

  private static void addTargets(List<String> words, DepfileRequest request) {
    for (Target target : request.targets()) {
      words.add(target.quoted() ? "-MQ" : "-MT");
      words.add(target.text());
    }
  }

  private static boolean isAboutDepfile(Argument argument) {
    return switch (argument.effect()) {
      case ALL_DEPENDENCIES,
          USER_DEPENDENCIES,
          DEPENDENCY_FILE,
          DEPENDENCY_TARGET,
          QUOTED_DEPENDENCY_TARGET,
          PHONY_DEPENDENCIES ->
          true;
      case TO_PREPROCESSOR -> namesDepfile(argument);
      default -> false;
    };
  }

  private static boolean namesDepfile(Argument argument) {
    Effect first = OptionTable.find(PassedOn.words(argument.value()).get(0)).effect();
    return first == Effect.ALL_DEPENDENCIES || first == Effect.USER_DEPENDENCIES;
  }
}
