/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.key.Recipe;
import io.zccache.daemon.key.ResultKey;
import io.zccache.daemon.key.UnitKey;
import java.util.List;
import java.util.Optional;

/**
 * A result to be stored.
 *
 * @param unit what was compiled
 * @param key the unit together with the content of its inputs
 * @param inputs what the result depends on
 * @param outputs the files it consists of
 * @param run how the tool ran
 * @param recipe what the unit key is made of, for those who ask why a call misses
 */
public record NewResult(
    UnitKey unit,
    ResultKey key,
    InputSet inputs,
    List<NewOutput> outputs,
    ToolRun run,
    Optional<Recipe> recipe) {
  /** Copies the list. */
  public NewResult {
    outputs = List.copyOf(outputs);
  }
}
