/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import com.google.gson.JsonObject;
import io.zccache.protocol.DaemonStatus;

/** What a daemon has done, for programs: its form is in {@code docs/build-record.md}. Pure. */
public final class DaemonRecord {

  private static final int SCHEMA = 1;

  private DaemonRecord() {}

  /** The record of a running daemon, with a line break at its end. */
  public static String json(DaemonStatus status, Tally tally) {
    JsonObject record = begun(status.cacheDir().text(), true);
    record.addProperty("uptimeSeconds", status.uptimeSecs());
    record.addProperty("results", status.artifactCount());
    record.addProperty("bytes", status.cacheSizeBytes());
    record.addProperty("sessions", status.sessionsTotal());
    record.addProperty("activeSessions", status.sessionsActive());
    TallyRecord.add(record, tally);
    return TallyRecord.text(record);
  }

  /** The record where no daemon runs. */
  public static String notRunning(String cache) {
    return TallyRecord.text(begun(cache, false));
  }

  private static JsonObject begun(String cache, boolean running) {
    JsonObject record = new JsonObject();
    record.addProperty("schema", SCHEMA);
    record.addProperty("cache", cache);
    record.addProperty("running", running);
    return record;
  }
}
