/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zccache.daemon.compiler.CompileCommand;
import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.key.CompilerIdentity;
import io.zccache.daemon.key.KeyEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Knows what compilers make of {@code -march=native} and its kin on this machine. A compiler is
 * asked once for each processor and set of options. Any thread may ask.
 */
final class NativeTuning {
  private static final int MOST = 200;

  /** Enough for the system's description of one processor. */
  private static final int PROCESSOR_BYTES = 8192;

  /** What such a description says of the moment and not of the processor. */
  private static final List<String> MOMENTARY = List.of("cpu MHz", "bogomips", "BogoMIPS");

  private final Inquiry inquiry;
  private final Path processors;
  private final Turns<Question> turns = new Turns<>();
  private final Cache<Question, String> known =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST).build();

  /**
   * Knows nothing yet.
   *
   * @param inquiry asks compilers
   * @param processors the system's description of the processors
   */
  NativeTuning(Inquiry inquiry, Path processors) {
    this.inquiry = inquiry;
    this.processors = processors;
  }

  /** All that the answer depends on. */
  private record Question(
      Path program,
      CompilerIdentity compiler,
      List<String> words,
      List<String> environment,
      String processor) {}

  /** All options that the compiler proper gets here; empty if that cannot be known. */
  Optional<String> resolved(Compiler compiler, CompileCommand command, CompileRequest request)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(command.searchPathArguments());
    words.addAll(List.of("-###", "-S", "-x", "c", "/dev/null", "-o", "/dev/null"));
    Question question =
        new Question(
            compiler.program(),
            compiler.identity(),
            words,
            KeyEnvironment.entries(request.environment(), false, false),
            processor());
    if (question.processor().isEmpty()) {
      return Optional.empty();
    }
    return turns.answer(
        question,
        () -> Optional.ofNullable(known.getIfPresent(question)),
        () -> {
          Optional<String> answer = ask(compiler, words, request);
          answer.ifPresent(said -> known.put(question, said));
          return answer;
        });
  }

  private Optional<String> ask(Compiler compiler, List<String> words, CompileRequest request)
      throws IOException, InterruptedException {
    Finished run = inquiry.ask(compiler.program(), words, request, request.peer()::gone);
    return run.exitCode() == 0
        ? Optional.of(new String(run.stderr(), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /** What the system says of the first processor; empty if it says nothing. */
  private String processor() {
    try (InputStream in = Files.newInputStream(processors)) {
      StringBuilder lasting = new StringBuilder();
      String text = new String(in.readNBytes(PROCESSOR_BYTES), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        if (line.isEmpty()) {
          break;
        }
        if (MOMENTARY.stream().noneMatch(line::startsWith)) {
          lasting.append(line).append('\n');
        }
      }
      return lasting.toString();
    } catch (IOException unknown) {
      return "";
    }
  }
}
