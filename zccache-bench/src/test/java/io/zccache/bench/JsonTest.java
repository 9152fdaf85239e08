/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void of_everyKindOfValue_isJson() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("text", "a \"b\"\\\n");
    all.put("number", 1.5);
    all.put("none", Double.NaN);
    all.put("is", true);
    all.put("values", List.of(1.0, 2.0));
    all.put("objects", List.of(Map.of("n", 1)));
    all.put("empty", List.of());

    assertThat(Json.of(all))
        .isEqualTo(
            """
            {
              "text": "a \\"b\\"\\\\\\u000a",
              "number": 1.5,
              "none": null,
              "is": true,
              "values": [1.0, 2.0],
              "objects": [
                {
                  "n": 1
                }
              ],
              "empty": []
            }
            """);
  }
}
