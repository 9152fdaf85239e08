/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.compiler.SourceLink;
import io.zccache.daemon.files.FileDigest;
import io.zccache.daemon.key.UnitKey;
import io.zccache.protocol.Response;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes what one call both compiles and links: the objects first, where nobody sees them, then the
 * link. Each is looked for in the store by itself. Whatever is not certain to read the same from
 * one driver is left to that. Any thread may call.
 */
final class SourceLinks {
  private static final int MOST_FAILED = 5_000;
  private static final Duration LONGEST_FAILED = Duration.ofHours(1);

  private final RunFolders folders;
  private final SeveralCompiles compiles;
  private final OneWork works;
  private final Predicate<UnitKey> stored;

  /**
   * Links that failed and are not kept, as those of configure's questions do, and will most likely
   * fail again.
   */
  private final Cache<UnitKey, Boolean> failed =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .maximumSize(MOST_FAILED)
          .expireAfterWrite(LONGEST_FAILED)
          .build();

  /** Makes a compile or the link. */
  @FunctionalInterface
  interface OneWork {
    FreshRun.Outcome of(Work work, Question question) throws InterruptedException;
  }

  /**
   * @param folders where the objects go
   * @param compiles one after the other
   * @param works makes each of them, and the link
   * @param stored tells whether there is any result of a unit
   */
  SourceLinks(
      RunFolders folders, SeveralCompiles compiles, OneWork works, Predicate<UnitKey> stored) {
    this.stored = stored;
    this.folders = folders;
    this.compiles = compiles;
    this.works = works;
  }

  /**
   * The answer to the whole call, or the reason to run it plainly.
   *
   * @param question is told what the answer is made of
   */
  FreshRun.Outcome answer(Planned.Built built, Question question) throws InterruptedException {
    Optional<PrivateFolder> made = folders.make(0);
    if (made.isEmpty()) {
      return new FreshRun.Outcome.NoPlace();
    }
    try (PrivateFolder folder = made.get()) {
      List<CompilePlan> parts = new ArrayList<>();
      for (CompilePlan part : built.parts()) {
        parts.add(part.making(folder.file(SourceLink.file(parts.size()))));
      }
      FreshRun.Outcome outcome =
          compiles.answer(
              new Planned.Several(built.request(), parts), part -> works.of(part, question));
      return outcome instanceof FreshRun.Outcome.Answered answered
              && answered.response() instanceof Response.CompileResult compiled
          ? linked(built, folder, compiled, question)
          : outcome;
    } catch (IOException e) {
      return new FreshRun.Outcome.Failed(BypassReason.STORE_UNAVAILABLE);
    }
  }

  private FreshRun.Outcome linked(
      Planned.Built built, PrivateFolder folder, Response.CompileResult compiled, Question question)
      throws IOException, InterruptedException {
    if (folder.isNamedIn(compiled.stderr().toByteArray()) || !compiled.stdout().isEmpty()) {
      return new FreshRun.Outcome.Failed(BypassReason.SEVERAL_SOURCES);
    }
    question.useOnly(built.parts(), built.link());
    question.says(compiled.stderr());
    if (compiled.exitCode() != 0) {
      return new FreshRun.Outcome.Answered(Answers.of(built.request(), compiled));
    }
    List<MadeObject> objects = new ArrayList<>();
    for (int i = 0; i < built.parts().size(); i++) {
      Path file = folder.file(SourceLink.file(i));
      try {
        objects.add(new MadeObject(SourceLink.object(i), file, FileDigest.of(file)));
      } catch (NoSuchFileException notMade) {
        return new FreshRun.Outcome.Failed(BypassReason.OUTPUT_NOT_A_FILE);
      }
    }
    boolean silent = compiled.stderr().isEmpty();
    // What the compilers said comes before what the linker says.
    CompileRequest request = silent ? built.request() : built.request().here();
    LinkPlan link = built.link().of(request, objects);
    if (failed.getIfPresent(link.unit()) != null && !stored.test(link.unit())) {
      return new FreshRun.Outcome.Failed(BypassReason.TOOL_FAILED);
    }
    FreshRun.Outcome outcome = works.of(link, question);
    if (outcome instanceof FreshRun.Outcome.Failed why
        && why.reason() == BypassReason.TOOL_FAILED) {
      failed.put(link.unit(), true);
    }
    return outcome instanceof FreshRun.Outcome.Answered answered && !silent
        ? new FreshRun.Outcome.Answered(Answers.after(compiled.stderr(), answered.response()))
        : outcome;
  }
}
