/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Messages as trees of maps, lists, strings, numbers and booleans in the form that the golden
 * vectors have, and back; by reflection, so that it shares no code with the codecs.
 */
public final class JsonMessages {
  private static final Set<Class<?>> NEWTYPES =
      Set.of(
          Response.Status.class,
          Response.LookupResult.class,
          Response.StoreResult.class,
          ArtifactPayload.Inline.class,
          ArtifactPayload.OnDisk.class);

  private static final Map<Class<?>, String> NAMES =
      Map.of(ArtifactPayload.Inline.class, "Bytes", ArtifactPayload.OnDisk.class, "Path");

  private JsonMessages() {}

  /** The tree that {@code json} writes. */
  public static @Nullable Object treeOf(JsonElement json) {
    if (json.isJsonNull()) {
      return null;
    }
    if (json instanceof JsonArray array) {
      List<@Nullable Object> list = new ArrayList<>();
      array.forEach(element -> list.add(treeOf(element)));
      return list;
    }
    if (json instanceof JsonObject object) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      object.entrySet().forEach(entry -> map.put(entry.getKey(), treeOf(entry.getValue())));
      return map;
    }
    if (json.getAsJsonPrimitive().isBoolean()) {
      return json.getAsBoolean();
    }
    return json.getAsJsonPrimitive().isNumber() ? json.getAsBigInteger() : json.getAsString();
  }

  /** The tree of a message or of anything in one. */
  public static @Nullable Object treeOf(@Nullable Object value) {
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Integer number) {
      return BigInteger.valueOf(number);
    }
    if (value instanceof Long number) {
      return new BigInteger(Long.toUnsignedString(number));
    }
    if (value instanceof Utf8 || value instanceof WirePath) {
      return value.toString();
    }
    if (value instanceof Bytes bytes) {
      return Map.of("$hex", HexFormat.of().formatHex(bytes.toByteArray()));
    }
    if (value instanceof EnvVar entry) {
      return List.of(entry.name().text(), entry.value().text());
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> trees = new ArrayList<>();
      list.forEach(element -> trees.add(treeOf(element)));
      return trees;
    }
    return value instanceof Enum<?> constant ? camelCase(constant.name()) : treeOfRecord(value);
  }

  private static Object treeOfRecord(Object value) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      fields.put(snakeCase(component.getName()), treeOf(component(component, value)));
    }
    if (!isVariant(value.getClass())) {
      return fields;
    }
    String name = nameOf(value.getClass());
    if (fields.isEmpty()) {
      return name;
    }
    Map<String, @Nullable Object> tagged = new LinkedHashMap<>();
    if (NEWTYPES.contains(value.getClass())) {
      tagged.put(name, fields.values().iterator().next());
    } else {
      tagged.put(name, fields);
    }
    return tagged;
  }

  /** The message of the class {@code type} that {@code tree} describes. */
  public static <T> T messageOf(Class<T> type, Object tree) {
    return type.cast(Objects.requireNonNull(valueOf(type, tree), "no message"));
  }

  private static @Nullable Object valueOf(Type type, @Nullable Object tree) {
    if (tree == null) {
      return null;
    }
    if (type instanceof ParameterizedType list) {
      List<@Nullable Object> values = new ArrayList<>();
      for (Object element : (List<?>) tree) {
        values.add(valueOf(list.getActualTypeArguments()[0], element));
      }
      return values;
    }
    Class<?> wanted = (Class<?>) type;
    if (tree instanceof BigInteger number) {
      return wanted == int.class ? (Object) number.intValueExact() : (Object) number.longValue();
    }
    if (wanted == Utf8.class) {
      return Utf8.of((String) tree);
    }
    if (wanted == WirePath.class) {
      return WirePath.of((String) tree);
    }
    if (wanted == Bytes.class) {
      return Bytes.of(HexFormat.of().parseHex((String) ((Map<?, ?>) tree).get("$hex")));
    }
    if (wanted == EnvVar.class) {
      List<?> pair = (List<?>) tree;
      return EnvVar.of((String) pair.get(0), (String) pair.get(1));
    }
    if (wanted.isEnum()) {
      return Arrays.stream(wanted.getEnumConstants())
          .filter(constant -> camelCase(((Enum<?>) constant).name()).equals(tree))
          .findFirst()
          .orElseThrow();
    }
    return wanted.isRecord() || wanted.isSealed() ? recordOf(wanted, tree) : tree;
  }

  private static Object recordOf(Class<?> wanted, Object tree) {
    if (wanted.isRecord() && !isVariant(wanted)) {
      return fieldsOf(wanted, (Map<?, ?>) tree);
    }
    String name =
        tree instanceof Map<?, ?> map ? (String) map.keySet().iterator().next() : (String) tree;
    Class<?> variant =
        Arrays.stream(wanted.getPermittedSubclasses())
            .filter(candidate -> nameOf(candidate).equals(name))
            .findFirst()
            .orElseThrow();
    if (!(tree instanceof Map<?, ?> map)) {
      return fieldsOf(variant, Map.of());
    }
    Object payload = Objects.requireNonNull(map.get(name), name);
    if (NEWTYPES.contains(variant)) {
      RecordComponent only = variant.getRecordComponents()[0];
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put(snakeCase(only.getName()), payload);
      return fieldsOf(variant, fields);
    }
    return fieldsOf(variant, (Map<?, ?>) payload);
  }

  private static Object fieldsOf(Class<?> type, Map<?, ?> fields) {
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] =
          valueOf(components[i].getGenericType(), fields.get(snakeCase(components[i].getName())));
    }
    return newRecord(type, values);
  }

  /** A new record of the class {@code type}. */
  public static Object newRecord(Class<?> type, @Nullable Object[] values) {
    try {
      return type.getDeclaredConstructors()[0].newInstance(values);
    } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
      throw new LinkageError("cannot make a " + type, e);
    }
  }

  /** The name on the wire of a record that is one of several variants. */
  public static String nameOf(Class<?> variant) {
    return NAMES.getOrDefault(variant, variant.getSimpleName());
  }

  /** {@code someThing} as {@code some_thing}. */
  public static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static boolean isVariant(Class<?> type) {
    return type.getInterfaces().length > 0;
  }

  private static String camelCase(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.split("_", -1)) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }

  private static @Nullable Object component(RecordComponent component, Object value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new LinkageError("cannot read " + component, e);
    }
  }
}
