/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages of all kinds, filled with whatever their records allow; the same for the same seed. */
public final class RandomMessages {
  private static final Set<String> UNSIGNED_32 =
      Set.of(
          "clientPid",
          "pid",
          "ownerPids",
          "queueDepth",
          "retryAfterMs",
          "inspected",
          "released",
          "exitCodes",
          "mode",
          "depGraphVersion");
  private static final List<Long> EDGES =
      List.of(0L, 1L, 127L, 128L, 16_383L, 16_384L, 0x7fff_ffffL, 0xffff_ffffL);
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "-DX=\"a b\"",
          "/usr/include",
          "\u00fcml\u00e4ut",
          "\u4e16\u754c",
          "\ud83e\udd80",
          "line\nline",
          "\u0000");
  private static final List<String> PATHS =
      List.of("", "/", "/a/../b", "../x/./y//z/", "/srv/\u00fc/a b.c", "rel/ative", "/..", "C:\\x");

  private final SeededNumbers numbers;

  /** Messages made from {@code numbers}. */
  public RandomMessages(SeededNumbers numbers) {
    this.numbers = numbers;
  }

  /** Any of the variants of {@code type}. */
  public <T> T any(Class<T> type) {
    return type.cast(value(type, ""));
  }

  /** A message of just this record class. */
  public Object of(Class<?> variant) {
    RecordComponent[] components = variant.getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = component(components[i]);
    }
    return JsonMessages.newRecord(variant, values);
  }

  private @Nullable Object component(RecordComponent component) {
    AnnotatedType type = component.getAnnotatedType();
    if (type.isAnnotationPresent(Nullable.class) && numbers.below(3) == 0) {
      return null;
    }
    return value(component.getGenericType(), component.getName());
  }

  private Object value(Type type, String name) {
    if (type instanceof ParameterizedType list) {
      return list(list.getActualTypeArguments()[0], name);
    }
    Class<?> wanted = (Class<?>) type;
    if (wanted == boolean.class) {
      return numbers.below(2) == 1;
    }
    if (wanted == int.class) {
      return numbers.below(2) == 0 ? numbers.any(EDGES).intValue() : (int) numbers.next();
    }
    if (wanted == long.class || wanted == Long.class) {
      return number(name);
    }
    if (wanted == String.class) {
      return text();
    }
    if (wanted == Utf8.class) {
      return Utf8.of(text());
    }
    if (wanted == WirePath.class) {
      return WirePath.of(numbers.any(PATHS));
    }
    if (wanted == Bytes.class) {
      return Bytes.wrap(numbers.bytes(name.equals("toolHash") ? 32 : numbers.below(300)));
    }
    if (wanted.isEnum()) {
      return numbers.any(Arrays.asList(wanted.getEnumConstants()));
    }
    return wanted.isRecord()
        ? of(wanted)
        : of(numbers.any(Arrays.asList(Objects.requireNonNull(wanted.getPermittedSubclasses()))));
  }

  private List<Object> list(Type element, String name) {
    int size = numbers.below(10) == 0 ? 40 : numbers.below(5);
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(value(element, name));
    }
    return list;
  }

  private long number(String name) {
    long number = numbers.below(2) == 0 ? numbers.any(EDGES) : numbers.next();
    return UNSIGNED_32.contains(name) ? number & 0xffff_ffffL : number;
  }

  private String text() {
    return numbers.below(20) == 0
        ? numbers.any(TEXTS).repeat(numbers.below(200))
        : numbers.any(TEXTS) + numbers.any(TEXTS);
  }
}
