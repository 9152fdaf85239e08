/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {
  @ParameterizedTest
  @CsvSource({
    // archivers and linkers, whatever their arguments
    "ar, rcs liba.a a.o, LINK",
    "x86_64-linux-gnu-ar, rcs liba.a, LINK",
    "llvm-ar-15, rcs, LINK",
    "Lib.exe, /OUT:x, LINK",
    "link, x.obj, LINK",
    "ld, -o a, LINK",
    "ld.lld, -c, LINK",
    "ld.lld-15, -o, LINK",
    "ld.bfd, -o, LINK",
    "ld.gold, -o, LINK",
    "lld-link, -o, LINK",
    "wasm-ld, -o, LINK",
    "arm-none-eabi-ld, -o, LINK",
    // drivers link unless an argument says otherwise
    "gcc, a.o -o a, LINK",
    "gcc, -c a.c, COMPILE",
    "gcc, -c /w/a.c, COMPILE",
    "gcc, /w/a.c -c, COMPILE",
    "g++, -E a.cc, COMPILE",
    "cc, -S a.c, COMPILE",
    "c++, a.cc, LINK",
    "clang++-15, -c a.cc, COMPILE",
    "clang, --precompile a.cppm, COMPILE",
    "gcc, -x c-header a.h, COMPILE",
    "gcc, -x c a.c, LINK",
    "arm-none-eabi-gcc, --version, LINK",
    "emcc, a.c, LINK",
    // a response file may hold anything
    "gcc, @flags.rsp a.c, COMPILE",
    "gcc, @ a.c, LINK",
    // a dash means that standard input has to be carried
    "gcc, -E -, COMPILE",
    "ar, rcs -, COMPILE",
    "gcc, -x c - -o a, COMPILE",
    // what is no known driver
    "gcc-12, a.o -o a, COMPILE",
    "rustc, a.rs, COMPILE",
    "cl, a.c, COMPILE",
    "anything, at all, COMPILE"
  })
  void of_nameAndArguments_route(String name, String arguments, Route route) {
    List<byte[]> words = new ArrayList<>();
    for (String word : arguments.split(" ", -1)) {
      words.add(FilePath.of(word).toBytes());
    }
    assertThat(Route.of(FilePath.of(name).toBytes(), words)).isEqualTo(route);
  }
}
