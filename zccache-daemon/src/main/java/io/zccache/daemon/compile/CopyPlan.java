/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.key.KeyEnvironment;
import io.zccache.daemon.key.Recipe;
import io.zccache.daemon.key.UnitKey;
import io.zccache.daemon.link.CopyCommand;
import io.zccache.daemon.store.Content;
import io.zccache.daemon.store.OutputRole;
import io.zccache.daemon.store.Placement;
import io.zccache.daemon.store.ResultStore;
import io.zccache.daemon.store.StoredOutput;
import io.zccache.daemon.store.StoredResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A changed copy of an object that the cache answers for.
 *
 * @param request what was asked
 * @param copier who makes it
 * @param command what its command line says
 * @param recipe what the unit key is made of
 * @param unit the key of all but the inputs' contents
 * @param craft how it is made when the store has no result
 */
record CopyPlan(
    CompileRequest request,
    Copier copier,
    CopyCommand command,
    Recipe recipe,
    UnitKey unit,
    CopyCraft craft)
    implements ObjectWork {
  private static final int PERMISSIONS = 0777;

  /** A plan for what a command line says. */
  static CopyPlan of(CompileRequest request, Copier copier, CopyCommand command, CopyCraft craft) {
    Recipe recipe =
        new Recipe(
            copier.maker(),
            command.output(),
            command.words(),
            KeyEnvironment.linkEntries(request.environment()),
            "",
            false);
    return new CopyPlan(request, copier, command, recipe, recipe.key(), craft);
  }

  @Override
  public String subject() {
    return command.output();
  }

  @Override
  public List<String> named() {
    List<String> named = new ArrayList<>(command.files());
    named.add(0, command.input());
    return named;
  }

  /** Both make a new file: GNU's take away what is there, LLVM's put theirs over it. */
  @Override
  public boolean rewrites() {
    return false;
  }

  /** GNU's write into a file that is there and empty. */
  @Override
  public Optional<Planned.Declined> unsuited() throws IOException {
    Optional<Planned.Declined> unsuited = ObjectWork.super.unsuited();
    if (unsuited.isPresent() || copier.keepsMode()) {
      return unsuited;
    }
    Optional<BasicFileAttributes> there = Target.at(target()).there();
    return there.filter(file -> file.size() == 0).isPresent()
        ? Optional.of(new Planned.Declined(BypassReason.OUTPUT_KEPT, subject()))
        : Optional.empty();
  }

  @Override
  public Renewal renewal() {
    return renewal(copier, command, recipe, unit, craft);
  }

  private static Renewal renewal(
      Copier copier, CopyCommand command, Recipe recipe, UnitKey unit, CopyCraft craft) {
    return request -> new CopyPlan(request, copier, command, recipe, unit, craft);
  }

  @Override
  public Optional<List<Placement>> placements(StoredResult result, ResultStore store)
      throws IOException {
    Optional<StoredOutput> made = result.output(OutputRole.LINKED);
    return made.isPresent()
        ? Optional.of(List.of(placement(made.get().content(), made.get().mode())))
        : Optional.empty();
  }

  /**
   * Where a copy of this content belongs, and with which mode.
   *
   * @param asked what the copier asks for, unless it takes its input's
   */
  Placement placement(Content content, int asked) throws IOException {
    int mode = copier.keepsMode() ? inputMode() : asked;
    return new Placement(OutputRole.LINKED, content, target(), mode & ~request.client().umask());
  }

  /** What everybody may do with the input. */
  int inputMode() throws IOException {
    Path input = request.resolve(command.input());
    return (Integer) Files.getAttribute(input, "unix:mode") & PERMISSIONS;
  }

  @Override
  public Prepared prepare() {
    return new Prepared.Ready(folder -> new CopyAttempt(folder, this));
  }
}
