/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.explain.RecipeComparison;
import io.zccache.daemon.key.Recipe;
import io.zccache.daemon.store.DescribedResult;
import io.zccache.daemon.store.InputFile;
import io.zccache.daemon.store.StoreView;
import io.zccache.protocol.Finding;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stored result that comes nearest to a compile whose unit key has none: of the same
 * source with the fewest differences, or of the same source under another name. Any thread may ask.
 */
final class NearestRecipe {
  /** How many units are looked at, the last used first. */
  private static final int MOST = 20_000;

  /** A source with another content, as one of the same name elsewhere has, is this far away. */
  private static final int OTHER_CONTENT = 3;

  private final StoreView store;
  private final InputComparison inputs;

  NearestRecipe(StoreView store, InputComparison inputs) {
    this.store = store;
    this.inputs = inputs;
  }

  /**
   * A result that was found.
   *
   * @param findings in what the compile differs; none if only the processor can make the difference
   * @param distance how far it is away
   */
  record Near(DescribedResult stored, List<Finding> findings, int distance) {}

  /** The nearest result, if there is one of the same source. */
  Optional<Near> to(Work work) {
    Recipe loud = work.recipe();
    Recipe silent = work.silentRecipe();
    @Nullable Near nearest = null;
    Iterator<DescribedResult> results = store.latest().limit(MOST).iterator();
    while (results.hasNext()) {
      DescribedResult stored = results.next();
      Recipe wanted = stored.result().run().isSilent() ? silent : loud;
      Optional<Near> near = near(work, wanted, stored);
      if (near.isPresent() && (nearest == null || near.get().distance() < nearest.distance())) {
        nearest = near.get();
      }
    }
    return Optional.ofNullable(nearest);
  }

  private Optional<Near> near(Work work, Recipe wanted, DescribedResult stored) {
    if (stored.recipe().isEmpty()) {
      return Optional.empty();
    }
    Recipe recipe = stored.recipe().get();
    boolean same = recipe.source().equals(wanted.source());
    if (!same && !base(recipe.source()).equals(base(wanted.source()))) {
      return Optional.empty();
    }
    Optional<Finding> content = otherContent(work, stored, recipe.source());
    if (!same && content.isPresent()) {
      return Optional.empty();
    }
    List<Finding> findings = new ArrayList<>(RecipeComparison.of(wanted, recipe));
    int distance = findings.size() + (content.isPresent() ? OTHER_CONTENT : 0);
    content.ifPresent(findings::add);
    return Optional.of(new Near(stored, findings, distance));
  }

  /** In what the source now differs from the one that was compiled, whatever its name was. */
  private Optional<Finding> otherContent(Work work, DescribedResult stored, String storedSource) {
    String source = work.subject();
    return stored.result().inputs().files().stream()
        .filter(input -> input.path().equals(storedSource))
        .map(input -> new InputFile(source, input.content()))
        .flatMap(input -> inputs.file(input, work.request(), source).stream())
        .map(InputComparison.Difference::finding)
        .findFirst();
  }

  private static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
