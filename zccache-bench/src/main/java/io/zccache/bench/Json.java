/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes maps, lists, texts, numbers and booleans as JSON. A number that is none becomes null. */
final class Json {
  private final StringBuilder text = new StringBuilder();

  private Json() {}

  static String of(Map<String, Object> object) {
    Json json = new Json();
    json.value(object, "");
    return json.text.append('\n').toString();
  }

  private void value(Object value, String indent) {
    if (value instanceof Map<?, ?> map) {
      object(map, indent);
    } else if (value instanceof List<?> list) {
      list(list, indent);
    } else if (value instanceof Double number) {
      text.append(Double.isFinite(number) ? Double.toString(number) : "null");
    } else if (value instanceof Number || value instanceof Boolean) {
      text.append(value);
    } else {
      string(value.toString());
    }
  }

  private void object(Map<?, ?> map, String indent) {
    String inner = indent + "  ";
    text.append("{\n");
    for (Iterator<? extends Map.Entry<?, ?>> all = map.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<?, ?> entry = all.next();
      text.append(inner);
      string(String.valueOf(entry.getKey()));
      text.append(": ");
      value(entry.getValue(), inner);
      text.append(all.hasNext() ? ",\n" : "\n");
    }
    text.append(indent).append('}');
  }

  private void list(List<?> list, String indent) {
    boolean flat = list.stream().noneMatch(Map.class::isInstance);
    String inner = indent + "  ";
    text.append('[');
    for (int i = 0; i < list.size(); i++) {
      text.append(i == 0 ? "" : flat ? ", " : ",").append(flat ? "" : "\n" + inner);
      value(list.get(i), inner);
    }
    text.append(flat || list.isEmpty() ? "]" : "\n" + indent + "]");
  }

  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
