/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zccache.daemon.compiler.Bypass;
import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.compiler.Checkout;
import io.zccache.daemon.compiler.CommandLine;
import io.zccache.daemon.compiler.CompileCommand;
import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.compiler.ResponseFiles;
import io.zccache.daemon.compiler.SideOutput;
import io.zccache.daemon.compiler.ToolPrefixes;
import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.key.KeyEnvironment;
import io.zccache.daemon.key.Recipe;
import io.zccache.daemon.key.UnitKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides what becomes of a request. What the command line and the environment say is remembered;
 * what the file system says is looked at each time. Any thread may ask.
 */
final class Planner {
  private static final int MOST = 20_000;

  /** Variables that make a compiler write files which no argument names. */
  private static final List<String> SIDE_OUTPUTS =
      List.of(
          "CC_LOG_DIAGNOSTICS",
          "CC_PRINT_HEADERS",
          "CC_PRINT_INTERNAL_STAT",
          "CC_PRINT_OPTIONS",
          "CC_PRINT_PROC_STAT",
          "DEPENDENCIES_OUTPUT",
          "SUNPRO_DEPENDENCIES");

  /** Variables that change the command line after we have read it. */
  private static final List<String> OPTIONS = List.of("CCC_OVERRIDE_OPTIONS", "GCC_COMPARE_DEBUG");

