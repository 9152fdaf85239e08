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
import io.zccache.daemon.link.ArchiverNames;
import io.zccache.daemon.link.ArchiverProbe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Knows archivers: whose one is, and what it does unless it is told otherwise. One is asked once
 * for each content; after that its program is only statted. Any thread may ask.
 */
final class Archivers {
  private static final int MOST = 50;

  private final Inquiry inquiry;
  private final FileTable files;
  private final StampSource stamps;
  private final Turns<Question> turns = new Turns<>();
  private final Cache<Question, ArchiverProbe> known =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST).build();

  Archivers(Inquiry inquiry, FileTable files, StampSource stamps) {
    this.inquiry = inquiry;
    this.files = files;
    this.stamps = stamps;
  }

  private record Question(Path program, Digest content) {}

  /** What a tool is. */
  sealed interface Found {
    /** An archiver that is known. */
    record Is(Archiver archiver) implements Found {}

    /** An archiver that the cache does not answer for. */
    record IsNot(BypassReason reason) implements Found {}

    /** No archiver by its name. */
    record Other() implements Found {}
  }

  /**
   * Looks at the tool of a request.
   *
   * @param evidence takes what the answer rests on, if the tool is an archiver
   */
  Found of(CompileRequest request, Evidence evidence) throws IOException, InterruptedException {
    String called = request.tool().substring(request.tool().lastIndexOf('/') + 1);
    Optional<ArchiverNames.Purpose> purpose = ArchiverNames.purpose(called);
    if (purpose.isEmpty()) {
      return new Found.Other();
    }
    if (ArchiverNames.isWrapper(called)) {
      return new Found.IsNot(BypassReason.ARCHIVE_PLUGIN);
    }
    Optional<Path> program = Programs.of(request, stamps, evidence);
    // Another cache may stand behind a link of an archiver's name.
    if (program.isEmpty()
        || ArchiverNames.purpose(program.get().toRealPath().getFileName().toString()).isEmpty()
        || Programs.isScript(program.get())
        || !(files.current(program.get(), evidence) instanceof FileState.Known content)) {
      return new Found.IsNot(BypassReason.UNKNOWN_ARCHIVER);
    }
    Question question = new Question(program.get(), content.digest());
    Optional<ArchiverProbe> probe =
        turns.answer(
            question,
            () -> Optional.ofNullable(known.getIfPresent(question)),
            () -> ask(question, request));
    if (probe.isEmpty()) {
      return new Found.IsNot(BypassReason.UNKNOWN_ARCHIVER);
    }
    String version = probe.get().version();
    CompilerIdentity identity =
        CompilerIdentity.of(
            "archiver " + probe.get().family() + ' ' + version, called, List.of(content.digest()));
    return new Found.Is(
        new Archiver(
            program.get(),
            purpose.get(),
            probe.get(),
            new Recipe.Maker(program.get().toString(), version, identity)));
  }

  private Optional<ArchiverProbe> ask(Question question, CompileRequest request)
      throws IOException, InterruptedException {
    Optional<ArchiverProbe> probe =
        ArchiverProbe.parse(
            told(question, ArchiverProbe.VERSION, request),
            told(question, ArchiverProbe.HELP, request));
    probe.ifPresent(said -> known.put(question, said));
    return probe;
  }

  /** The answer is of use even if the client has gone. */
  private String told(Question question, List<String> words, CompileRequest request)
      throws IOException, InterruptedException {
    Finished run = inquiry.ask(question.program(), words, request, () -> false);
    return new String(run.stdout(), StandardCharsets.UTF_8);
  }
}
