/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
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
    List<Missed> missed) {

  /** Up to here every whole number is a double; no sum of a page's numbers overflows. */
  private static final double LARGEST = 1L << 53;

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
              && number(object, "schema") == BuildRecord.SCHEMA
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
    if (record.get("missed") instanceof JsonArray array) {
      for (JsonElement element : array) {
        if (element instanceof JsonObject miss) {
          missed.add(new Missed(text(miss, "source"), text(miss, "reason"), text(miss, "text")));
        }
      }
    }
    return new PastBuild(
        text(record, "project"),
        Instant.parse(text(record, "ended")),
        number(record, "compiles"),
        number(record, "hits"),
        number(record, "misses"),
        number(record, "declined"),
        number(record, "failed"),
        number(record, "savedMillis"),
        reasons(record, "missReasons"),
        reasons(record, "declinedReasons"),
        missed);
  }

  private static Map<String, Long> reasons(JsonObject record, String name) {
    Map<String, Long> reasons = new LinkedHashMap<>();
    if (record.get(name) instanceof JsonObject object) {
      object.keySet().forEach(reason -> reasons.put(reason, number(object, reason)));
    }
    return reasons;
  }

  private static String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonPrimitive value ? value.getAsString() : "";
  }

  private static long number(JsonObject object, String name) {
    return object.get(name) instanceof JsonPrimitive value && value.isNumber()
        ? (long) Math.min(LARGEST, Math.max(0, value.getAsDouble()))
        : 0;
  }
}
