/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The records have the names, the parts and the numbers of the schema of zccache 1.12.6. */
final class SchemaTest {
  static List<JsonObject> requests() {
    return variants("requests");
  }

  static List<JsonObject> responses() {
    return variants("responses");
  }

  static List<Map.Entry<String, JsonElement>> structs() {
    return List.copyOf(Vectors.schema().getAsJsonObject("structs").entrySet());
  }

  private static List<JsonObject> variants(String of) {
    return Vectors.schema().getAsJsonArray(of).asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_ofTheSchema_hasItsNumbersPartsAndId(JsonObject schema) {
    String name = schema.get("variant").getAsString();
    RequestKind kind = RequestKind.valueOf(constant(name));

    assertThat(kind.variant()).isEqualTo(schema.get("bincode_index").getAsInt());
    assertThat(kind.field()).isEqualTo(schema.get("protobuf_field").getAsInt());
    assertThat(RequestKind.ofVariant(kind.variant())).contains(kind);
    assertThat(RequestKind.ofField(kind.field())).contains(kind);
    assertThat(kind.requestId())
        .isEqualTo(Vectors.schema().getAsJsonObject("default_request_ids").get(name).getAsString());
    assertThat(parts(named(Request.class, name))).isEqualTo(parts(schema));
  }

  @ParameterizedTest
  @MethodSource("responses")
  void response_ofTheSchema_hasItsNumbersAndParts(JsonObject schema) {
    String name = schema.get("variant").getAsString();
    ResponseKind kind = ResponseKind.valueOf(constant(name));

    assertThat(kind.variant()).isEqualTo(schema.get("bincode_index").getAsInt());
    assertThat(kind.field()).isEqualTo(schema.get("protobuf_field").getAsInt());
    assertThat(ResponseKind.ofVariant(kind.variant())).contains(kind);
    assertThat(ResponseKind.ofField(kind.field())).contains(kind);
    if (schema.has("fields")) {
      assertThat(parts(named(Response.class, name))).isEqualTo(parts(schema));
    }
  }

  @ParameterizedTest
  @MethodSource("structs")
  void struct_ofTheSchema_hasItsParts(Map.Entry<String, JsonElement> struct) throws Exception {
    Class<?> type = Class.forName("io.zccache.protocol." + struct.getKey());

    assertThat(parts(type))
        .isEqualTo(
            struct.getValue().getAsJsonArray().asList().stream()
                .map(field -> field.getAsJsonObject().get("name").getAsString())
                .toList());
  }

  @Test
  void kinds_ofOurOwn_haveNumbersFromAThousandOn() {
    assertThat(requests()).hasSize(RequestKind.values().length - 5);
    assertThat(responses()).hasSize(ResponseKind.values().length - 7);
    assertThat(RequestKind.REPORT.variant()).isEqualTo(1000);
    assertThat(RequestKind.REPORT.field()).isEqualTo(1001);
    assertThat(RequestKind.EXPLAIN.variant()).isEqualTo(1001);
    assertThat(RequestKind.MISSES.variant()).isEqualTo(1002);
    assertThat(RequestKind.RAN.variant()).isEqualTo(1003);
    assertThat(RequestKind.UNITS.variant()).isEqualTo(1004);
    assertThat(ResponseKind.UNIT_LIST.variant()).isEqualTo(1006);
    assertThat(ResponseKind.PLAN.variant()).isEqualTo(1003);
    assertThat(ResponseKind.PLAN.field()).isEqualTo(1004);
    assertThat(ResponseKind.MISS_LIST.variant()).isEqualTo(1005);
    assertThat(ResponseKind.EXPLANATION.variant()).isEqualTo(1004);
    assertThat(ResponseKind.DECLINED.variant()).isEqualTo(1000);
    assertThat(ResponseKind.AT_WORK.variant()).isEqualTo(1001);
    assertThat(ResponseKind.REPORT_RESULT.variant()).isEqualTo(1002);
    assertThat(ResponseKind.REPORT_RESULT.field()).isEqualTo(1003);
    assertThat(RequestKind.ofVariant(19)).isEmpty();
    assertThat(ResponseKind.ofVariant(18)).isEmpty();
    assertThat(ResponseKind.ofField(0)).isEmpty();
  }

  private static String constant(String name) {
    return JsonMessages.snakeCase(name).substring(1).toUpperCase(Locale.ROOT);
  }

  private static Class<?> named(Class<?> sealed, String name) {
    return Arrays.stream(Objects.requireNonNull(sealed.getPermittedSubclasses()))
        .filter(type -> type.getSimpleName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> parts(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .map(JsonMessages::snakeCase)
        .toList();
  }

  private static List<String> parts(JsonObject variant) {
    return variant.getAsJsonArray("fields").asList().stream()
        .map(field -> field.getAsJsonObject().get("name").getAsString())
        .toList();
  }
}
