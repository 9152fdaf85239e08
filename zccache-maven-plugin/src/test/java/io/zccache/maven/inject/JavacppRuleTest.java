/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import static io.zccache.maven.inject.Calls.JAVACPP;
import static io.zccache.maven.inject.Calls.JAVACPP_PARSE;
import static io.zccache.maven.inject.Calls.call;
import static io.zccache.maven.inject.Calls.changed;
import static io.zccache.maven.inject.Calls.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.maven.inject.Calls.FakeLinks;
import java.util.Map;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavacppRuleTest {

  private static final String COMMAND =
      "<buildCommand><program>%s</program><arg>all</arg></buildCommand>";

  private final FakeLinks links = new FakeLinks();

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<properties>linux-x86_64</properties>", "<properties>${p}</properties>"})
  void compilerOfThePlatform_becomesItsLink(String content) {
    Xpp3Dom property =
        changed(edit(JAVACPP, call(content), links)).getChild("propertyKeysAndValues").getChild(0);

    assertThat(property.getChild("name").getValue()).isEqualTo("platform.compiler");
    assertThat(property.getChild("value").getValue()).isEqualTo("/links/g++");
    assertThat(links.asked).containsExactly("g++ in [, /project]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<propertyKeysAndValues><property><name>platform.compiler</name><value>g++</value>"
            + "</property><property><name>platform.compiler</name><value>clang++</value></property>"
            + "</propertyKeysAndValues><properties>android-arm</properties>",
        "<propertyKeysAndValues><platform.compiler>clang++</platform.compiler>"
            + "</propertyKeysAndValues>"
      })
  void compilerOfTheUsers_becomesItsLink(String content) {
    Xpp3Dom properties =
        changed(edit(JAVACPP, call(content), links)).getChild("propertyKeysAndValues");

    assertThat(properties.getChild(properties.getChildCount() - 1).getChild("value").getValue())
        .as("the last one counts")
        .isEqualTo("/links/clang++");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<properties>android-arm64</properties>",
        "<propertyFile>my.properties</propertyFile>",
        "<compile>false</compile>"
      })
  void compilerThatIsNotKnown_isLeftAlone(String content) {
    assertThat(edit(JAVACPP, call(content), links)).isInstanceOf(Edit.LeftAlone.class);
    assertThat(links.asked).isEmpty();
  }

  @Test
  void platformOfASystemProperty_isNotTheMachines() {
    MojoCall call =
        call("", Map.of("${org.bytedeco.javacpp.platform}", "windows-x86_64"), Calls.parameters());

    assertThat(edit(JAVACPP, call, links)).isInstanceOf(Edit.LeftAlone.class);
  }

  @Test
  void otherCache_isLeftAlone() {
    assertThat(
            edit(
                JAVACPP,
                "<propertyKeysAndValues><platform.compiler>/usr/bin/ccache</platform.compiler>"
                    + "</propertyKeysAndValues>"))
        .isEqualTo(new Edit.LeftAlone(LeaveReason.OTHER_CACHE, "ccache"));
  }

  @ParameterizedTest
  @CsvSource({JAVACPP, JAVACPP_PARSE})
  void buildCommand_script_getsSearchPath(String goal) {
    Xpp3Dom configuration = changed(edit(goal, call(COMMAND.formatted("bash")), links));

    assertThat(configuration.getChild("environmentVariables").getChild("PATH").getValue())
        .isEqualTo("/links:/usr/bin");
    assertThat(configuration.getChild("propertyKeysAndValues")).isNull();
  }

  @Test
  void buildCommand_compiler_becomesItsLink() {
    Xpp3Dom command = changed(edit(JAVACPP, COMMAND.formatted("gcc"))).getChild("buildCommand");

    assertThat(command.getChild(0).getValue()).isEqualTo("/links/gcc");
    assertThat(command.getChild(1).getValue()).isEqualTo("all");
  }

  @Test
  void parse_withoutCommand_isNotNative() {
    assertThat(edit(JAVACPP_PARSE, call(""), links)).isEqualTo(new Edit.NotNative());
    assertThat(links.asked).isEmpty();
  }
}
