/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.zccache.protocol.Finding;
import java.time.Instant;
import java.util.List;

/** One build as a text for programs; {@code docs/build-record.md} tells of each field. Pure. */
public final class BuildRecord {

  /** Grows when a field changes or goes; new fields come without that. */
  static final int SCHEMA = 1;

  private BuildRecord() {}

  /**
   * What a record tells beside counts.
   *
   * @param project identifier of the top-level project
   * @param started when the build first wanted the cache
   * @param ended when the build had ended
   * @param cache the cache root, for people
   */
  public record Facts(String project, Instant started, Instant ended, String cache) {}

  /**
   * The record, with a line break at its end.
   *
   * @param misses those that the daemon remembers
   */
  public static String json(Facts facts, Tally tally, List<Finding> misses) {
    JsonObject record = new JsonObject();
    record.addProperty("schema", SCHEMA);
    record.addProperty("project", facts.project());
    record.addProperty("started", facts.started().toString());
    record.addProperty("ended", facts.ended().toString());
    record.addProperty("cache", facts.cache());
    TallyRecord.add(record, tally);
    JsonArray missed = new JsonArray();
    misses.forEach(miss -> missed.add(missed(miss)));
    record.add("missed", missed);
    return TallyRecord.text(record);
  }

  private static JsonObject missed(Finding miss) {
    JsonObject missed = new JsonObject();
    missed.addProperty("source", miss.name());
    missed.addProperty("reason", miss.kind());
    missed.addProperty("text", miss.text());
    return missed;
  }
}
