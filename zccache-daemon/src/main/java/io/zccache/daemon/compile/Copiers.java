/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.files.FileTable;
import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.key.CompilerIdentity;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.Recipe;
import io.zccache.daemon.link.CopierProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Knows programs that copy objects. One is asked once for each content; after that its program is
 * only statted. Any thread may ask.
 */
final class Copiers {
  private static final int MOST = 50;

  private final Inquiry inquiry;
  private final FileTable files;
  private final StampSource stamps;
  private final Turns<Question> turns = new Turns<>();
  private final Cache<Question, CopierProbe> known =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST).build();

  Copiers(Inquiry inquiry, FileTable files, StampSource stamps) {
    this.inquiry = inquiry;
    this.files = files;
    this.stamps = stamps;
  }

  private record Question(Path program, Digest content) {}

  /** What a tool is. */
  sealed interface Found {
    /** A copier that is known. */
    record Is(Copier copier) implements Found {}

    /** A copier that the cache does not answer for. */
    record IsNot(BypassReason reason) implements Found {}

    /** No copier by its name. */
    record Other() implements Found {}
  }

  /**
   * Looks at the tool of a request.
   *
   * @param evidence takes what the answer rests on, if the tool is a copier
   */
  Found of(CompileRequest request, Evidence evidence) throws IOException, InterruptedException {
    String called = SearchWalk.nameOf(request.tool());
    Optional<CopierProbe.Purpose> purpose = CopierProbe.purpose(called);
    if (purpose.isEmpty()) {
      return new Found.Other();
    }
    Optional<Path> program = Programs.of(request, stamps, evidence);
    // Another cache may stand behind a link of a copier's name.
    if (program.isEmpty()
        || CopierProbe.purpose(program.get().toRealPath().getFileName().toString()).isEmpty()
        || Programs.isScript(program.get())
        || !(files.current(program.get(), evidence) instanceof FileState.Known content)) {
      return new Found.IsNot(BypassReason.UNKNOWN_COPIER);
    }
    Question question = new Question(program.get(), content.digest());
    Optional<CopierProbe> probe =
        turns.answer(
            question,
            () -> Optional.ofNullable(known.getIfPresent(question)),
            () -> ask(question, purpose.get(), request));
    if (probe.isEmpty()) {
      return new Found.IsNot(BypassReason.UNKNOWN_COPIER);
    }
    String version = probe.get().version();
    CompilerIdentity identity =
        CompilerIdentity.of(
            "copier " + probe.get().family() + ' ' + version, called, List.of(content.digest()));
    Recipe.Maker maker = new Recipe.Maker(program.get().toString(), version, identity);
    return new Found.Is(new Copier(program.get(), probe.get(), maker));
  }

  /** The answer is of use even if the client has gone. */
  private Optional<CopierProbe> ask(
      Question question, CopierProbe.Purpose purpose, CompileRequest request)
      throws IOException, InterruptedException {
    Finished run = inquiry.ask(question.program(), CopierProbe.ARGUMENTS, request, () -> false);
    Optional<CopierProbe> probe = CopierProbe.parse(purpose, Inquiry.told(run));
    probe.ifPresent(said -> known.put(question, said));
    return probe;
  }
}
