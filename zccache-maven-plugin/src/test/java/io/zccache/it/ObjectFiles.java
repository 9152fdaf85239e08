/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The objects and archives that a build has made, with their bytes. */
final class ObjectFiles {
  private ObjectFiles() {}

  /** Those below a folder, by their names in it. */
  static Map<String, byte[]> in(Path folder) throws IOException {
    Map<String, byte[]> objects = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().matches(".*\\.[oa]"))
          .forEach(file -> objects.put(name(folder.relativize(file)), read(file)));
    }
    return objects;
  }

  static void assertSame(Map<String, byte[]> expected, Map<String, byte[]> actual) {
    assertThat(expected).isNotEmpty();
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach((name, bytes) -> assertThat(actual.get(name)).as(name).isEqualTo(bytes));
  }

  // nar-maven-plugin puts a mark of the source's absolute path into the name, in as many digits as
  // it has: hello.1c2af8ae.o, first.1d12e2a.o
  private static String name(Path object) {
    return object.toString().replaceFirst("(nar/obj/.*)\\.[0-9a-f]{1,8}\\.o$", "$1.o");
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
