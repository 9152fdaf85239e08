/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.CompileCommand;
import io.zccache.daemon.compiler.CompilerErrors;
import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.compiler.EnteredHeaders;
import io.zccache.daemon.exec.Finished;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a compile that has failed, where that can be kept: gcc's, of a source that it
 * finds errors in, with nothing written beside. It lists what it has read as ever, but where it
 * gives up at once, as it does where a header is missing. Then it is asked once more, and names the
 * headers as it enters them; what it says else must be what it said before.
 */
final class FailedCompile {
  private final CompileAttempt attempt;
  private final Finished run;

  FailedCompile(CompileAttempt attempt, Finished run) {
    this.attempt = attempt;
    this.run = run;
  }

  /** The command line of the second look, if one is needed and of use. */
  Optional<List<String>> secondLook() throws IOException {
    return mayBeKept() && !listed() && forced().isEmpty()
        ? Optional.of(attempt.files().enteringWords())
        : Optional.empty();
  }

  /**
   * What was read, if it is known.
   *
   * @param second the second look, if there was one
   */
  Optional<FilesRead> read(Optional<Finished> second) throws IOException {
    if (!mayBeKept()) {
      return Optional.empty();
    }
    if (listed()) {
      return FilesRead.ofFailure(attempt.files(), Optional.empty());
    }
    Optional<EnteredHeaders> entered = second.map(Finished::stderr).map(EnteredHeaders::of);
    return entered.isPresent()
            && entered.get().rest().equals(new String(run.stderr(), StandardCharsets.ISO_8859_1))
            && second.get().exitCode() == run.exitCode()
        ? FilesRead.ofFailure(attempt.files(), Optional.of(entered.get().headers()))
        : Optional.empty();
  }

  private boolean mayBeKept() {
    CompilePlan plan = attempt.plan();
    CompileCommand command = plan.command();
    return run.exitCode() == 1
        && run.stdout().length == 0
        && plan.compiler().family() == CompilerFamily.GCC
        && command.language().usesPreprocessor()
        && !command.language().isAssembler()
        && command.sideOutputs().isEmpty()
        && command.depfile().isEmpty()
        && !command.makesHeader()
        && !command.loadsPlugins()
        && !command.readsProfile()
        && !command.makesListing()
        && plan.sharing().isEmpty()
        && errors().isPresent();
  }

  private Optional<CompilerErrors> errors() {
    return CompilerErrors.of(new String(run.stderr(), StandardCharsets.UTF_8));
  }

  /** Whether it came to the end of the source, and has listed all that it has read. */
  private boolean listed() throws IOException {
    return errors().filter(errors -> !errors.stopped()).isPresent() && attempt.files().wroteList();
  }

  private List<String> forced() {
    return ForcedIncludes.of(attempt.plan().command().keyArguments());
  }
}
