/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.key.ResultKey;
import io.zccache.daemon.key.UnitKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A result as the store keeps it.
 *
 * @param unit what was compiled
 * @param key the unit together with the content of its inputs
 * @param inputs what the result depends on
 * @param outputs the files it consists of
 * @param run how the tool ran
 * @param storedAt when it was stored, in whole milliseconds
 */
public record StoredResult(
    UnitKey unit,
    ResultKey key,
    InputSet inputs,
    List<StoredOutput> outputs,
    ToolRun run,
    Instant storedAt) {
  /** Copies the list. */
  public StoredResult {
    outputs = List.copyOf(outputs);
  }

  /** How long it counts that a tool has failed. */
  private static final Duration LONGEST_FAILED = Duration.ofHours(24);

  /** Whether the tool has failed. */
  public boolean isFailure() {
    return run.exitCode() != 0;
  }

  /** Whether this counts at that moment: that a tool has failed counts for a day. */
  public boolean isOfUseAt(Instant now) {
    return !isFailure() || !(storedAt.isAfter(now) || storedAt.isBefore(now.minus(LONGEST_FAILED)));
  }

  /** The same without its inputs, which take much memory. */
  public StoredResult withoutInputs() {
    InputSet none = new InputSet(List.of(), List.of(), SearchedFolders.NONE);
    return new StoredResult(unit, key, none, outputs, run, storedAt);
  }

  /** The output of a role, if the result has one. */
  public Optional<StoredOutput> output(OutputRole role) {
    return outputs.stream().filter(output -> output.role() == role).findFirst();
  }
}
