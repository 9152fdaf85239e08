/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import com.google.protobuf.UnsafeByteOperations;
import io.zccache.daemon.key.CompilerIdentity;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.Recipe;
import io.zccache.daemon.store.record.RecipeRecord;
import io.zccache.daemon.store.record.ResultRecord;
import java.util.Optional;

/** Recipes to protobuf messages and back. */
final class RecipeMessages {
  private RecipeMessages() {}

  static RecipeRecord message(Recipe recipe) {
    Recipe.Maker compiler = recipe.compiler();
    return RecipeRecord.newBuilder()
        .setProgram(compiler.program())
        .setVersion(compiler.version())
        .setIdentity(UnsafeByteOperations.unsafeWrap(compiler.identity().digest().bytes()))
        .setSource(recipe.source())
        .addAllArgument(recipe.arguments())
        .addAllEnvironment(recipe.environment())
        .setFolder(recipe.folder())
        .setTerminal(recipe.terminal())
        .build();
  }

  /**
   * The recipe in a result's message, if there is one.
   *
   * @throws DamagedRecordException if one of its values cannot be
   */
  static Optional<Recipe> recipe(ResultRecord result) throws DamagedRecordException {
    if (!result.hasRecipe()) {
      return Optional.empty();
    }
    RecipeRecord message = result.getRecipe();
    try {
      Digest identity = Digest.of(message.getIdentity().toByteArray());
      return Optional.of(
          new Recipe(
              new Recipe.Maker(
                  message.getProgram(), message.getVersion(), new CompilerIdentity(identity)),
              message.getSource(),
              message.getArgumentList(),
              message.getEnvironmentList(),
              message.getFolder(),
              message.getTerminal()));
    } catch (IllegalArgumentException e) {
      throw new DamagedRecordException("a recipe that cannot be", e);
    }
  }
}
