/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** The golden vectors among the tests' resources. */
public final class Vectors {
  private static final JsonObject WIRE = read("/wire-vectors.json");
  private static final JsonObject EXTENSION = read("/extension-vectors.json");
  private static final JsonObject SCHEMA = read("/wire-schema.json");

  private Vectors() {}

  /** One whole frame and the message in it. */
  public record Golden(
      String name,
      String direction,
      String family,
      String requestId,
      long frameRequestId,
      Bytes bytes,
      Object value) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** All golden frames of zccache 1.12.6. */
  public static List<Golden> golden() {
    return golden(WIRE);
  }

  /** All golden frames of our extension. */
  public static List<Golden> extension() {
    return golden(EXTENSION);
  }

  private static List<Golden> golden(JsonObject file) {
    return file.getAsJsonArray("vectors").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(
            json ->
                new Golden(
                    json.get("name").getAsString(),
                    json.get("direction").getAsString(),
                    json.get("family").getAsString(),
                    json.has("request_id") ? json.get("request_id").getAsString() : "",
                    json.has("frame_request_id")
                        ? json.get("frame_request_id").getAsBigInteger().longValue()
                        : 0,
                    bytes(json.get("hex")),
                    Objects.requireNonNull(JsonMessages.treeOf(json.get("value")))))
        .toList();
  }

  /**
   * The objects of a list in the vectors, as {@code decode_cases} or {@code naming/environment}.
   */
  public static List<JsonObject> list(String path) {
    JsonElement at = WIRE;
    for (String step : path.split("/", -1)) {
      at = at.getAsJsonObject().get(step);
    }
    return at.getAsJsonArray().asList().stream().map(JsonElement::getAsJsonObject).toList();
  }

  /** The schema of all messages. */
  public static JsonObject schema() {
    return SCHEMA;
  }

  /** The bytes that a hex string names. */
  public static Bytes bytes(JsonElement hex) {
    return Bytes.wrap(HexFormat.of().parseHex(hex.getAsString()));
  }

  private static JsonObject read(String resource) {
    try (InputStream in = Vectors.class.getResourceAsStream(resource)) {
      byte[] bytes = Objects.requireNonNull(in, resource).readAllBytes();
      return JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8)).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
