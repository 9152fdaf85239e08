/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import io.zccache.protocol.WirePath;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Messages of protobuf-java as trees in the form of the golden vectors, and back; by their
 * descriptors, so that it shares no code with our codec.
 */
final class ProtobufOpinion {
  private static final String PRESENCE = "env_is_set";

  private ProtobufOpinion() {}

  /** The tree of a request or response. */
  static Object treeOf(Message envelope) {
    FieldDescriptor body = chosen(envelope);
    return tagged(pascalCase(body.getName()), (Message) envelope.getField(body));
  }

  /** The request or response, of the type of {@code builder}, that {@code tree} describes. */
  static Message messageOf(Message.Builder builder, Object tree, String requestId) {
    String name = tree instanceof Map<?, ?> map ? first(map) : (String) tree;
    FieldDescriptor body = Objects.requireNonNull(field(builder, snakeCase(name)), name);
    Message.Builder inner = builder.newBuilderForField(body);
    if (tree instanceof Map<?, ?> map) {
      fill(inner, Objects.requireNonNull(map.get(name)));
    }
    builder.setField(body, inner.build());
    builder.setField(Objects.requireNonNull(field(builder, "request_id")), requestId);
    return builder.build();
  }

  private static Object tagged(String name, Message payload) {
    if (payload.getDescriptorForType().getName().equals("Empty")) {
      return name;
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put(name, treeOfValue(payload));
    return map;
  }

  private static @Nullable Object treeOfValue(Object value) {
    if (value instanceof ByteString bytes) {
      return Map.of("$hex", HexFormat.of().formatHex(bytes.toByteArray()));
    }
    if (value instanceof EnumValueDescriptor constant) {
      String prefix = snakeCase(constant.getType().getName()).toUpperCase(Locale.ROOT) + "_";
      return pascalCase(constant.getName().substring(prefix.length()).toLowerCase(Locale.ROOT));
    }
    return value instanceof Message message ? treeOfMessage(message) : value;
  }

  private static @Nullable Object treeOfMessage(Message message) {
    return switch (message.getDescriptorForType().getName()) {
      case "Path" -> WirePath.of(text(message, "value")).text();
      case "EnvVar" -> List.of(text(message, "name"), text(message, "value"));
      case "StoreResult" -> treeOfValue(message.getField(named(message, "kind")));
      case "ArtifactPayload" -> unionOf(message);
      case "LookupResult" -> lookupOf(message);
      default -> structOf(message);
    };
  }

  private static Object lookupOf(Message message) {
    FieldDescriptor member = chosen(message);
    return member.getName().equals("miss")
        ? "Miss"
        : Map.of("Hit", Map.of("artifact", structOf((Message) message.getField(member))));
  }

  private static Map<String, @Nullable Object> unionOf(Message message) {
    FieldDescriptor member = chosen(message);
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put(pascalCase(member.getName()), treeOfValue(message.getField(member)));
    return map;
  }

  private static Map<String, @Nullable Object> structOf(Message message) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (!field.getName().equals(PRESENCE)) {
        map.put(field.getName(), fieldOf(message, field));
      }
    }
    FieldDescriptor presence = field(message.toBuilder(), PRESENCE);
    if (presence != null && message.getField(presence).equals(false)) {
      map.put("env", null);
    }
    return map;
  }

  private static @Nullable Object fieldOf(Message message, FieldDescriptor field) {
    if (field.isRepeated()) {
      List<@Nullable Object> list = new ArrayList<>();
      for (Object element : (List<?>) message.getField(field)) {
        list.add(number(field, element));
      }
      return list;
    }
    if (field.hasPresence() && !message.hasField(field)) {
      return null;
    }
    return number(field, message.getField(field));
  }

  private static @Nullable Object number(FieldDescriptor field, Object value) {
    return switch (field.getType()) {
      case UINT32 -> BigInteger.valueOf(Integer.toUnsignedLong((Integer) value));
      case INT32 -> BigInteger.valueOf((Integer) value);
      case UINT64 -> new BigInteger(Long.toUnsignedString((Long) value));
      default -> treeOfValue(value);
    };
  }

  private static void fill(Message.Builder builder, Object tree) {
    switch (builder.getDescriptorForType().getName()) {
      case "Path" -> set(builder, "value", tree);
      case "EnvVar" -> {
        set(builder, "name", Objects.requireNonNull(((List<?>) tree).get(0)));
        set(builder, "value", Objects.requireNonNull(((List<?>) tree).get(1)));
      }
      case "StoreResult" -> set(builder, "kind", tree);
      case "LookupResult" -> fillLookup(builder, tree);
      default ->
          ((Map<?, ?>) tree)
              .forEach(
                  (name, value) -> {
                    if (value != null) {
                      set(builder, snakeCase((String) name), value);
                    }
                  });
    }
  }

  private static void fillLookup(Message.Builder builder, Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<?, ?> hit = (Map<?, ?>) Objects.requireNonNull(map.get("Hit"));
      set(builder, "hit", Objects.requireNonNull(hit.get("artifact")));
    } else {
      set(builder, "miss", Map.of());
    }
  }

  private static void set(Message.Builder builder, String name, Object tree) {
    FieldDescriptor field = Objects.requireNonNull(field(builder, name), name);
    if (field.isRepeated()) {
      for (Object element : (List<?>) tree) {
        builder.addRepeatedField(field, value(builder, field, element));
      }
    } else {
      builder.setField(field, value(builder, field, tree));
    }
    FieldDescriptor presence = field(builder, PRESENCE);
    if (presence != null && name.equals("env")) {
      builder.setField(presence, true);
    }
  }

  private static Object value(Message.Builder builder, FieldDescriptor field, Object tree) {
    if (field.getJavaType() == JavaType.MESSAGE) {
      Message.Builder inner = builder.newBuilderForField(field);
      fill(inner, tree);
      return inner.build();
    }
    return switch (field.getType()) {
      case UINT32, INT32 -> ((BigInteger) tree).intValue();
      case UINT64 -> ((BigInteger) tree).longValue();
      case BYTES ->
          ByteString.copyFrom(HexFormat.of().parseHex((String) ((Map<?, ?>) tree).get("$hex")));
      case ENUM ->
          Objects.requireNonNull(
              field
                  .getEnumType()
                  .findValueByName(
                      (snakeCase(field.getEnumType().getName()) + "_" + snakeCase((String) tree))
                          .toUpperCase(Locale.ROOT)));
      default -> tree;
    };
  }

  private static FieldDescriptor chosen(Message message) {
    OneofDescriptor body = message.getDescriptorForType().getOneofs().get(0);
    return Objects.requireNonNull(message.getOneofFieldDescriptor(body), "no body");
  }

  private static String text(Message message, String field) {
    return (String) message.getField(named(message, field));
  }

  private static FieldDescriptor named(Message message, String name) {
    return Objects.requireNonNull(message.getDescriptorForType().findFieldByName(name), name);
  }

  private static @Nullable FieldDescriptor field(Message.Builder builder, String name) {
    return builder.getDescriptorForType().findFieldByName(name);
  }

  private static String first(Map<?, ?> map) {
    return (String) map.keySet().iterator().next();
  }

  private static String snakeCase(String name) {
    return name.replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static String pascalCase(String name) {
    StringBuilder pascal = new StringBuilder();
    for (String word : name.split("_", -1)) {
      pascal.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return pascal.toString();
  }
}
