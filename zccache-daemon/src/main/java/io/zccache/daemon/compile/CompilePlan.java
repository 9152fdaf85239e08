/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.CompileCommand;
import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.key.Recipe;
import io.zccache.daemon.key.UnitKey;
import io.zccache.daemon.stats.Counters;
import io.zccache.daemon.store.LostBlobException;
import io.zccache.daemon.store.Placement;
import io.zccache.daemon.store.ResultStore;
import io.zccache.daemon.store.StoredResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A compile that the cache answers for.
 *
 * @param request what was asked
 * @param compiler who compiles
 * @param command what its command line says
 * @param extra arguments that the run needs beyond the user's
 * @param unit the key of all but the inputs' contents
 * @param sharing how the result may be shared with other checkouts, if it may
 * @param craft how it is made when the store has no result
 */
record CompilePlan(
    CompileRequest request,
    Compiler compiler,
    CompileCommand command,
    List<String> extra,
    UnitKey unit,
    Optional<Sharing> sharing,
    CompileCraft craft)
    implements Work {
  CompilePlan {
    extra = List.copyOf(extra);
  }

  /** The same compile for an object elsewhere; only where its name is part of no bytes. */
  CompilePlan making(Path object) {
    return new CompilePlan(
        request, compiler, command.making(object.toString()), extra, unit, sharing, craft);
  }

  /** The source, absolute. */
  Path source() {
    return request.resolve(command.source());
  }

  @Override
  public Recipe recipe() {
    return Planner.recipe(command, request, compiler, request.client().terminal());
  }

  @Override
  public Recipe silentRecipe() {
    return isForTerminals() ? Planner.recipe(command, request, compiler, false) : recipe();
  }

  /**
   * A terminal changes what a compiler prints and no other byte, so that this is the key of the
   * same compile for a pipe.
   */
  @Override
  public UnitKey silentUnit() {
    return isForTerminals() ? silentRecipe().key() : unit;
  }

  /** What is made of a processor is part of the unit key alone. */
  private boolean isForTerminals() {
    return request.client().terminal() && !command.isNative();
  }

  @Override
  public String subject() {
    return command.source();
  }

  @Override
  public String title() {
    return source() + " -> " + request.resolve(command.output());
  }

  @Override
  public Optional<Path> compiledSource() {
    return Optional.of(source());
  }

  @Override
  public Counters counters() {
    return request.counters();
  }

  @Override
  public List<Path> sureInputs() {
    List<Path> sure = new ArrayList<>(PrecompiledHeaders.first(this));
    sure.add(source());
    return sure;
  }

  @Override
  public Optional<Planned.Declined> unsuited() throws IOException {
    return Planner.unsuited(this);
  }

  @Override
  public Renewal renewal() {
    return renewal(compiler, command, extra, unit, sharing, craft);
  }

  private static Renewal renewal(
      Compiler compiler,
      CompileCommand command,
      List<String> extra,
      UnitKey unit,
      Optional<Sharing> sharing,
      CompileCraft craft) {
    return request -> new CompilePlan(request, compiler, command, extra, unit, sharing, craft);
  }

  @Override
  public Optional<List<Placement>> placements(StoredResult result, ResultStore store)
      throws IOException, LostBlobException {
    return result.isFailure() ? Optional.of(List.of()) : Placements.ofStored(this, result, store);
  }

  @Override
  public List<Path> takenAway(StoredResult result) {
    return FailedAttempt.takesAway(result) ? List.of(request.resolve(command.output())) : List.of();
  }

  @Override
  public Prepared prepare() throws IOException, InterruptedException {
    return craft.prepare(this);
  }

  /** Whether the compiler writes into an output if it exists, instead of making a new one. */
  boolean rewritesOutput(Path target) {
    if (compiler.family() == CompilerFamily.GCC) {
      try {
        return rewrites(Files.readAttributes(target, BasicFileAttributes.class));
      } catch (IOException none) {
        return command.makesAssembly() || command.makesHeader();
      }
    }
    return clangRewrites();
  }

  /**
   * Whether the compiler writes into this output, which exists. Clang's assembler always does, and
   * the GNU assembler where the file is empty.
   */
  boolean rewrites(BasicFileAttributes there) {
    return compiler.family() == CompilerFamily.GCC
        ? command.makesAssembly()
            || command.makesHeader()
            || (there.isRegularFile() && there.size() == 0)
        : clangRewrites();
  }

  private boolean clangRewrites() {
    return command.language().isAssembler() && !command.makesAssembly();
  }
}
