/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.key.Recipe;
import io.zccache.daemon.key.UnitKey;
import io.zccache.daemon.stats.Counters;
import io.zccache.daemon.store.AbsentNames;
import io.zccache.daemon.store.InputFile;
import io.zccache.daemon.store.InputSet;
import io.zccache.daemon.store.LostBlobException;
import io.zccache.daemon.store.Placement;
import io.zccache.daemon.store.ResultStore;
import io.zccache.daemon.store.StoredResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that a call asks to be made, and that the cache answers for: a compile, an archive. Its
 * kind alone knows how its keys are made, where its outputs belong and how its tool is run; to all
 * others one is like the other. Immutable.
 */
non-sealed interface Work extends Planned {
  /** What was asked. */
  CompileRequest request();

  /** The key of all but the inputs' contents. */
  UnitKey unit();

  /** What the unit key is made of. */
  Recipe recipe();

  /** What the key of a result is made of that printed nothing. */
  default Recipe silentRecipe() {
    return recipe();
  }

  /** The key of a result that printed nothing. */
  default UnitKey silentUnit() {
    return unit();
  }

  /** How the result may be shared with other checkouts, if it may. */
  default Optional<Sharing> sharing() {
    return Optional.empty();
  }

  /** What it is told by, as spelled: the file whose work this is. */
  String subject();

  /** The same for people, with what is made of it. */
  String title();

  /** The source, absolute, if this is a compile. */
  Optional<Path> compiledSource();

  /** Where the outcome is counted. */
  Counters counters();

  /** Files that will surely be read, whatever the tool tells later; absolute. */
  List<Path> sureInputs();

  /** What the file system says against caching: to be looked at for each request. */
  Optional<Planned.Declined> unsuited() throws IOException;

  /** The same for another request that asks for the very same; keeps nothing of this one. */
  Renewal renewal();

  /** The outputs of a stored result and their places; empty if it lacks one that is needed. */
  Optional<List<Placement>> placements(StoredResult result, ResultStore store)
      throws IOException, LostBlobException;

  /** Whether a stored result may answer this, if all that it depends on is as it was. */
  default boolean takes(StoredResult result) {
    return true;
  }

  /** The user's files that a tool has taken away whose stored result is that it has failed. */
  default List<Path> takenAway(StoredResult result) {
    return List.of();
  }

  /** Finds out what must be known before the tool runs. */
  Prepared prepare() throws IOException, InterruptedException;

  /** Makes work of a request that was found to ask for the same as another. */
  @FunctionalInterface
  interface Renewal {
    /** The work of that request. */
    Work of(CompileRequest request);
  }

  /** What comes of a preparation. */
  sealed interface Prepared {
    /** The tool can run. */
    record Ready(Opening opening) implements Prepared {}

    /** The tool must run as if there were no cache. */
    record Unsuited(BypassReason reason) implements Prepared {}
  }

  /** Begins an attempt. */
  @FunctionalInterface
  interface Opening {
    /** Makes what a run needs in its private folder, which is empty. */
    Attempt in(PrivateFolder folder) throws IOException;
  }

  /** The key under which equal works are one. */
  default UnitKey widestUnit() {
    return sharing().map(Sharing::unit).orElse(unit());
  }

  /** How a result is shared, if it is one for all checkouts. */
  default Optional<Sharing> sharing(UnitKey of) {
    return sharing().filter(shared -> shared.unit().equals(of));
  }

  /** Where an input of a stored result is here; empty if it cannot be the same here. */
  default Optional<Path> resolve(StoredResult result, String path) {
    Optional<Sharing> shared = sharing(result.unit());
    return shared.isPresent()
        ? shared.get().resolve(request(), path)
        : Optional.of(request().resolve(path));
  }

  /** How an input of a stored result is spelled here. */
  default String spelled(StoredResult result, String path) {
    return sharing(result.unit()).map(shared -> shared.checkout().unmarked(path)).orElse(path);
  }

  /** The inputs of a stored result as they are spelled here. */
  default InputSet inputs(StoredResult result) {
    List<InputFile> files = new ArrayList<>();
    for (InputFile input : result.inputs().files()) {
      files.add(input.named(spelled(result, input.path())));
    }
    List<AbsentNames> absent = new ArrayList<>();
    for (AbsentNames names : result.inputs().absent()) {
      String folder = spelled(result, names.folder());
      absent.add(new AbsentNames(folder, names.absence(), names.names()));
    }
    return new InputSet(
        files, absent, result.inputs().searched().renamed(name -> spelled(result, name)));
  }
}
