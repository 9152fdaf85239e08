/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.key;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names everything about a compile but the content of its inputs.
 *
 * @param digest the key itself
 */
public record UnitKey(Digest digest) {
  /** Changes whenever the same compile must get another key than before. */
  private static final String FORMAT = "zccache-unit-3";

  /**
   * The key of a compile.
   *
   * @param compiler who compiles
   * @param arguments every argument in order, with only the names that never reach a byte replaced
   * @param environment the entries that take part, sorted
   * @param folder the working directory, or an empty text where no byte depends on it
   * @param terminal true when diagnostics are made for a terminal
   */
  public static UnitKey of(
      CompilerIdentity compiler,
      List<String> arguments,
      List<String> environment,
      String folder,
      boolean terminal) {
    return new UnitKey(
        new KeyHash(FORMAT)
            .field("compiler", compiler.digest())
            .field("arguments", arguments)
            .field("environment", environment)
            .field("folder", folder)
            .field("terminal", terminal ? "1" : "0")
            .digest());
  }

  /**
   * The key of the same compile where the command line leaves something to the machine.
   *
   * @param resolved what the compiler makes of it here
   */
  public UnitKey resolvedAs(String resolved) {
    return new UnitKey(
        new KeyHash("zccache-resolved-1")
            .field("unit", digest)
            .field("resolved", resolved)
            .digest());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UnitKey that && digest.equals(that.digest);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }

  @Override
  public String toString() {
    return digest.hex();
  }
}
