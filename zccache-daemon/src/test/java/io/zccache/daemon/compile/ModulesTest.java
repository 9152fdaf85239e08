/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Modules of C++20 and of clang, none of which is cached. */
@Timeout(120)
class ModulesTest extends WorkplaceTestBase {
  @BeforeEach
  void writeSources() throws Exception {
    work.write("h.h", "inline int twice(int x) { return 2 * x; }\n");
    work.write("plain.cc", "int f() { return 1; }\n");
    work.write("m.cppm", "export module m;\nexport int f() { return 1; }\n");
    work.write("m.ixx", "export module m;\nexport int f() { return 1; }\n");
    work.write("m.pcm", "none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "g++|-std=c++20 -fmodules-ts -c plain.cc",
        "g++|-std=c++20 -fmodules -c plain.cc",
        "g++|-std=c++20 -fmodule-mapper=m.txt -c plain.cc",
        "g++|-std=c++20 -fmodule-header -c h.h",
        "g++|-std=c++20 -x c++-system-header vector",
        "g++|-std=c++20 -x c++-user-header -c h.h",
        "g++|-std=c++20 -c m.cppm",
        "g++|-std=c++20 -c m.ixx",
        "clang++|-std=c++20 -fmodules -c plain.cc",
        "clang++|-std=c++20 -fcxx-modules -c plain.cc",
        "clang++|-std=c++20 -fmodule-file=m.pcm -c plain.cc",
        "clang++|-std=c++20 -fmodule-file=m=m.pcm -c plain.cc",
        "clang++|-std=c++20 -fprebuilt-module-path=. -c plain.cc",
        "clang++|-std=c++20 -Xclang -emit-module-interface -c plain.cc",
        "clang++|-std=c++20 --precompile m.cppm -o m.pcm",
        "clang++|-std=c++20 -x c++-module -c plain.cc",
        "clang++|-std=c++20 -c m.cppm",
      })
  void command_isDeclined(String tool, String args) throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin", tool)), tool + " is not installed");
    assertThat(work.ask(tool, args.split(" "))).isEqualTo(new Response.Declined("modules"));
    assertThat(work.counted("stored")).isZero();
  }

  /** What the compiler itself does not reject, the source's own words are declined for. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "g++|import <vector>;",
        "g++|import \"h.h\";",
        "g++|import m;",
        "g++|import m.part;",
        "g++|import :part;",
        "g++|export import m;",
        "g++|module m;",
        "g++|export module m;",
        "g++|module;~#include \"h.h\"~export module m;",
        "g++|/* c */ export /* c */ module m;",
        "g++|im\\~port m;",
        "clang++|import m;",
        "clang++|export module m;",
        "clang++|module;~export module m;",
        "clang++|#include \"decl.h\"",
        "g++|#include \"decl.h\"",
      })
  void source_isNotKept(String tool, String text) throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin", tool)), tool + " is not installed");
    work.write("decl.h", "import m;\n");
    work.write("t.cc", text.replace('~', '\n') + "\nint g() { return 1; }\n");
    for (int round = 0; round < 2; round++) {
      Response unused = work.ask(tool, "-std=c++20", "-c", "t.cc");
      assertThat(work.counted("stored") + work.counted("hit")).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "g++|typedef int import;~import m;",
        "g++|typedef int module;~namespace n {~module m;~}",
      })
  void source_thatCompilesWithTheWord_isDeclinedByName(String tool, String text) throws Exception {
    work.write("t.cc", text.replace('~', '\n') + "\n");
    work.compile(tool, "-std=c++17", "-c", "t.cc");
    assertThat(work.counted("bypass.modules")).isEqualTo(1);
    assertThat(work.counted("stored")).isZero();
  }
}
