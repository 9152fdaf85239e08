/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.compiler.CompilerProbe;
import io.zccache.daemon.compiler.ConfigReport;
import io.zccache.daemon.compiler.DriverNames;
import io.zccache.daemon.compiler.ToolPrefixes;
import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.files.FileTable;
import io.zccache.daemon.files.FolderTable;
import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.files.Stat;
import io.zccache.daemon.key.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows compilers: which family one belongs to, and what decides how it behaves. A compiler is
 * asked once; after that its programs are only statted, for each request, so that one that is
 * replaced is noticed at once. Any thread may ask.
 */
final class Compilers {
  private static final int MOST = 200;

  /** What the gcc driver runs besides to split debug records off. */
  private static final String SPLITTER = "objcopy";

  /** What it runs besides to link, and what that looks for before it takes the linker. */
  private static final List<String> LINKERS = List.of("collect2", "real-ld", "collect-ld");

  /** Variables by which a driver finds its programs and its configuration. */
  static final List<String> FINDING =
      List.of(
          "PATH",
          "COMPILER_PATH",
          "GCC_EXEC_PREFIX",
          "LIBRARY_PATH",
          "LD_LIBRARY_PATH",
          "LD_PRELOAD",
          "HOME");

  /** Those of them that are lists of folders. */
  private static final Set<String> FOLDERS =
      Set.of("PATH", "COMPILER_PATH", "GCC_EXEC_PREFIX", "LIBRARY_PATH", "LD_LIBRARY_PATH");

  /** In place of a variable's name: the working directory. */
  private static final String HERE = ".";

