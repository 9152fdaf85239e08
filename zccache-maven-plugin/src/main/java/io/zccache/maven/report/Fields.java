/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;

/** Fields of a record that may be anything: what is not as it should be is as if not there. */
final class Fields {

  /** Up to here every whole number is a double; no sum of a page's numbers overflows. */
  private static final double LARGEST = 1L << 53;

  private Fields() {}

  /** A text; empty if there is none. */
  static String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonPrimitive value ? value.getAsString() : "";
  }

  /** A number from 0 on; 0 if there is none. */
  static long number(JsonObject object, String name) {
    return object.get(name) instanceof JsonPrimitive value && value.isNumber()
        ? (long) Math.min(LARGEST, Math.max(0, value.getAsDouble()))
        : 0;
  }

  /** The objects of an array; none if there is no array. */
  static List<JsonObject> objects(JsonObject object, String name) {
    List<JsonObject> objects = new ArrayList<>();
    if (object.get(name) instanceof JsonArray array) {
      for (JsonElement element : array) {
        if (element instanceof JsonObject one) {
          objects.add(one);
        }
      }
    }
    return objects;
  }
}
