/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import com.google.gson.JsonObject;
import io.zccache.protocol.DaemonStatus;
import java.util.Optional;

/**
 * How full a cache was at the end of a build.
 *
 * @param results how many results it held
 * @param bytes how large it was
 */
public record CacheUse(long results, long bytes) {

  private static final String RESULTS = "cacheResults";
  private static final String BYTES = "cacheBytes";

  static CacheUse of(DaemonStatus status) {
    return new CacheUse(status.artifactCount(), status.cacheSizeBytes());
  }

  void addTo(JsonObject record) {
    record.addProperty(RESULTS, results);
    record.addProperty(BYTES, bytes);
  }

  /** What a record says; none if it is one of an older version or the daemon had ended. */
  static Optional<CacheUse> read(JsonObject record) {
    return record.has(RESULTS) && record.has(BYTES)
        ? Optional.of(new CacheUse(Fields.number(record, RESULTS), Fields.number(record, BYTES)))
        : Optional.empty();
  }
}
