/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.KeyEnvironment;
import io.zccache.daemon.key.Recipe;
import io.zccache.daemon.key.UnitKey;
import io.zccache.daemon.link.ArchiveCommand;
import io.zccache.daemon.store.Content;
import io.zccache.daemon.store.OutputRole;
import io.zccache.daemon.store.Placement;
import io.zccache.daemon.store.ResultStore;
import io.zccache.daemon.store.StoredResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An archive that the cache answers for.
 *
 * @param request what was asked
 * @param archiver who makes it
 * @param command what its command line says
 * @param old the content of the archive that is to be changed; empty if there is none
 * @param recipe what the unit key is made of
 * @param unit the key of all but the members' contents
 * @param craft how it is made when the store has no result
 */
record ArchivePlan(
    CompileRequest request,
    Archiver archiver,
    ArchiveCommand command,
    Optional<Digest> old,
    Recipe recipe,
    UnitKey unit,
    ArchiveCraft craft)
    implements ObjectWork {
  /** What archivers ask for when they make a file; the caller's umask is taken off. */
  static final int MODE = 0666;

  /** In the place of the archive's name, which no byte depends on: what is there before. */
  private static final String ABSENT = "archive: none";

  private static final String PRESENT = "archive: ";

  /** A plan for what a command line says. */
  static ArchivePlan of(
      CompileRequest request,
      Archiver archiver,
      ArchiveCommand command,
      Optional<Digest> old,
      ArchiveCraft craft) {
    Recipe recipe =
        new Recipe(
            archiver.maker(),
            command.archive(),
            command.arguments(old.map(content -> PRESENT + content.hex()).orElse(ABSENT)),
            KeyEnvironment.linkEntries(request.environment()),
            "",
            false);
    return new ArchivePlan(request, archiver, command, old, recipe, recipe.key(), craft);
  }

  @Override
  public String subject() {
    return command.archive();
  }

  @Override
  public List<String> named() {
    return command.members();
  }

  @Override
  public boolean rewrites() {
    return archiver.rewrites();
  }

  @Override
  public Renewal renewal() {
    return renewal(archiver, command, old, recipe, unit, craft);
  }

  private static Renewal renewal(
      Archiver archiver,
      ArchiveCommand command,
      Optional<Digest> old,
      Recipe recipe,
      UnitKey unit,
      ArchiveCraft craft) {
    return request -> new ArchivePlan(request, archiver, command, old, recipe, unit, craft);
  }

  @Override
  public Optional<List<Placement>> placements(StoredResult result, ResultStore store)
      throws IOException {
    return result.output(OutputRole.ARCHIVE).isPresent()
        ? Optional.of(List.of(placement(result.output(OutputRole.ARCHIVE).get().content())))
        : Optional.empty();
  }

  /** Where an archive of this content belongs, and with which mode. */
  Placement placement(Content content) throws IOException {
    int fresh = MODE & ~request.client().umask();
    int mode = rewrites() ? RewrittenFile.mode(target()).orElse(fresh) : fresh;
    return new Placement(OutputRole.ARCHIVE, content, target(), mode);
  }

  @Override
  public Prepared prepare() {
    return new Prepared.Ready(folder -> ArchiveAttempt.in(folder, this));
  }
}
