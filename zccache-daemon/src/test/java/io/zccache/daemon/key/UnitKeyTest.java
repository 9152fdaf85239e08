/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitKeyTest {
  private static final CompilerIdentity GCC =
      CompilerIdentity.of("gcc", "gcc", List.of(Digest.ofContent(new byte[] {1})));

  @Test
  void unit_anyFieldChanged_hasAnotherKey() {
    UnitKey key = UnitKey.of(GCC, List.of("-c", "a.c"), List.of("LANG=C"), "", false);

    assertThat(
            List.of(
                UnitKey.of(
                    CompilerIdentity.of("gcc", "g++", List.of(Digest.ofContent(new byte[] {1}))),
                    List.of("-c", "a.c"),
                    List.of("LANG=C"),
                    "",
                    false),
                UnitKey.of(GCC, List.of("a.c", "-c"), List.of("LANG=C"), "", false),
                UnitKey.of(GCC, List.of("-ca.c"), List.of("LANG=C"), "", false),
                UnitKey.of(GCC, List.of("-c", "a.c", "LANG=C"), List.of(), "", false),
                UnitKey.of(GCC, List.of("-c", "a.c"), List.of("LANG=D"), "", false),
                UnitKey.of(GCC, List.of("-c", "a.c"), List.of("LANG=C"), "/w", false),
                UnitKey.of(GCC, List.of("-c", "a.c"), List.of("LANG=C"), "", true)))
        .doesNotContain(key)
        .doesNotHaveDuplicates();
    assertThat(UnitKey.of(GCC, List.of("-c", "a.c"), List.of("LANG=C"), "", false)).isEqualTo(key);
  }

  @Test
  void result_anyInputAbsentNameOrFolderChanged_hasAnotherKey() {
    UnitKey unit = UnitKey.of(GCC, List.of(), List.of(), "", false);
    Digest one = Digest.ofContent(new byte[] {1});
    Digest two = Digest.ofContent(new byte[] {2});

    assertThat(
            List.of(
                ResultKey.of(unit, Map.of("a", one), Map.of(), List.of()),
                ResultKey.of(unit, Map.of("a", two), Map.of(), List.of()),
                ResultKey.of(unit, Map.of("b", one), Map.of(), List.of()),
                ResultKey.of(unit, Map.of("a", one, "b", two), Map.of(), List.of()),
                ResultKey.of(unit, Map.of("a", two, "b", one), Map.of(), List.of()),
                ResultKey.of(unit, Map.of("a", one), Map.of("d", List.of("n")), List.of()),
                ResultKey.of(unit, Map.of("a", one), Map.of("d", List.of("m")), List.of()),
                ResultKey.of(unit, Map.of("a", one), Map.of(), List.of("l", "l", "x", "x")),
                ResultKey.of(unit, Map.of("a", one), Map.of(), List.of("l", "l", "x", "l"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void digest_ofKnownContent_isSha256() {
    Digest abc = Digest.ofContent(new byte[] {'a', 'b', 'c'});

    assertThat(abc.hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Digest.parse(abc.hex())).isEqualTo(abc).hasSameHashCodeAs(abc);
    assertThat(Digest.of(abc.bytes())).isEqualByComparingTo(abc);
  }

  /** The two that make the compiler write more files are no part of any key: they decline. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CPATH",
        "C_INCLUDE_PATH",
        "CPLUS_INCLUDE_PATH",
        "OBJC_INCLUDE_PATH",
        "OBJCPLUS_INCLUDE_PATH",
        "GCC_EXEC_PREFIX",
        "COMPILER_PATH",
        "SOURCE_DATE_EPOCH",
        "SDKROOT",
        "IPHONEOS_DEPLOYMENT_TARGET",
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "LANGUAGE",
        "INCLUDE",
        "CL",
        "_CL_",
      })
  void environment_whatACompilerReads_takesPart(String name) {
    assertThat(KeyEnvironment.entries(Map.of(name, "x"), false, false))
        .containsExactly(name + "=x");
  }

  @Test
  void environment_onlyWhatCompilersRead_takesPart() {
    Map<String, String> environment =
        Map.of(
            "CPATH", "/x",
            "PWD", "/w",
            "HOME", "/home/u",
            "LC_ALL", "C",
            "TERM", "xterm",
            "MACOSX_DEPLOYMENT_TARGET", "11",
            "SESSION_TOKEN", "secret");

    assertThat(KeyEnvironment.entries(environment, false, false))
        .containsExactly("CPATH=/x", "LC_ALL=C", "MACOSX_DEPLOYMENT_TARGET=11");
    assertThat(KeyEnvironment.entries(environment, true, true)).contains("PWD=/w", "TERM=xterm");
  }
}
