/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.ProgramFolders;
import io.zccache.daemon.compiler.ToolPrefixes;
import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.key.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds out which programs a gcc driver runs. All that it is asked is asked side by side, and its
 * programs are read meanwhile. Any thread may ask.
 */
final class GccPrograms {
  /** What the driver runs, in the order in which their contents enter the identity. */
  private static final List<String> NAMES = List.of("cc1", "cc1plus", "as");

  /** Variables by which gcc finds a file with specs. */
  private static final List<String> GIVING_SPECS = List.of("GCC_EXEC_PREFIX", "LIBRARY_PATH");

  private static final String SPECS = "specs";

  private final Inquiry inquiry;
  private final Function<Path, Optional<Digest>> contents;

  /**
   * @param inquiry asks drivers
   * @param contents reads programs; empty for one that cannot be read
   */
  GccPrograms(Inquiry inquiry, Function<Path, Optional<Digest>> contents) {
    this.inquiry = inquiry;
    this.contents = contents;
  }

  /** A driver that is being asked. */
  record Begun(
      CompilerAnswer.Question question,
      CompileRequest request,
      Together.Begun<Finished> folders,
      List<Together.Begun<Named>> programs) {}

  /**
   * What became of a name.
   *
   * @param spelled what the driver makes of it; empty if it does not say
   * @param looked where was looked for it besides the driver's own folders
   * @param program what it runs; empty if there is none
   * @param content of the program; empty if it cannot be read, or is a script
   */
  private record Named(
      String name,
      Optional<String> spelled,
      List<Path> looked,
      Optional<Path> program,
      Optional<Digest> content) {
    /** One that is there must be one whose changes show. */
    boolean isCertain() {
      return spelled.isPresent() && program.isPresent() == content.isPresent();
    }
  }

  /** Begins to ask a driver, which may turn out to be no gcc. */
  Begun begin(Together together, CompilerAnswer.Question question, CompileRequest request) {
    Together.Begun<Finished> folders =
        together.begin(() -> ask(question, ProgramFolders.ARGUMENTS, request));
    List<String> names = new ArrayList<>(NAMES);
    names.addAll(question.more());
    List<Together.Begun<Named>> programs = new ArrayList<>();
    for (String name : names) {
      programs.add(together.begin(() -> named(name, question, request)));
    }
    return new Begun(question, request, folders, programs);
  }

  private Named named(String name, CompilerAnswer.Question question, CompileRequest request)
      throws IOException, InterruptedException {
    Finished answer = ask(question, List.of("-print-prog-name=" + name), request);
    if (answer.exitCode() != 0) {
      return new Named(name, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }
    String spelled = Inquiry.told(answer).strip();
    List<Path> looked = new ArrayList<>();
    Optional<Path> program =
        Programs.find(spelled, request.folder(), request.environment(), looked::add);
    Optional<Digest> content =
        program.isPresent() && !Programs.isScript(program.get())
            ? contents.apply(program.get())
            : Optional.empty();
    return new Named(name, Optional.of(spelled), looked, program, content);
  }

  /**
   * Waits for the answers.
   *
   * @param parts takes the programs and the places where there must be none
   * @return false if it cannot be told what the driver runs
   */
  boolean learn(Begun begun, CompilerParts parts) throws IOException, InterruptedException {
    CompileRequest request = begun.request();
    List<String> prefixes = begun.question().prefixes();
    Optional<Set<String>> before = ProgramFolders.parse(Inquiry.told(begun.folders().answer()));
    if (before.isEmpty() || !learnPrefixes(prefixes, request, parts)) {
      return false;
    }
    Set<String> otherwise = ToolPrefixes.otherwise(before.get(), prefixes);
    for (Together.Begun<Named> asked : begun.programs()) {
      Named named = asked.answer();
      if (!named.isCertain()
          || !learnPlaces(named, places(named, before.get(), otherwise, request), parts)) {
        return false;
      }
      named.program().ifPresent(path -> parts.present().put(path, named.content().orElseThrow()));
    }
    return true;
  }

  /** Where one of that name would be found, or was. */
  private static List<Path> places(
      Named named, Set<String> before, Set<String> otherwise, CompileRequest request) {
    List<Path> places = new ArrayList<>();
    for (String folder : before) {
      if (named.spelled().equals(Optional.of(folder + named.name()))) {
        break;
      }
      places.add(request.resolve(folder + named.name()));
    }
    places.addAll(named.looked());
    otherwise.forEach(folder -> places.add(request.resolve(folder + named.name())));
    return places;
  }

  /**
   * A front end that is not installed is no fault: such a driver cannot compile its language. Each
   * program is another once there is one in an earlier folder, of gcc's own or of the PATH.
   */
  private static boolean learnPlaces(Named named, List<Path> places, CompilerParts parts) {
    for (Path place : places) {
      // A folder that may not be looked into holds nothing that the compiler could run.
      if (!Files.exists(place)) {
        parts.absent().add(place);
      } else if (!named.program().equals(Optional.of(place))) {
        // It does not run; a change of that may not show.
        return false;
      }
    }
    return true;
  }

  /** What a prefix names must be a folder, or come to be none. */
  private static boolean learnPrefixes(
      List<String> prefixes, CompileRequest request, CompilerParts parts) {
    for (String prefix : prefixes) {
      Path place = request.resolve(ToolPrefixes.value(prefix));
      if (ToolPrefixes.isUncertain(prefix) && !Files.isDirectory(place)) {
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
          return false;
        }
        parts.absent().add(place);
      }
    }
    return true;
  }

  /**
   * Whether gcc finds a file with specs in a folder that is not its own, or could: such a file says
   * what runs with which options. If there is none, there must be none as long as the answer holds.
   */
  boolean readsSpecs(Begun begun, CompilerParts parts) throws IOException, InterruptedException {
    CompilerAnswer.Question question = begun.question();
    if (question.prefixes().isEmpty()
        && GIVING_SPECS.stream().noneMatch(question.finding()::containsKey)) {
      return false;
    }
    Optional<Set<String>> folders =
        ProgramFolders.libraries(Inquiry.told(begun.folders().answer()));
    if (folders.isEmpty()) {
      return true;
    }
    Set<String> all = new LinkedHashSet<>(folders.get());
    all.addAll(ToolPrefixes.otherwise(folders.get(), question.prefixes()));
    for (String folder : all) {
      Path place = begun.request().resolve(folder + SPECS);
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        return true;
      }
      parts.absent().add(place);
    }
    return false;
  }

  /** Asks with the options that decide which programs run; of use even if the client has gone. */
  private Finished ask(CompilerAnswer.Question question, List<String> words, CompileRequest request)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(question.prefixes());
    all.addAll(words);
    return inquiry.ask(question.program(), all, request, () -> false);
  }
}
