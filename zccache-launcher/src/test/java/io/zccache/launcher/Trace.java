/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A recorded run of zccache 1.12.6 against a scripted daemon.
 *
 * @param daemon what the daemon did with the requests of a name, one after the other, the last for
 *     all others; null where there was none
 */
record Trace(
    String name,
    List<String> words,
    Map<String, String> environment,
    String stdin,
    @Nullable Map<String, List<String>> daemon,
    Expected expected) {

  /**
   * What the run did.
   *
   * @param requests the number of the connection and the name of the request, in their order
   */
  record Expected(int exit, String stdout, String stderr, List<String> requests) {}

  /** All of them. */
  static List<Trace> all() throws IOException {
    InputStream file =
        Objects.requireNonNull(Trace.class.getResourceAsStream("/launcher-traces.json"));
    try (InputStreamReader in = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      List<Trace> all = new ArrayList<>();
      for (JsonElement scenario :
          JsonParser.parseReader(in).getAsJsonObject().getAsJsonArray("scenarios")) {
        all.add(of(scenario.getAsJsonObject()));
      }
      return all;
    }
  }

  private static Trace of(JsonObject json) {
    Map<String, String> environment = new TreeMap<>();
    json.getAsJsonObject("env")
        .entrySet()
        .forEach(entry -> environment.put(entry.getKey(), entry.getValue().getAsString()));
    JsonElement stdin = json.get("stdin_hex");
    return new Trace(
        json.get("name").getAsString(),
        texts(json.getAsJsonArray("argv")),
        environment,
        stdin.isJsonNull()
            ? ""
            : new String(HexFormat.of().parseHex(stdin.getAsString()), StandardCharsets.US_ASCII),
        daemon(json.get("daemon")),
        expected(json.getAsJsonObject("expect")));
  }

  private static @Nullable Map<String, List<String>> daemon(JsonElement json) {
    if (json.isJsonNull()) {
      return null;
    }
    Map<String, List<String>> daemon = new TreeMap<>();
    json.getAsJsonObject()
        .entrySet()
        .forEach(entry -> daemon.put(entry.getKey(), texts(entry.getValue().getAsJsonArray())));
    return daemon;
  }

  private static Expected expected(JsonObject json) {
    List<String> requests = new ArrayList<>();
    for (JsonElement request : json.getAsJsonArray("requests")) {
      JsonObject asked = request.getAsJsonObject();
      requests.add(asked.get("connection").getAsInt() + " " + asked.get("request").getAsString());
    }
    return new Expected(
        json.get("exit").getAsInt(),
        json.get("stdout").getAsString(),
        json.get("stderr").getAsString(),
        requests);
  }

  private static List<String> texts(JsonArray json) {
    List<String> texts = new ArrayList<>();
    json.forEach(text -> texts.add(text.getAsString()));
    return texts;
  }

  /** Whether the run ended for trouble of the cache's own, and the tool's work was not done. */
  boolean gaveUp() {
    return expected.exit() == 1
        && (expected.stderr().contains("zccache[err]") || expected.stderr().startsWith("ZCCACHE_"));
  }

  /** What the tool wrote to standard error. */
  String toolsError() {
    return withoutOurs(expected.stderr());
  }

  /** All lines but those that zccache said. */
  static String withoutOurs(String error) {
    StringBuilder rest = new StringBuilder();
    for (String line : error.split("(?<=\n)", -1)) {
      rest.append(line.startsWith("zccache") ? "" : line);
    }
    return rest.toString();
  }

  @Override
  public String toString() {
    return name;
  }
}
