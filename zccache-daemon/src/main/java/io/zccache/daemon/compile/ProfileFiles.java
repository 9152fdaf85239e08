/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.key.CompilerIdentity;
import io.zccache.daemon.key.KeyEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Knows which profile gcc reads for an output. A compiler is asked once for each folder and set of
 * options. Any thread may ask.
 */
final class ProfileFiles {
  private static final int MOST = 2_000;
  private static final String FUNCTION = "int f(void) { return 0; }\n";

  private final Inquiry inquiry;
  private final Turns<Question> turns = new Turns<>();
  private final Cache<Question, String> known =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST).build();

  ProfileFiles(Inquiry inquiry) {
    this.inquiry = inquiry;
  }

  /**
   * A profile that is read if it is there.
   *
   * @param name its name, as the compiler makes it
   * @param there whether it was there before the compiler ran
   */
  record Profile(String name, boolean there) {}

  /** All that the answer depends on. */
  private record Question(
      Path program,
      CompilerIdentity compiler,
      List<String> words,
      List<String> environment,
      Path folder) {}

  /** The profile of a plan that reads one; empty if its name cannot be known. */
  Optional<Profile> of(CompilePlan plan) throws IOException, InterruptedException {
    CompileRequest request = plan.request();
    Question question =
        new Question(
            plan.compiler().program(),
            plan.compiler().identity(),
            plan.command().profileArguments(),
            KeyEnvironment.entries(request.environment(), true, false),
            request.folder());
    return turns
        .answer(
            question,
            () -> Optional.ofNullable(known.getIfPresent(question)),
            () -> Optional.of(ask(question, request)))
        .flatMap(said -> plan.command().profileTold(said))
        .map(name -> new Profile(name, Files.isRegularFile(request.resolve(name))));
  }

  private String ask(Question question, CompileRequest request)
      throws IOException, InterruptedException {
    Finished run =
        inquiry.ask(question.program(), question.words(), request, FUNCTION, request.peer()::gone);
    String said = run.exitCode() == 0 ? new String(run.stderr(), UTF_8) : "";
    if (!run.abandoned()) {
      known.put(question, said);
    }
    return said;
  }
}
