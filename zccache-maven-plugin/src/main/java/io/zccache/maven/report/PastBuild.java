/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a record says of a build that has ended. Numbers are never negative.
 *
 * @param project identifier of the top-level project
 * @param ended when the build had ended
 * @param compiles calls of compilers
 * @param hits those that came from the cache
 * @param misses those that could have, and did not
 * @param declined those that were left to the compiler
 * @param failed those where the cache had trouble
 * @param savedMillis compile time that hits did not take, in milliseconds
 * @param missReasons how often each reason was met, by its name
 * @param declinedReasons the same for what was declined
 * @param missed the misses that are remembered
 * @param units its hits and misses by module, and those that stand out
 * @param use how full the cache was when it had ended, if that is known
 */
public record PastBuild(
    String project,
    Instant ended,
    long compiles,
    long hits,
    long misses,
    long declined,
    long failed,
    long savedMillis,
    Map<String, Long> missReasons,
    Map<String, Long> declinedReasons,
    List<Missed> missed,
    BuiltUnits units,
    Optional<CacheUse> use) {

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  /** Copies the collections. */
  public PastBuild {
    missReasons = new LinkedHashMap<>(missReasons);
    declinedReasons = new LinkedHashMap<>(declinedReasons);
    missed = List.copyOf(missed);
  }

  /**
   * A compile that did not come from the cache.
   *
   * @param source the name of its source file
   * @param reason the name of the reason
   * @param text all of that for people
   */
  public record Missed(String source, String reason, String text) {}

  /** The build of a record; none if the text is no whole record of a form that we know. */
  public static Optional<PastBuild> parse(String record) {
    try {
      return JsonParser.parseString(record) instanceof JsonObject object
              && Fields.number(object, "schema") == BuildRecord.SCHEMA
          ? Optional.of(read(object)).filter(build -> isMoment(build.ended()))
          : Optional.empty();
    } catch (JsonParseException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  // What is further away has no place among dates.
  private static boolean isMoment(Instant ended) {
    return !ended.isBefore(Instant.EPOCH) && ended.isBefore(LATEST);
  }

  private static PastBuild read(JsonObject record) {
    List<Missed> missed = new ArrayList<>();
    for (JsonObject miss : Fields.objects(record, "missed")) {
      missed.add(
          new Missed(
              Fields.text(miss, "source"), Fields.text(miss, "reason"), Fields.text(miss, "text")));
    }
    return new PastBuild(
        Fields.text(record, "project"),
        Instant.parse(Fields.text(record, "ended")),
        Fields.number(record, "compiles"),
        Fields.number(record, "hits"),
        Fields.number(record, "misses"),
        Fields.number(record, "declined"),
        Fields.number(record, "failed"),
        Fields.number(record, "savedMillis"),
        reasons(record, "missReasons"),
        reasons(record, "declinedReasons"),
        missed,
        UnitsRecord.read(record),
        CacheUse.read(record));
  }

  private static Map<String, Long> reasons(JsonObject record, String name) {
    Map<String, Long> reasons = new LinkedHashMap<>();
    if (record.get(name) instanceof JsonObject object) {
      object.keySet().forEach(reason -> reasons.put(reason, Fields.number(object, reason)));
    }
    return reasons;
  }
}
