/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zccache.protocol.EnvVar;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

  private final Properties user = new Properties();

  /** Asked of the execution c of the goal compile in org.acme:codec in native/codec. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "org.acme:codec|excludes has org.acme:codec",
        "*:codec|excludes has *:codec",
        "org.acme:cod|",
        "org.acme:cod*|excludes has org.acme:cod*",
        "native/codec|excludes has native/codec",
        "native/codec/|excludes has native/codec/",
        "./native/codec|excludes has ./native/codec",
        "native/|excludes has native/",
        "native/cod|",
        "codec/|",
        "*/codec|excludes has */codec",
        "native/codec/deeper|",
        "./|excludes has ./",
        "compile@c|excludes has compile@c",
        "*@c|excludes has *@c",
        "compile@*|excludes has compile@*",
        "compile@d|",
        "link@c|",
        "compile|",
        "codec|",
        "other:*, x/, compile@c|excludes has compile@c",
      })
  void excludes_modulesFoldersAndExecutions(String patterns, String why) throws Exception {
    assertThat(read("", patterns).leaves("org.acme:codec", Path.of("native/codec"), "compile@c"))
        .isEqualTo(Optional.ofNullable(why).map(text -> "zccache." + text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "org.acme:codec|",
        "org.acme:*, other:*|",
        "other:*|includes has nothing for org.acme:codec",
        "other:*, native/|",
        "compile@c|",
        "compile@d|includes has nothing for compile@c",
        "org.acme:*, compile@d|includes has nothing for compile@c",
        "clang*|",
      })
  void includes_ofAKind_leaveAllOthersOfItAlone(String patterns, String why) throws Exception {
    assertThat(read(patterns, "").leaves("org.acme:codec", Path.of("native/codec"), "compile@c"))
        .isEqualTo(Optional.ofNullable(why).map(text -> "zccache." + text));
  }

  @Test
  void excludes_countBeforeIncludes() throws Exception {
    Selection selection = read("org.acme:*, gcc*", "*:codec, gcc-9");

    assertThat(selection.leaves("org.acme:codec", Path.of("a"), "compile@c"))
        .contains("zccache.excludes has *:codec");
    assertThat(selection.leaves("org.acme:other", Path.of("a"), "compile@c")).isEmpty();
    assertThat(selection.takesTool("gcc")).isTrue();
    assertThat(selection.takesTool("gcc-9")).isFalse();
    assertThat(selection.takesTool("clang")).isFalse();
    assertThat(selection.variables())
        .containsExactly(
            EnvVar.of("ZCCACHE_INCLUDES", "gcc*"), EnvVar.of("ZCCACHE_EXCLUDES", "gcc-9"));
  }

  @Test
  void modulesOnly_sayNothingOfToolsButOverruleTheEnvironment() throws Exception {
    Selection selection = read("", "org.acme:*");

    assertThat(selection.takesTool("gcc")).isTrue();
    assertThat(selection.variables()).containsExactly(EnvVar.of("ZCCACHE_EXCLUDES", ""));
  }

  @Test
  void nothing_isAll() throws Exception {
    assertThat(read("", "")).isEqualTo(Selection.ALL);
    assertThat(Selection.ALL.leaves("g:a", Path.of(""), "compile@c")).isEmpty();
    assertThat(Selection.ALL.takesTool("gcc")).isTrue();
    assertThat(Selection.ALL.variables()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a:b:c",
        ":a",
        "a:",
        "a@",
        "@b",
        "a@b@c",
        "g:a@b",
        "/abs",
        "../up",
        "native/../up",
        "a b",
        "a\\b",
        "a;b",
        "native/x@y",
        "${x}",
        "[a-z]*",
        "gcc,!clang"
      })
  void patternThatIsNone_namesParameterValueAndWhatIsAllowed(String pattern) {
    assertThatThrownBy(() -> read("", pattern))
        .isInstanceOf(BadSettingException.class)
        .hasMessageStartingWith("zccache.excludes is '")
        .hasMessageContainingAll(
            "groupId:artifactId",
            "native/",
            "goal@id",
            "clang-*",
            "(it can be set as -Dzccache.excludes, in the POM, as ZCCACHE_EXCLUDES");
    assertThatThrownBy(() -> read(pattern, "")).hasMessageStartingWith("zccache.includes is '");
  }

  private Selection read(String includes, String excludes) throws BadSettingException {
    user.setProperty("zccache.includes", includes);
    user.setProperty("zccache.excludes", excludes);
    return Selection.read(
        new SettingSources(user, option -> Optional.empty(), Map.of(), new Properties()));
  }
}
