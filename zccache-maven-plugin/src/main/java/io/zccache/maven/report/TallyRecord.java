/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

/** Counts as a part of a record for programs. Pure. */
final class TallyRecord {

  private static final int NANOS_PER_MILLI = 1_000_000;

  private static final Gson GSON =
      new GsonBuilder().setFormattingStyle(FormattingStyle.PRETTY).disableHtmlEscaping().create();

  private TallyRecord() {}

  static void add(JsonObject record, Tally tally) {
    record.addProperty("compiles", tally.compiles());
    record.addProperty("hits", tally.hits());
    record.addProperty("misses", tally.misses());
    record.addProperty("declined", tally.declined());
    record.addProperty("failed", tally.failed());
    record.addProperty("notStored", tally.value("not_stored"));
    record.addProperty("links", tally.links());
    record.addProperty("damagedFiles", tally.damaged());
    record.addProperty("savedMillis", tally.nanosSaved() / NANOS_PER_MILLI);
    record.addProperty("bytesFromCache", tally.value("hit.bytes"));
    record.addProperty("bytesStored", tally.value("stored.bytes"));
    record.add("missReasons", reasons(tally, "miss."));
    record.add("declinedReasons", reasons(tally, "bypass."));
    record.add("notStoredReasons", reasons(tally, "not_stored."));
  }

  /** The text of a record, with a line break at its end. */
  static String text(JsonObject record) {
    return GSON.toJson(record) + "\n";
  }

  private static JsonObject reasons(Tally tally, String prefix) {
    JsonObject reasons = new JsonObject();
    for (Tally.Reason reason : tally.reasons(prefix, Integer.MAX_VALUE)) {
      reasons.addProperty(reason.name(), reason.count());
    }
    return reasons;
  }
}
