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
  private final List<CompileCommand.Source> sources = new ArrayList<>();
  private @Nullable Bypass purpose;
  private @Nullable Bypass refusal;
  private String language = BY_ENDING;
  private @Nullable String output;
  private boolean object;
  private boolean assembly;
  private boolean debug;

  CommandReader(CompilerFamily family, boolean cxxDriver) {
    this.family = family;
    this.cxxDriver = cxxDriver;
    this.dependencies = new DependencyOptions(family);
    this.sides = new SideOptions(family);
  }

  CommandLine.Reading read(List<Argument> arguments) {
    for (Argument argument : arguments) {
      // A name that holds a newline could forge a line of a dependency file.
      if (argument.words().stream().anyMatch(word -> word.indexOf('\n') >= 0)) {
        refuse(BypassReason.UNSUPPORTED_OPTION, argument);
      }
      take(argument);
    }
    return judge(arguments);
  }

  private void take(Argument argument) {
    switch (argument.effect()) {
      case PLAIN, SEARCH, NATIVE, FILE_INPUT -> {
        // the key covers them, or the plan
      }
      case PROFILE_INPUT -> {
        if (family == CompilerFamily.GCC) {
          sides.take(argument);
        }
      }
      case DEBUG -> debug = true;
      case OBJECT -> object = true;
      case ASSEMBLY -> assembly = true;
      case LANGUAGE -> language = argument.value();
      case OUTPUT -> takeOutput(argument);
      case DEFINITION -> takeDefinition(argument, argument.value());
      case TO_PREPROCESSOR -> takeForPreprocessor(argument);
      case TO_ASSEMBLER -> takeForAssembler(argument);
      case INPUT -> takeInput(argument);
      case DECLINE -> refuse(argument.option().reason().orElseThrow(), argument);
      default -> takeAside(argument);
    }
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
    if (!PassedOn.safeForAssembler(PassedOn.words(argument.value()))) {
      refuse(BypassReason.UNSUPPORTED_OPTION, argument);
    }
  }

  private void takeInput(Argument argument) {
    String name = argument.value();
    boolean byEnding = language.equals(BY_ENDING);
    Optional<Language> known =
        byEnding ? Language.ofFileName(name, cxxDriver) : Language.ofOption(language);
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
    if (!object && !assembly) {
      return new Bypass(BypassReason.NOT_A_COMPILE, "");
    }
    if (refusal != null) {
      return refusal;
    }
    if (sources.isEmpty()) {
      return new Bypass(BypassReason.NO_SOURCE, "");
    }
    if (sources.size() > 1) {
      return new Bypass(BypassReason.SEVERAL_SOURCES, sources.get(1).name());
    }
    return judge(arguments, sources.get(0));
  }

  private CommandLine.Reading judge(List<Argument> arguments, CompileCommand.Source source) {
    if (assembly && source.language().isAssembler()) {
      return new Bypass(BypassReason.UNSUPPORTED_LANGUAGE, source.name());
    }
    if (!dependencies.understood(source.language())) {
      return new Bypass(BypassReason.DEPENDENCY_OPTIONS, "");
    }
    String base = FileNames.base(source.name());
    if (base.isEmpty() || base.lastIndexOf('.') == 0) {
      return new Bypass(BypassReason.UNSUPPORTED_LANGUAGE, source.name());
    }
    String given = output == null ? FileNames.withEnding(base, assembly ? ".s" : ".o") : output;
    if (given.isEmpty() || given.equals("-") || given.endsWith("/")) {
      return new Bypass(BypassReason.OUTPUT_NOT_A_FILE, given);
    }
    Optional<Bypass> against = sides.against(source.language(), debug, assembly, given);
    return against.isPresent() ? against.get() : judge(arguments, source, given);
  }

  private CommandLine.Reading judge(
      List<Argument> arguments, CompileCommand.Source source, String given) {
    Outputs outputs =
        new Outputs(
            given,
            dependencies.request(source.name(), source.language(), output),
            sides.files(source.language(), given),
            sides.namesOutput());
    return outputs.clashWith(source.name())
        ? new Bypass(BypassReason.OUTPUT_IS_INPUT, given)
        : new CompileCommand(family, arguments, source, outputs, debug || outputs.named());
  }
}
