/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.zccache.protocol.DaemonStatus;
import io.zccache.protocol.Finding;
import io.zccache.protocol.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One build as a text for programs; {@code docs/build-record.md} tells of each field. Pure. */
public final class BuildRecord {

  /** Grows when a field changes or goes; new fields come without that. */
  static final int SCHEMA = 1;

  private BuildRecord() {}

  /**
   * What a record tells beside what the daemon knows.
   *
   * @param project identifier of the top-level project
   * @param modules those that were built
   * @param started when the build first wanted the cache
   * @param ended when the build had ended
   * @param cache the cache root, for people
   */
  public record Facts(
      String project, Modules modules, Instant started, Instant ended, String cache) {}

  /**
   * What the daemon tells of a build.
   *
   * @param misses those that it remembers
   * @param units those that it remembers
   * @param status how it is at the end of the build, unless it has ended
   */
  public record Told(
      Tally tally, List<Finding> misses, List<Unit> units, Optional<DaemonStatus> status) {
    /** Copies the lists. */
    public Told {
      misses = List.copyOf(misses);
      units = List.copyOf(units);
    }
  }

  /** The record, with a line break at its end. */
  public static String json(Facts facts, Told told) {
    JsonObject record = new JsonObject();
    record.addProperty("schema", SCHEMA);
    record.addProperty("project", facts.project());
    record.addProperty("started", facts.started().toString());
    record.addProperty("ended", facts.ended().toString());
    record.addProperty("cache", facts.cache());
    TallyRecord.add(record, told.tally());
    JsonArray missed = new JsonArray();
    told.misses().forEach(miss -> missed.add(missed(miss)));
    record.add("missed", missed);
    told.status().map(CacheUse::of).ifPresent(use -> use.addTo(record));
    UnitsRecord.add(record, BuiltUnits.of(told.units(), facts.modules()));
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
