/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one command line: first takes all arguments, then judges. The first thing that speaks
 * against caching is the reason, but what the call is for comes before how it does it.
 */
final class CommandReader {
  /** The value of {@code -x} that leaves the language to the ending of a name. */
  private static final String BY_ENDING = "none";

  private final CompilerFamily family;
  private final boolean cxxDriver;
  private final DependencyOptions dependencies;
  private final SideOptions sides;
  private final PluginOptions plugins;
  private final List<String> specs = new ArrayList<>();
  private final Listing listing = new Listing();
  private final List<CompileCommand.Source> sources = new ArrayList<>();
  private @Nullable Bypass purpose;
  private @Nullable Bypass refusal;
  private String language = BY_ENDING;
  private @Nullable String output;
  private boolean object;
  private boolean assembly;
  private boolean debug;
  private boolean emitsHeader;
  private boolean usesHeader;

  /** Whether a language is named that not all sources have. */
  private boolean languageChanges;

  /** Whether a language was named since the last source. */
  private boolean languageNamed;

  CommandReader(CompilerFamily family, boolean cxxDriver) {
    this.family = family;
    this.cxxDriver = cxxDriver;
    this.dependencies = new DependencyOptions(family);
    this.sides = new SideOptions(family);
    this.plugins = new PluginOptions(family);
  }

  CommandLine.Reading read(List<Argument> arguments) {
    for (Argument argument : arguments) {
      // A name that holds a newline could forge a line of a dependency file.
      if (argument.words().stream().anyMatch(word -> word.indexOf('\n') >= 0)) {
        refuse(BypassReason.UNSUPPORTED_OPTION, argument);
      }
      if (family == CompilerFamily.GCC && FrontEndWords.isOne(argument)) {
        refuse(BypassReason.UNSUPPORTED_OPTION, argument);
      } else {
        take(argument);
      }
    }
    return judge(arguments);
  }

  private void take(Argument argument) {
    switch (argument.effect()) {
      // A precompiled header may take the place of what clang includes first.
      case PLAIN -> debug |= family == CompilerFamily.CLANG && argument.includesFirst();
      case SEARCH, NATIVE, FILE_INPUT, UNDATED -> {
        // the key covers them, or the plan
      }
      case PROFILE_INPUT -> {
        if (family == CompilerFamily.GCC) {
          sides.take(argument);
        }
      }
      case DEBUG -> {
        debug = true;
        sides.takeDebug(argument.firstWord());
      }
      case HEADER_OUTPUT -> emitsHeader = true;
      case HEADER_INPUT -> takeHeader(argument);
      case RANDOM_SEED -> sides.takeSeed();
      case OBJECT -> object = true;
      case ASSEMBLY -> assembly = true;
      case LANGUAGE -> {
        language = argument.value();
        languageNamed = true;
        languageChanges |= !sources.isEmpty() || isGxx();
      }
      case OUTPUT -> takeOutput(argument);
      case DEFINITION -> takeDefinition(argument, argument.value());
      case TO_PREPROCESSOR -> takeForPreprocessor(argument);
      case TO_ASSEMBLER -> takeForAssembler(argument);
      case SPECS -> takeSpecs(argument);
      case PLUGIN -> plugins.takePlugin(argument);
      case PLUGIN_ARGUMENT -> plugins.takeValue(argument);
      case INPUT -> takeInput(argument);
      case DECLINE -> refuse(reasonAgainst(argument), argument);
      default -> takeAside(argument);
    }
  }

  /** Whether it is g++, which heeds a language, even none, for the very next source only. */
  private boolean isGxx() {
    return family == CompilerFamily.GCC && cxxDriver;
  }

  private void takeHeader(Argument argument) {
    if (family == CompilerFamily.GCC) {
      refuse(BypassReason.PRECOMPILED_HEADER, argument);
    }
    debug = true;
    usesHeader = true;
  }

  /** A word for clang's front end is blamed for what it would be blamed for as an option. */
  private static BypassReason reasonAgainst(Argument argument) {
    return argument
        .option()
        .reason()
        .filter(reason -> !argument.firstWord().equals(FrontEndWords.PASS))
        .or(() -> OptionTable.find(argument.value()).reason())
        .orElse(BypassReason.UNSUPPORTED_OPTION);
  }

