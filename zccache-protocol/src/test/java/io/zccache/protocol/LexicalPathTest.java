/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LexicalPathTest {
  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "., ''",
    "./, ''",
    "/, /",
    "//, /",
    "/., /",
    "/.., /..",
    "/../a, /../a",
    "/../../a, /../../a",
    "/a/.., /",
    "/a/../.., /..",
    "/a/./b//c/../d/, /a/b/d",
    "a, a",
    "a/, a",
    "./x, x",
    "a/.., ''",
    "a/../.., ..",
    "../../x/.., ../..",
    "../a/../b, ../b",
    "a//b, a/b",
    ".a/..b/...c, .a/..b/...c",
    "a/.b/.., a",
    "C:\\a\\..\\b, C:\\a\\..\\b",
  })
  void normalize_path_isClean(String path, String clean) {
    assertThat(LexicalPath.normalize(Bytes.of(path)).text()).isEqualTo(clean);
    assertThat(WirePath.of(path).text()).isEqualTo(clean);
    assertThat(WirePath.of(path)).isEqualTo(WirePath.of(clean)).hasToString(clean);
  }

  @Test
  void normalize_randomPaths_agreesWithListOfComponents() {
    List<String> parts = List.of("a", ".", "..", "", "b.", "..c", "\u00fc");
    for (long seed = 1; seed <= 5_000; seed++) {
      SeededNumbers numbers = new SeededNumbers(seed);
      StringBuilder path = new StringBuilder(numbers.below(2) == 0 ? "/" : "");
      for (int i = numbers.below(8); i > 0; i--) {
        path.append(numbers.any(parts)).append(numbers.below(4) == 0 ? "" : "/");
      }
      String text = path.toString();

      assertThat(LexicalPath.normalize(Bytes.of(text)).text())
          .as("seed %d: %s", seed, text)
          .isEqualTo(expected(text));
    }
  }

  @Test
  void normalize_cleanPath_isTheSameObject() {
    Bytes clean = Bytes.of("/usr/lib/gcc");
    Utf8 utf8 = Utf8.of("/usr/lib/gcc");

    assertThat(LexicalPath.normalize(clean)).isSameAs(clean);
    assertThat(new WirePath(utf8).utf8()).isSameAs(utf8);
  }

  @Test
  void normalize_partOfAnArray_looksAtThatPartOnly() throws Exception {
    byte[] array = "/../x/a/../b/y".getBytes(StandardCharsets.UTF_8);

    assertThat(new WirePath(Utf8.wrap(array, 6, 6)).text()).isEqualTo("b");
    assertThat(new WirePath(Utf8.wrap(array, 4, 3)).text()).isEqualTo("x/a");
  }

  @Test
  void normalize_bytesThatAreNoText_staysBytes() {
    Bytes path = Bytes.wrap(new byte[] {'/', (byte) 0xff, '/', '.', '/', (byte) 0xc3});

    assertThat(LexicalPath.normalize(path))
        .isEqualTo(Bytes.wrap(new byte[] {'/', (byte) 0xff, '/', (byte) 0xc3}));
  }

  @ParameterizedTest
  @CsvSource({
    "/w, a, /w/a",
    "/w/, ../a, /a",
    "/w, /b/, /b",
    "/w, '', /w",
    "/, a, /a",
    "w, a, w/a",
    "'', a, a",
  })
  void resolve_path_isBelowTheFolderUnlessAbsolute(String folder, String path, String resolved) {
    assertThat(LexicalPath.resolve(Bytes.of(folder), Bytes.of(path)).text()).isEqualTo(resolved);
  }

  private static String expected(String path) {
    boolean absolute = path.startsWith("/");
    List<String> kept = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (part.equals("..") && !kept.isEmpty() && !kept.get(kept.size() - 1).equals("..")) {
        kept.remove(kept.size() - 1);
      } else {
        kept.add(part);
      }
    }
    return (absolute ? "/" : "") + String.join("/", kept);
  }
}
