/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zccache.daemon.compiler.ProgramFolders;
import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.FileStamp;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.files.FileTable;
import io.zccache.daemon.files.MountTable;
import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.files.Stat;
import io.zccache.daemon.key.CompilerIdentity;
import io.zccache.daemon.key.KeyEnvironment;
import io.zccache.daemon.link.LinkLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows what clang's drivers call the linker with. A driver is asked with the very words of the
 * link, and its answer is part of the key: how it came to it need not be known. An answer is
 * remembered only as long as every place by which it may have been found is as it was. Any thread
 * may ask.
 */
final class ClangCalls {
  private static final int MOST = 200;
  private static final String OUTPUT = "-o";
  private static final String TARGET = "Target: ";

  /** Folders that come before those of the driver's own. */
  private static final String PREFIXES = "COMPILER_PATH";

  private final Inquiry inquiry;
  private final FileTable files;
  private final StampSource stamps;
  private final MountTable mounts;
  private final InstantSource clock;
  private final Turns<Question> turns = new Turns<>();
  private final Cache<Question, Known> known =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST).build();

  ClangCalls(
      Inquiry inquiry,
      FileTable files,
      StampSource stamps,
      MountTable mounts,
      InstantSource clock) {
    this.inquiry = inquiry;
    this.files = files;
    this.stamps = stamps;
    this.mounts = mounts;
    this.clock = clock;
  }

  /**
   * What is called for a link.
   *
   * @param line the call
   * @param folders where the driver looks for files
   * @param compiler the driver, with the linker that it calls
   */
  record Call(LinkLine line, List<String> folders, Compiler compiler) {
    /** The files that the driver has the linker read beside what the link names itself. */
    List<String> files(List<String> words) {
      return line.values().stream()
          .filter(value -> words.stream().noneMatch(word -> word.contains(value)))
          .filter(value -> Files.isRegularFile(Path.of(value)))
          .toList();
    }
  }

  private record Question(
      CompilerIdentity compiler,
      Path program,
      List<String> words,
      List<String> environment,
      Path folder) {}

  /** What a driver said. */
  private record Said(LinkLine line, List<String> folders) {}

  /** The same, and what that rests on. */
  private record Known(Said said, Map<Path, Stat> places, long epoch) {}

  /**
   * What a driver calls; empty if that is not understood.
   *
   * @param words of the link, the output's name apart, with names of files that are there
   * @param evidence takes what the answer rests on
   */
  Optional<Call> of(CompileRequest request, Compiler driver, List<String> words, Evidence evidence)
      throws IOException, InterruptedException {
    List<String> environment = new ArrayList<>(KeyEnvironment.linkEntries(request.environment()));
    for (String name : Compilers.FINDING) {
      environment.add(name + '=' + request.environment().getOrDefault(name, ""));
    }
    Question question =
        new Question(driver.identity(), driver.program(), words, environment, request.folder());
    Optional<Said> before = recall(question, evidence);
    if (before.isEmpty()) {
      evidence.incomplete();
      before =
          turns.answer(
              question, () -> recall(question, Evidence.UNWANTED), () -> ask(question, request));
    }
    return before.isPresent() ? call(before.get(), request, driver, evidence) : Optional.empty();
  }

  private Optional<Call> call(Said said, CompileRequest request, Compiler driver, Evidence evidence)
      throws IOException {
    Path linker = request.resolve(said.line().program());
    if (!(files.current(linker, evidence) instanceof FileState.Known content)
        || Programs.isScript(linker)) {
      return Optional.empty();
    }
    return Optional.of(
        new Call(said.line(), said.folders(), driver.linkingBy(linker, content.digest())));
  }

  private Optional<Said> recall(Question question, Evidence evidence) {
    Known before = known.getIfPresent(question);
    if (before == null || before.epoch() != mounts.epoch()) {
      return Optional.empty();
    }
    for (Map.Entry<Path, Stat> place : before.places().entrySet()) {
      Stat now = stamps.at(place.getKey());
      evidence.seen(place.getKey(), now);
      if (!now.equals(place.getValue())) {
        return Optional.empty();
      }
    }
    return Optional.of(before.said());
  }

  private Optional<Said> ask(Question question, CompileRequest request)
      throws IOException, InterruptedException {
    long epoch = mounts.epoch();
    long before = FileStamp.epochNanos(clock.instant());
    Optional<Answer> answer = answer(question, request);
    if (answer.isPresent() && isUsual(request)) {
      settled(places(question, answer.get(), request), before)
          .ifPresent(places -> known.put(question, new Known(answer.get().said(), places, epoch)));
    }
    return answer.map(Answer::said);
  }

  /** Whether all places are known by which the driver decides. */
  private static boolean isUsual(CompileRequest request) {
    return !request.environment().containsKey(PREFIXES) && !ClangPlaces.areUnusual();
  }

  private record Answer(Said said, List<String> programs, String target) {}

  private Optional<Answer> answer(Question question, CompileRequest request)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(question.words());
    words.removeIf(OUTPUT::equals);
    words.add(LinkLine.ARGUMENT);
    Finished call = inquiry.ask(question.program(), words, request, () -> false);
    Finished list = inquiry.ask(question.program(), ProgramFolders.ARGUMENTS, request, () -> false);
    String said = text(call.stderr());
    Optional<LinkLine> line = LinkLine.parseClang(said);
    Optional<Set<String>> libraries = ProgramFolders.libraries(text(list.stdout()));
    Optional<Set<String>> programs = ProgramFolders.parse(text(list.stdout()));
    Optional<String> target =
        said.lines()
            .filter(one -> one.startsWith(TARGET))
            .findFirst()
            .map(one -> one.substring(TARGET.length()));
    if (call.exitCode() != 0
        || line.isEmpty()
        || libraries.isEmpty()
        || programs.isEmpty()
        || target.isEmpty()) {
      return Optional.empty();
    }
    Said answer = new Said(line.get(), List.copyOf(libraries.get()));
    return Optional.of(new Answer(answer, List.copyOf(programs.get()), target.get()));
  }

  private static Set<Path> places(Question question, Answer answer, CompileRequest request)
      throws IOException {
    List<String> paths = new ArrayList<>(answer.programs());
    paths.addAll(List.of(request.environment().getOrDefault("PATH", "").split(":", -1)));
    List<String> starts =
        answer.said().line().words().stream()
            .filter(word -> word.endsWith(".o"))
            .map(SearchWalk::nameOf)
            .distinct()
            .toList();
    try {
      return ClangPlaces.of(
          question.program(),
          answer.said().folders().stream().map(request::resolve).toList(),
          paths.stream().map(request::resolve).toList(),
          SearchWalk.nameOf(answer.said().line().program()),
          answer.target(),
          starts);
    } catch (InvalidPathException e) {
      throw new IOException(e);
    }
  }

  /** What is at each place; empty if one may have changed since the driver was asked. */
  private Optional<Map<Path, Stat>> settled(Set<Path> places, long asked) {
    Map<Path, Stat> seen = new LinkedHashMap<>();
    for (Path place : places) {
      Stat there = stamps.at(place);
      if (there instanceof Stat.Failed
          || (there instanceof Stat.Found found
              && !stamps.settledWhileMounted(place, found.stamp(), asked))) {
        return Optional.empty();
      }
      seen.put(place, there);
    }
    return Optional.of(seen);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
