/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.zccache.daemon.files.FileKind;
import io.zccache.daemon.files.FileStamp;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.ResultKey;
import io.zccache.daemon.key.UnitKey;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that spell out what makes two of them equal leave nothing out. */
class ExplicitEqualityTest {
  static List<Class<?>> records() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.zccache.daemon")
            .stream()
            .filter(type -> type.isRecord() && spellsOut(type, "equals", Object.class))
            .<Class<?>>map(JavaClass::reflect)
            .toList();
  }

  private static boolean spellsOut(JavaClass type, String method, Class<?> parameter) {
    // What the compiler generates is one call of a bootstrap method.
    return type.tryGetMethod(method, parameter)
        .map(found -> !found.getFieldAccesses().isEmpty())
        .orElse(false);
  }

  @Test
  void records_thatSpellItOut_areFound() {
    assertThat(records()).contains(FileStamp.class, UnitKey.class, ResultKey.class);
  }

  @ParameterizedTest
  @MethodSource("records")
  void equals_eachComponentInTurn_isTold(Class<?> type) throws Exception {
    RecordComponent[] components = type.getRecordComponents();
    Object one = make(type, components, -1);

    assertThat(make(type, components, -1)).isEqualTo(one).hasSameHashCodeAs(one);
    assertThat(one).isNotEqualTo(null).isNotEqualTo("another type");
    for (int i = 0; i < components.length; i++) {
      assertThat(make(type, components, i)).as(components[i].getName()).isNotEqualTo(one);
    }
  }

  private static Object make(Class<?> type, RecordComponent[] components, int other)
      throws ReflectiveOperationException {
    Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = sample(types[i], i == other ? 2 : 1);
    }
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  private static Object sample(Class<?> type, int which) {
    if (type == long.class) {
      return (long) which;
    } else if (type == boolean.class) {
      return which == 1;
    } else if (type == Path.class) {
      return Path.of("/" + which);
    } else if (type == FileTime.class) {
      return FileTime.fromMillis(which);
    } else if (type == Object.class) {
      return which;
    } else if (type == List.class) {
      return List.of(Integer.toString(which));
    } else if (type == Map.class) {
      return Map.of("name", Integer.toString(which));
    } else if (type == FileKind.class) {
      return which == 1 ? FileKind.FILE : FileKind.FOLDER;
    } else if (type == FileStamp.class) {
      return new FileStamp(1, 2, 3, 4, which);
    } else if (type == UnitKey.class) {
      return new UnitKey(digest(which));
    } else if (type == ResultKey.class) {
      return new ResultKey(digest(which));
    } else if (type == Digest.class) {
      return digest(which);
    }
    throw new IllegalArgumentException("no sample of " + type);
  }

  private static Digest digest(int which) {
    return Digest.ofContent(Integer.toString(which).getBytes(StandardCharsets.UTF_8));
  }
}