  private final Inquiry inquiry;
  private final FileTable files;
  private final FolderTable folders;
  private final StampSource stamps;
  private final ProgramNotes programs;
  private final CompilerNotes answers;
  private final GccPrograms gcc;
  private final Turns<CompilerAnswer.Question> turns = new Turns<>();
  private final Cache<CompilerAnswer.Question, Known> known =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST).build();

  Compilers(
      Inquiry inquiry,
      FileTable files,
      FolderTable folders,
      StampSource stamps,
      ProgramNotes programs,
      CompilerNotes answers) {
    this.inquiry = inquiry;
    this.files = files;
    this.folders = folders;
    this.stamps = stamps;
    this.programs = programs;
    this.answers = answers;
    this.gcc = new GccPrograms(inquiry, this::content);
    for (ProgramNotes.Note note : programs.read()) {
      files.learn(note.path(), note.stamp(), note.digest(), note.settled());
    }
    for (CompilerAnswer answer : answers.read()) {
      known.put(answer.question(), new Known(answer, answer.compiler()));
    }
  }

  /** An answer, and the compiler that it tells of. */
  private record Known(CompilerAnswer answer, Compiler compiler) {}

  /** A compiler, or why a tool is none that the cache answers for. */
  sealed interface Found {
    /** One that is known. */
    record Is(Compiler compiler) implements Found {}

    /** None. */
    record IsNot(BypassReason reason) implements Found {}
  }

  /**
   * Looks at the tool of a request, as far as a compile needs it.
   *
   * @param evidence takes what the answer rests on
   */
  Found of(CompileRequest request, Evidence evidence) throws IOException, InterruptedException {
    return of(request, maySplit(request) ? List.of(SPLITTER) : List.of(), evidence);
  }

  /**
   * Looks at the tool of a request, and at what it links with.
   *
   * @param linker the name by which the linker is looked for
   * @param evidence takes what the answer rests on
   */
  Found ofLink(CompileRequest request, String linker, Evidence evidence)
      throws IOException, InterruptedException {
    List<String> programs = new ArrayList<>(LINKERS);
    programs.add(linker);
    return of(request, programs, evidence);
  }

  private Found of(CompileRequest request, List<String> more, Evidence evidence)
      throws IOException, InterruptedException {
    Optional<Path> program = Programs.of(request, stamps, evidence);
    if (program.isEmpty() || !DriverNames.isDriver(nameOf(program.get()))) {
      return new Found.IsNot(BypassReason.NOT_A_COMPILER);
    }
    // Another cache may stand behind a link of a compiler's name.
    if (!DriverNames.isDriver(nameOf(program.get().toRealPath()))) {
      return new Found.IsNot(BypassReason.NOT_A_COMPILER);
    }
    CompilerAnswer.Question question =
        new CompilerAnswer.Question(
            program.get(), finding(request), more, ToolPrefixes.in(request.arguments()));
    Optional<Found> before = recall(question, evidence);
    if (before.isPresent()) {
      return before.get();
    }
    evidence.incomplete();
    return turns
        .answer(
            question,
            () -> recall(question, Evidence.UNWANTED),
            () -> Optional.of(ask(question, request)))
        .orElseThrow();
  }

  private Optional<Found> recall(CompilerAnswer.Question question, Evidence evidence) {
    Known before = known.getIfPresent(question);
    return before != null && isAsBefore(before.answer(), evidence)
        ? Optional.of(found(before, evidence))
        : Optional.empty();
  }

  /** The compiler, unless somebody may have given it options that no command line shows. */
  private Found found(Known compiler, Evidence evidence) {
    for (Path folder : compiler.answer().configs()) {
      if (!folders.lacksEnding(folder, ConfigReport.SUFFIX, evidence)) {
        return new Found.IsNot(BypassReason.COMPILER_CONFIGURED);
      }
    }
    return new Found.Is(compiler.compiler());
  }

  private boolean isAsBefore(CompilerAnswer before, Evidence evidence) {
    for (Path place : before.absent()) {
      Stat there = stamps.at(place);
      evidence.seen(place, there);
      if (!(there instanceof Stat.Absent)) {
        return false;
      }
    }
    for (Map.Entry<Path, Digest> program : before.present().entrySet()) {
      if (!(files.current(program.getKey(), evidence) instanceof FileState.Known now)
          || !now.digest().equals(program.getValue())) {
        return false;
      }
    }
    return true;
  }

  private Found ask(CompilerAnswer.Question question, CompileRequest request)
      throws IOException, InterruptedException {
    Path program = question.program();
    if (Programs.isScript(program)) {
      return new Found.IsNot(BypassReason.COMPILER_SCRIPT);
    }
    // Most drivers are gcc's: that this one is, need not be known before it is asked.
    boolean clang = DriverNames.isClang(nameOf(program.toRealPath()));
    try (Together together = inquiry.together()) {
      Optional<GccPrograms.Begun> begun =
          clang ? Optional.empty() : Optional.of(gcc.begin(together, question, request));
      Finished answer = run(program, CompilerProbe.ARGUMENTS, request);
      Optional<CompilerProbe> probe = CompilerProbe.parse(Inquiry.told(answer));
      Optional<Digest> content = content(program);
      if (answer.exitCode() != 0 || probe.isEmpty() || content.isEmpty()) {
        return new Found.IsNot(BypassReason.UNKNOWN_COMPILER);
      }
      CompilerParts parts = new CompilerParts();
      parts.present().put(program, content.get());
      if (probe.get().family() == CompilerFamily.GCC) {
        GccPrograms.Begun asked = begun.orElseGet(() -> gcc.begin(together, question, request));
        if (!gcc.learn(asked, parts)) {
          return new Found.IsNot(BypassReason.UNKNOWN_COMPILER);
        }
        if (gcc.readsSpecs(asked, parts)) {
          return new Found.IsNot(BypassReason.SPECS);
        }
      }
      List<Path> configs =
          probe.get().family() == CompilerFamily.CLANG ? configs(program, request) : List.of();
      CompilerAnswer told =
          new CompilerAnswer(question, probe.get(), parts.present(), parts.absent(), configs);
      answers.write(told);
      Known now = new Known(told, told.compiler());
      known.put(question, now);
      return found(now, Evidence.UNWANTED);
    }
  }

  private List<Path> configs(Path program, CompileRequest request)
      throws IOException, InterruptedException {
    Finished answer = run(program, ConfigReport.ARGUMENTS, request);
    return ConfigReport.folders(new String(answer.stderr(), StandardCharsets.UTF_8)).stream()
        .map(request::resolve)
        .toList();
  }

  /** The content of a program, which later daemons need not read again. */
  private Optional<Digest> content(Path program) {
    if (files.current(program) instanceof FileState.Known now) {
      if (files.holdsWhileMounted(program, now)) {
        programs.write(program, now);
      }
      return Optional.of(now.digest());
    }
    return Optional.empty();
  }

  /** The answer is of use even if the client has gone. */
  private Finished run(Path program, List<String> arguments, CompileRequest request)
      throws IOException, InterruptedException {
    return inquiry.ask(program, arguments, request, () -> false);
  }

  /** Whether debug records are to be split off; a response file is not heard on that. */
  private static boolean maySplit(CompileRequest request) {
    return request.arguments().stream().anyMatch(word -> word.startsWith("-gsplit-dwarf"));
  }

  private static Map<String, String> finding(CompileRequest request) {
    Map<String, String> chosen = new LinkedHashMap<>();
    boolean fromHere = false;
    for (String name : FINDING) {
      String value = request.environment().get(name);
      if (value != null) {
        chosen.put(name, value);
        fromHere |= FOLDERS.contains(name) && isRelative(value);
      }
    }
    fromHere |=
        ToolPrefixes.in(request.arguments()).stream()
            .anyMatch(prefix -> !ToolPrefixes.value(prefix).startsWith("/"));
    if (fromHere) {
      chosen.put(HERE, request.folder().toString());
    }
    return chosen;
  }

  /** Whether a list of folders depends on the one that it is read in. */
  private static boolean isRelative(String list) {
    return Arrays.stream(list.split(":", -1)).anyMatch(folder -> !folder.startsWith("/"));
  }

  private static String nameOf(Path program) {
    return program.getFileName().toString();
  }
}
