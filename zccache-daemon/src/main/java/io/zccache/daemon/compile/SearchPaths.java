/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.compiler.ProgramFolders;
import io.zccache.daemon.compiler.SearchPathReport;
import io.zccache.daemon.compiler.ToolPrefixes;
import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.files.FileId;
import io.zccache.daemon.files.FileKind;
import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.files.Stat;
import io.zccache.daemon.key.CompilerIdentity;
import io.zccache.daemon.key.KeyEnvironment;
import io.zccache.daemon.store.SearchedFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows where a compile searches headers: the compiler is asked once for each set of options that
 * decide it, and again when one of the folders came, went or was exchanged. Any thread may ask.
 */
final class SearchPaths {
  private static final int MOST = 1000;
  private static final String NO_FOLDER = ": not a directory";

  /** What is no folder may have the number of one that was there before. */
  private static final FileId SOMETHING_ELSE = new FileId(-1, -1);

  private final Inquiry inquiry;
  private final StampSource stamps;
  private final Turns<Question> turns = new Turns<>();
  private final Cache<Question, Reported> known =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST).build();

  SearchPaths(Inquiry inquiry, StampSource stamps) {
    this.inquiry = inquiry;
    this.stamps = stamps;
  }

  /** All that decides a search path, but for which folders exist. */
  private record Question(
      CompilerIdentity compiler, List<String> arguments, List<String> environment, Path folder) {}

  /**
   * A search path, and which folder was behind each name when it was reported.
   *
   * @param path the folders in their order
   * @param folders what each name led to
   */
  record Reported(SearchPath path, Map<String, Optional<FileId>> folders) {
    Reported {
      folders = Map.copyOf(folders);
    }

    /** Which of the names led to one folder. */
    SearchedFolders searched() {
      return SearchedFolders.seen(path.all().stream().distinct().toList(), folders::get);
    }
  }

  /** The search path of a compile; empty if the compiler does not tell it. */
  Optional<Reported> of(CompilePlan plan) throws IOException, InterruptedException {
    CompileRequest request = plan.request();
    List<String> arguments = new ArrayList<>(plan.command().searchPathArguments());
    arguments.addAll(List.of("-E", "-v", "-x", plan.command().language().option(), "/dev/null"));
    Question question =
        new Question(
            plan.compiler().identity(),
            arguments,
            KeyEnvironment.entries(request.environment(), false, false),
            request.folder());
    return turns.answer(
        question,
        () -> recall(question, request),
        () -> {
          Optional<Reported> reported = ask(plan, arguments);
          reported.ifPresent(now -> known.put(question, now));
          return reported;
        });
  }

  private Optional<Reported> recall(Question question, CompileRequest request) {
    return Optional.ofNullable(known.getIfPresent(question))
        .filter(before -> isAsReported(before, request));
  }

  /** Whether each name still leads to the same folder, or to none as before. */
  boolean isAsReported(Reported reported, CompileRequest request) {
    return reported.folders().equals(identify(reported.folders().keySet(), request));
  }

  private Optional<Reported> ask(CompilePlan plan, List<String> arguments)
      throws IOException, InterruptedException {
    CompileRequest request = plan.request();
    Finished run = inquiry.ask(plan.compiler().program(), arguments, request, request.peer()::gone);
    String said = new String(run.stderr(), StandardCharsets.UTF_8);
    // Of a file in a folder's place gcc warns each time, and tells no more of it.
    if (run.exitCode() != 0 || said.lines().anyMatch(line -> line.endsWith(NO_FOLDER))) {
      return Optional.empty();
    }
    List<String> unsaid = unsaid(plan);
    return SearchPathReport.parse(said).map(report -> reported(report, unsaid, request));
  }

  /**
   * The folders of headers that gcc adds without a word if they are there: in the folders of
   * programs that options and the environment give it.
   */
  private List<String> unsaid(CompilePlan plan) throws IOException, InterruptedException {
    CompileRequest request = plan.request();
    List<String> prefixes = ToolPrefixes.in(request.arguments());
    List<String> given = new ArrayList<>(prefixes.stream().map(ToolPrefixes::value).toList());
    given.addAll(List.of(request.environment().getOrDefault("COMPILER_PATH", "").split(":", -1)));
    given.removeIf(String::isEmpty);
    if (given.isEmpty() || plan.compiler().family() != CompilerFamily.GCC) {
      return List.of();
    }
    List<String> words = new ArrayList<>(prefixes);
    words.addAll(ProgramFolders.ARGUMENTS);
    Finished run = inquiry.ask(plan.compiler().program(), words, request, request.peer()::gone);
    Set<String> folders = new LinkedHashSet<>();
    ProgramFolders.parse(new String(run.stdout(), StandardCharsets.UTF_8))
        .ifPresent(folders::addAll);
    folders.addAll(ToolPrefixes.otherwise(folders, prefixes));
    return ToolPrefixes.headers(folders, given);
  }

  private Reported reported(SearchPathReport report, List<String> unsaid, CompileRequest request) {
    List<String> ignored = new ArrayList<>(report.missingFolders());
    for (String folder : unsaid) {
      if (!Files.isDirectory(request.resolve(folder))) {
        ignored.add(folder);
      }
    }
    ignored.addAll(report.duplicateFolders());
    SearchPath path = new SearchPath(ignored, report.quoteFolders(), report.angleFolders());
    return new Reported(path, identify(path.all(), request));
  }

  private Map<String, Optional<FileId>> identify(Iterable<String> names, CompileRequest request) {
    Map<String, Optional<FileId>> found = new HashMap<>();
    for (String name : names) {
      found.put(name, identity(stamps.at(request.resolve(name))));
    }
    return found;
  }

  private static Optional<FileId> identity(Stat stat) {
    boolean other = stat instanceof Stat.Found found && found.kind() != FileKind.FOLDER;
    return other ? Optional.of(SOMETHING_ELSE) : FileId.of(stat);
  }
}