  private void takeAside(Argument argument) {
    if (argument.option().isAside()) {
      sides.take(argument);
    } else {
      dependencies.take(argument.effect(), argument.value());
    }
  }

  private void takeOutput(Argument argument) {
    if (output != null) {
      refuse(BypassReason.UNSUPPORTED_OPTION, argument);
    }
    output = argument.value();
  }

  /** A macro's text becomes source text wherever the macro is used. */
  private void takeDefinition(Argument argument, String definition) {
    Optional<SourceFact> fact =
        SourceScan.scan(definition.getBytes(UTF_8)).facts().stream().sorted().findFirst();
    fact.ifPresent(found -> refuse(found.reason(), argument));
  }

  private void takeForPreprocessor(Argument argument) {
    List<String> words = PassedOn.words(argument.value());
    Option first = OptionTable.find(words.get(0));
    boolean list =
        first.effect() == Option.Effect.ALL_DEPENDENCIES
            || first.effect() == Option.Effect.USER_DEPENDENCIES;
    if (list && words.size() == 2) {
      dependencies.takePastDriver(first.effect(), words.get(1));
      return;
    }
    for (String word : words) {
      Option option = OptionTable.find(word);
      if (option.effect() == Option.Effect.DEFINITION && !option.takesNext(word)) {
        takeDefinition(argument, word);
      } else {
        refuse(BypassReason.UNSUPPORTED_OPTION, argument);
      }
    }
  }

  private void takeForAssembler(Argument argument) {
    if (PassedOn.safeForAssembler(family, PassedOn.words(argument.value()))) {
      listing.take(argument);
    } else {
      refuse(BypassReason.UNSUPPORTED_OPTION, argument);
    }
  }

  private void takeSpecs(Argument argument) {
    specs.add(argument.value());
    if (family == CompilerFamily.CLANG || argument.value().isEmpty()) {
      refuse(BypassReason.SPECS, argument);
    }
  }

  private void takeInput(Argument argument) {
    String name = argument.value();
    boolean byEnding = language.equals(BY_ENDING);
    boolean cIsCxx = cxxDriver && !(isGxx() && languageNamed);
    languageNamed = false;
    Optional<Language> known =
        byEnding ? Language.ofFileName(name, cIsCxx) : Language.ofOption(language);
    if (known.isPresent()) {
      sources.add(new CompileCommand.Source(name, known.get()));
    } else {
      refuse(
          byEnding ? Language.reasonAgainstFile(name) : Language.reasonAgainstOption(language),
          argument);
    }
  }

  private void refuse(BypassReason reason, Argument argument) {
    Bypass bypass = new Bypass(reason, String.join(" ", argument.words()));
    if (reason.isPurpose()) {
      purpose = purpose == null ? bypass : purpose;
    } else {
      refusal = refusal == null ? bypass : refusal;
    }
  }

  private CommandLine.Reading judge(List<Argument> arguments) {
    if (purpose != null) {
      return purpose;
    }
    if (!object && !assembly && !makesHeader()) {
      return refusal != null && refusal.reason() == BypassReason.MODULES
          ? refusal
          : new Bypass(BypassReason.NOT_A_COMPILE, "");
    }
    if (refusal != null) {
      return refusal;
    }
    if (sources.isEmpty()) {
      return new Bypass(BypassReason.NO_SOURCE, "");
    }
    return sources.size() > 1 ? apart(arguments) : judge(arguments, sources.get(0));
  }

  /** Several sources make one call each, if no option is about one of them or names one file. */
  private CommandLine.Reading apart(List<Argument> arguments) {
    Bypass odd = new Bypass(BypassReason.SEVERAL_SOURCES, sources.get(1).name());
    if (output != null || languageChanges || dependencies.namesFile()) {
      return odd;
    }
    List<CompileCommand> parts = new ArrayList<>();
    for (int alone = 0; alone < sources.size(); alone++) {
      CommandLine.Reading part = new CommandReader(family, cxxDriver).read(only(alone, arguments));
      if (!(part instanceof CompileCommand command)) {
        return part;
      }
      if (command.makesHeader() || !command.sideOutputs().isEmpty() || command.namesOutput()) {
        return odd;
      }
      parts.add(command);
    }
    return new CommandLine.Several(parts);
  }

