/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StylesTest {

  @ParameterizedTest
  @CsvSource({
    "org.codehaus.mojo, native-maven-plugin, compile, true",
    "org.codehaus.mojo, native-maven-plugin, link, true",
    "org.codehaus.mojo, native-maven-plugin, javah, false",
    "org.codehaus.mojo, exec-maven-plugin, exec, true",
    "org.codehaus.mojo, exec-maven-plugin, java, true",
    "org.apache.maven.plugins, maven-antrun-plugin, run, true",
    "org.fusesource.hawtjni, hawtjni-maven-plugin, build, true",
    "org.fusesource.hawtjni, hawtjni-maven-plugin, generate, false",
    "org.bytedeco, javacpp, build, true",
    "org.bytedeco, javacpp, parse, true",
    "org.bytedeco, javacpp, cache, false",
    "org.questdb, rust-maven-plugin, build, true",
    "org.questdb, rust-maven-plugin, test, true",
    "com.github.maven-nar, nar-maven-plugin, nar-compile, true",
    "com.github.maven-nar, nar-maven-plugin, nar-testCompile, true",
    "com.github.maven-nar, nar-maven-plugin, nar-package, false",
    "com.googlecode.cmake-maven-project, cmake-maven-plugin, generate, true",
    "com.github.cmake-maven-plugin, cmake-maven-plugin, generate, true",
    "com.googlecode.cmake-maven-project, cmake-maven-plugin, compile, false",
    "org.apache.hadoop, hadoop-maven-plugins, cmake-compile, true",
    "org.apache.hadoop, hadoop-maven-plugins, protoc, false",
    "org.graalvm.buildtools, native-maven-plugin, compile, false",
    "org.apache.maven.plugins, maven-compiler-plugin, compile, false"
  })
  void of_knowsPluginAndGoal(String group, String artifact, String goal, boolean known) {
    assertThat(Styles.of(group, artifact, goal).isPresent()).isEqualTo(known);
  }

  @Test
  void isPlugin_knowsThePluginOfEachRowAndNoOther() {
    for (Style row : Styles.rows()) {
      String[] names = row.plugin().split(":", 2);
      assertThat(Styles.isPlugin(names[0], names[1])).as(row.plugin()).isTrue();
    }
    assertThat(Styles.isPlugin("org.apache.maven.plugins", "maven-compiler-plugin")).isFalse();
    assertThat(Styles.isPlugin("org.graalvm.buildtools", "native-maven-plugin")).isFalse();
  }
}