  private final Compilers compilers;
  private final NativeTuning tuning;
  private final AddedFiles added;
  private final Remapping remapping;
  private final CompileCraft craft;
  private final LinkPlanner links;
  private final SourceLinkPlanner builds;
  private final Cache<Memo, Reading> memo =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST).build();

  Planner(
      Compilers compilers,
      NativeTuning tuning,
      AddedFiles added,
      Remapping remapping,
      CompileCraft craft,
      LinkPlanner links) {
    this.compilers = compilers;
    this.tuning = tuning;
    this.added = added;
    this.remapping = remapping;
    this.craft = craft;
    this.links = links;
    this.builds = new SourceLinkPlanner(links, this::part);
  }

  /** All that the reading of a command line depends on. */
  private record Memo(
      Compiler compiler,
      List<String> arguments,
      Path folder,
      List<String> environment,
      boolean terminal,
      Optional<Checkout> checkout) {
    @Override
    public int hashCode() {
      return arguments.hashCode() * 31 + folder.hashCode();
    }
  }

  private static Memo memo(
      CompileRequest request,
      Compiler compiler,
      List<String> arguments,
      Optional<Checkout> checkout) {
    boolean terminal = request.client().terminal();
    return new Memo(
        compiler,
        arguments,
        request.folder(),
        KeyEnvironment.entries(request.environment(), true, terminal),
        terminal,
        checkout);
  }

  /** A command line that was read, with the keys it leads to. */
  private record Reading(
      CompileCommand command, List<String> extra, UnitKey unit, Optional<Sharing> sharing) {}

  /** Whether a variable decides what becomes of a request. */
  static boolean matters(String variable) {
    return KeyEnvironment.matters(variable)
        || KeyEnvironment.mattersToLinks(variable)
        || Compilers.FINDING.contains(variable)
        || TemporaryNames.VARIABLES.contains(variable)
        || SIDE_OUTPUTS.contains(variable)
        || OPTIONS.contains(variable)
        || Remapping.VARIABLES.contains(variable);
  }

  /**
   * Plans a request.
   *
   * @param evidence takes what the plan rests on, but for what {@link #unsuited} looks at
   */
  Planned plan(CompileRequest request, Evidence evidence) throws IOException, InterruptedException {
    Optional<Planned.Declined> unsuited =
        unsuited(request, SIDE_OUTPUTS, BypassReason.SIDE_OUTPUT)
            .or(() -> unsuited(request, OPTIONS, BypassReason.UNSUPPORTED_OPTION));
    if (unsuited.isPresent()) {
      return unsuited.get();
    }
    Compilers.Found found = compilers.of(request, evidence);
    if (found instanceof Compilers.Found.IsNot none) {
      return new Planned.Declined(none.reason(), request.tool());
    }
    Compiler compiler = ((Compilers.Found.Is) found).compiler();
    ResponseFiles.Expansion expansion = request.expanded(evidence);
    if (expansion instanceof Bypass bypass) {
      return new Planned.Declined(bypass.reason(), bypass.culprit());
    }
    List<String> arguments = ((ResponseFiles.Expanded) expansion).arguments();
    if (!ToolPrefixes.in(arguments).equals(ToolPrefixes.in(request.arguments()))) {
      return new Planned.Declined(BypassReason.TOOL_FOLDER, "");
    }
    return planned(request, compiler, arguments, evidence);
  }

  private static Optional<Planned.Declined> unsuited(
      CompileRequest request, List<String> variables, BypassReason reason) {
    return variables.stream()
        .filter(request.environment()::containsKey)
        .findFirst()
        .map(name -> new Planned.Declined(reason, name));
  }

  private Planned planned(
      CompileRequest request, Compiler compiler, List<String> given, Evidence evidence)
      throws IOException, InterruptedException {
    Optional<Checkout> checkout = remapping.checkout(request, evidence);
    List<String> arguments =
        checkout.map(it -> Remapping.arguments(compiler, it, request, given)).orElse(given);
    Memo key = memo(request, compiler, arguments, checkout);
    Reading reading = memo.getIfPresent(key);
    if (reading == null) {
      CommandLine.Reading read = CommandLine.read(compiler.family(), compiler.cxx(), arguments);
      if (read instanceof Bypass bypass) {
        return bypass.reason() == BypassReason.NOT_A_COMPILE
            ? linked(request, compiler, given, checkout.isPresent(), evidence)
            : new Planned.Declined(bypass.reason(), bypass.culprit());
      }
      if (read instanceof CommandLine.Several several) {
        return planned(request, compiler, several, key);
      }
      reading = reading((CompileCommand) read, request, key);
      memo.put(key, reading);
    }
    return planned(request, compiler, reading, evidence);
  }

  private Planned planned(
      CompileRequest request, Compiler compiler, Reading reading, Evidence evidence)
      throws IOException, InterruptedException {
    Optional<CompileCommand> plugged = withPlugins(compiler, reading.command(), request, evidence);
    if (plugged.isEmpty()) {
      return new Planned.Declined(BypassReason.PLUGIN, "");
    }
    Optional<CompileCommand> found = withSpecs(compiler, plugged.get(), request, evidence);
    if (found.isEmpty()) {
      return new Planned.Declined(BypassReason.SPECS, plugged.get().specs().get(0));
    }
    CompileCommand command = found.get();
    UnitKey unit =
        command.equals(reading.command())
            ? reading.unit()
            : recipe(command, request, compiler, request.client().terminal()).key();
    Optional<Sharing> sharing =
        reading
            .sharing()
            .filter(it -> !command.debug() || remapping.namesFolderAlike(request, evidence));
    if (command.isNative()) {
      evidence.incomplete();
      Optional<String> resolved = tuning.resolved(compiler, command, request);
      if (resolved.isEmpty()) {
        return new Planned.Declined(BypassReason.NATIVE_TUNING, "");
      }
      unit = unit.resolvedAs(resolved.get());
      sharing = sharing.map(it -> it.resolvedAs(resolved.get()));
    }
    CompilePlan plan =
        new CompilePlan(request, compiler, command, reading.extra(), unit, sharing, craft);
    return unsuited(plan).<Planned>map(declined -> declined).orElse(plan);
  }

  /** Calls that share between checkouts are not taken apart: a link is none that is shared. */
  private Planned linked(
      CompileRequest request,
      Compiler compiler,
      List<String> given,
      boolean shares,
      Evidence evidence)
      throws IOException, InterruptedException {
    Optional<Planned> built =
        shares ? Optional.empty() : builds.plan(request, compiler, given, evidence);
    return built.isPresent() ? built.get() : links.plan(request, given, evidence);
  }

  /**
   * Plans one compile of a call that is taken apart.
   *
   * @param arguments of that compile alone
   * @param evidence takes what the plan rests on
   */
  private Planned part(
      CompileRequest request, Compiler compiler, List<String> arguments, Evidence evidence)
      throws IOException, InterruptedException {
    CommandLine.Reading read = CommandLine.read(compiler.family(), compiler.cxx(), arguments);
    if (read instanceof Bypass bypass) {
      return new Planned.Declined(bypass.reason(), bypass.culprit());
    }
    if (!(read instanceof CompileCommand command) || !makesObjectOnly(command)) {
      return new Planned.Declined(BypassReason.SIDE_OUTPUT, "");
    }
    CompileRequest part = request.ofCompile();
    Memo memo = memo(request, compiler, arguments, Optional.empty());
    return planned(part, compiler, reading(command, part, memo), evidence);
  }

  private static boolean makesObjectOnly(CompileCommand command) {
    return command.sideOutputs().isEmpty()
        && !command.namesOutput()
        && !command.readsProfile()
        && !command.loadsPlugins()
        && command.depfile().isEmpty();
  }

  /** The command with its specs found; empty if they may do more than is understood. */
  private Optional<CompileCommand> withSpecs(
      Compiler compiler, CompileCommand command, CompileRequest request, Evidence evidence)
      throws IOException, InterruptedException {
    if (command.specs().isEmpty()) {
      return Optional.of(command);
    }
    evidence.incomplete();
    return added.specs(compiler, command, request).map(command::withSpecs);
  }

  /** The command with its plugins found; empty if there is nowhere to look for one. */
  private Optional<CompileCommand> withPlugins(
      Compiler compiler, CompileCommand command, CompileRequest request, Evidence evidence)
      throws IOException, InterruptedException {
    if (!command.searchesPlugins()) {
      return Optional.of(command);
    }
    evidence.incomplete();
    return added.pluginFolder(compiler, command, request).map(command::withPluginsIn);
  }

  private Planned planned(
      CompileRequest request, Compiler compiler, CommandLine.Several several, Memo memo)
      throws IOException, InterruptedException {
    List<CompilePlan> parts = new ArrayList<>();
    CompileRequest here = request.ofCompile();
    for (CompileCommand command : several.parts()) {
      Reading reading = reading(command, request, memo);
      Planned part = planned(here, compiler, reading, Evidence.UNWANTED);
      if (!(part instanceof CompilePlan plan)) {
        return part;
      }
      parts.add(plan);
    }
    return new Planned.Several(request, parts);
  }

  private static Reading reading(CompileCommand command, CompileRequest request, Memo memo) {
    Compiler compiler = memo.compiler();
    boolean terminal = request.client().terminal();
    UnitKey unit = recipe(command, request, compiler, terminal).key();
    List<String> extra =
        terminal && Colour.isWanted(memo.arguments(), request.environment())
            ? List.of(
                compiler.family() == CompilerFamily.GCC
                    ? "-fdiagnostics-color=always"
                    : "-fcolor-diagnostics")
            : List.of();
    Optional<Sharing> sharing =
        memo.checkout()
            .flatMap(checkout -> Remapping.sharing(compiler, command, request, checkout));
    return new Reading(command, extra, unit, sharing);
  }

  /** What the unit key of a compile is made of that prints to a terminal, or does not. */
  static Recipe recipe(
      CompileCommand command, CompileRequest request, Compiler compiler, boolean terminal) {
    boolean debug = command.debug();
    return new Recipe(
        new Recipe.Maker(compiler.program().toString(), compiler.version(), compiler.identity()),
        command.source(),
        command.keyArguments(),
        KeyEnvironment.entries(request.environment(), debug, terminal),
        debug ? request.folder().toString() : "",
        terminal);
  }

  /** What the file system says against caching: checked for each request. */
  static Optional<Planned.Declined> unsuited(CompilePlan plan) throws IOException {
    CompileRequest request = plan.request();
    CompileCommand command = plan.command();
    try {
      Optional<BasicFileAttributes> source = Target.look(request.resolve(command.source()));
      if (source.filter(BasicFileAttributes::isRegularFile).isEmpty()) {
        return declined(BypassReason.NO_SOURCE, command.source());
      }
      Output written = new Output(command.output(), source.get(), plan::rewrites);
      Optional<Planned.Declined> output = unsuited(request, written);
      if (output.isPresent()) {
        return output;
      }
      for (String input : command.fileInputs()) {
        if (input.isEmpty() || !Files.isRegularFile(request.resolve(input))) {
          return declined(BypassReason.FILE_VALUED_OPTION, input);
        }
      }
      for (String value : command.pluginValues()) {
        Path path = request.resolve(value);
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path)) {
          return declined(BypassReason.PLUGIN, value);
        }
      }
      if (lacksSplitter(plan)) {
        return declined(BypassReason.SPLIT_DWARF, "");
      }
      Optional<String> list = keptList(plan);
      if (list.isPresent()) {
        return declined(BypassReason.SAVE_TEMPS, list.get());
      }
      List<String> others = new ArrayList<>();
      command.depfile().ifPresent(depfile -> others.add(depfile.file()));
      command.sideOutputs().forEach(side -> others.add(side.file()));
      for (String other : others) {
        Optional<Planned.Declined> unsuited =
            unsuited(request, new Output(other, source.get(), there -> true));
        if (unsuited.isPresent()) {
          return unsuited;
        }
      }
      return Optional.empty();
    } catch (InvalidPathException e) {
      return declined(BypassReason.NOT_TEXT, e.getInput());
    }
  }

  /** Whether gcc is to split debug records off by a program that is not known. */
  private static boolean lacksSplitter(CompilePlan plan) {
    return plan.compiler().family() == CompilerFamily.GCC
        && (plan.compiler().objcopy().isEmpty()
            || !ToolPrefixes.in(plan.request().arguments()).isEmpty())
        && plan.command().sideOutputs().stream()
            .anyMatch(side -> side.kind() == SideOutput.Kind.SPLIT_DEBUG);
  }

  /**
   * The response file for which gcc, when it keeps intermediate files, keeps one more: it passes
   * some options on in such a file of its own, {@code a.args.0}.
   */
  private static Optional<String> keptList(CompilePlan plan) {
    return plan.command().sideOutputs().stream()
            .anyMatch(side -> side.kind() == SideOutput.Kind.ASSEMBLY)
        ? plan.request().arguments().stream().filter(word -> word.startsWith("@")).findFirst()
        : Optional.empty();
  }

  /**
   * A file that the compiler writes.
   *
   * @param name its name
   * @param source what is not to be written over
   * @param rewritten whether the compiler writes into one that exists
   */
  private record Output(
      String name, BasicFileAttributes source, Predicate<BasicFileAttributes> rewritten) {}

  private static Optional<Planned.Declined> unsuited(CompileRequest request, Output output)
      throws IOException {
    Target target = Target.at(request.resolve(output.name()));
    Optional<BypassReason> against = target.against(output.rewritten());
    if (against.isEmpty() && target.is(output.source())) {
      against = Optional.of(BypassReason.OUTPUT_IS_INPUT);
    }
    return against.map(reason -> new Planned.Declined(reason, output.name()));
  }

  private static Optional<Planned.Declined> declined(BypassReason reason, String culprit) {
    return Optional.of(new Planned.Declined(reason, culprit));
  }

  /** Whether a compiler that writes to a terminal would colour what it prints. */
  private static final class Colour {
    private static final List<String> DECIDED =
        List.of(
            "-fdiagnostics-color",
            "-fno-diagnostics-color",
            "-fcolor-diagnostics",
            "-fno-color-diagnostics",
            "-fansi-escape-codes",
            "-fdiagnostics-plain-output",
            "-fdiagnostics-format");

    static boolean isWanted(List<String> arguments, Map<String, String> environment) {
      String terminal = environment.getOrDefault("TERM", "dumb");
      if (terminal.equals("dumb")) {
        return false;
      }
      for (String argument : arguments) {
        for (String decided : DECIDED) {
          if (argument.startsWith(decided)) {
            return false;
          }
        }
      }
      return true;
    }
  }
}