  private static List<Argument> only(int source, List<Argument> arguments) {
    List<Argument> rest = new ArrayList<>();
    int at = 0;
    for (Argument argument : arguments) {
      if (argument.effect() != Option.Effect.INPUT || at++ == source) {
        rest.add(argument);
      }
    }
    return rest;
  }

  /** Whether it is a header that stands alone: then no option need say what to make of it. */
  private boolean makesHeader() {
    return sources.size() == 1 && sources.get(0).language().isHeader();
  }

  private CommandLine.Reading judge(List<Argument> arguments, CompileCommand.Source source) {
    boolean header = source.language().isHeader();
    if (assembly && (source.language().isAssembler() || header)) {
      return new Bypass(BypassReason.UNSUPPORTED_LANGUAGE, source.name());
    }
    boolean aside =
        arguments.stream()
            .anyMatch(
                argument ->
                    argument.option().isAside()
                        || argument.effect() == Option.Effect.PROFILE_INPUT);
    if (header && !specs.isEmpty()) {
      return new Bypass(BypassReason.SPECS, source.name());
    }
    if (header && plugins.any()) {
      return new Bypass(BypassReason.PLUGIN, source.name());
    }
    if (header ? aside || usesHeader : emitsHeader) {
      return new Bypass(BypassReason.PRECOMPILED_HEADER, source.name());
    }
    // Without -c, gcc gives the dependency file a name of its own.
    boolean oddList = header && !object && output == null && dependencies.any();
    if (oddList || !dependencies.understood(source.language())) {
      return new Bypass(BypassReason.DEPENDENCY_OPTIONS, "");
    }
    String base = FileNames.base(source.name());
    if (base.isEmpty() || base.lastIndexOf('.') == 0) {
      return new Bypass(BypassReason.UNSUPPORTED_LANGUAGE, source.name());
    }
    String given = output == null ? defaultOutput(source) : output;
    if (given.isEmpty() || given.equals("-") || given.endsWith("/")) {
      return new Bypass(BypassReason.OUTPUT_NOT_A_FILE, given);
    }
    Optional<Bypass> against =
        sides
            .against(source.language(), debug, assembly, given)
            .or(
                () ->
                    assembles(source)
                        ? listing.against(source.language(), arguments)
                        : Optional.empty());
    return against.isPresent() ? against.get() : judge(arguments, source, given);
  }

  private boolean assembles(CompileCommand.Source source) {
    return !assembly && !source.language().isHeader();
  }

  /** Clang's precompiled headers name the folder that they are in. */
  private boolean namesFolder(CompileCommand.Source source) {
    return family == CompilerFamily.CLANG && source.language().isHeader();
  }

  /** An object comes into the working directory, a precompiled header beside its source. */
  private String defaultOutput(CompileCommand.Source source) {
    return source.language().isHeader()
        ? source.name() + ".gch"
        : FileNames.withEnding(FileNames.base(source.name()), assembly ? ".s" : ".o");
  }

  private CommandLine.Reading judge(
      List<Argument> arguments, CompileCommand.Source source, String given) {
    List<SideOutput> files = new ArrayList<>(sides.files(source.language(), debug, given));
    if (assembles(source)) {
      listing.output().ifPresent(files::add);
    }
    Outputs outputs =
        new Outputs(
            given,
            dependencies.request(source.name(), source.language(), output),
            files,
            sides.namesOutput() || plugins.any() || namesFolder(source));
    boolean alone = files.isEmpty() && !sides.namesOutput() && !outputs.wantsShortList();
    if (!specs.isEmpty() && (!files.isEmpty() || sides.namesOutput())) {
      return new Bypass(BypassReason.SPECS, specs.get(0));
    }
    Optional<Bypass> against = plugins.against(alone);
    if (against.isPresent()) {
      return against.get();
    }
    return outputs.clashWith(source.name())
        ? new Bypass(BypassReason.OUTPUT_IS_INPUT, given)
        : new CompileCommand(
            family,
            arguments,
            source,
            outputs,
            debug || outputs.named() || source.language().isHeader(),
            plugins.loaded(specs));
  }
}
