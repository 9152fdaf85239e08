/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.key;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Names one result: a unit together with the content of each of its inputs.
 *
 * @param digest the key itself
 */
public record ResultKey(Digest digest) {
  /**
   * The key of a result.
   *
   * @param unit what was compiled
   * @param inputs the content of each input by its path, as the compiler printed it
   * @param absent the paths that must not exist, as folder and names
   * @param searched each folder that was searched, and after it the first that is the same one
   */
  public static ResultKey of(
      UnitKey unit,
      Map<String, Digest> inputs,
      Map<String, List<String>> absent,
      List<String> searched) {
    KeyHash hash = new KeyHash("zccache-result-2").field("unit", unit.digest());
    new TreeMap<>(inputs)
        .forEach(
            (path, content) -> {
              hash.field("input", path);
              hash.field("content", content);
            });
    new TreeMap<>(absent).forEach((folder, names) -> hash.field(folder, names));
    hash.field("searched", searched);
    return new ResultKey(hash.digest());
  }

  /**
   * Stands for an input of which more than the content counts.
   *
   * @param seconds the time of its last change, since 1970
   */
  public static Digest dated(Digest content, long seconds) {
    return new KeyHash("zccache-dated-1")
        .field("content", content)
        .field("seconds", Long.toString(seconds))
        .digest();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ResultKey that && digest.equals(that.digest);
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
