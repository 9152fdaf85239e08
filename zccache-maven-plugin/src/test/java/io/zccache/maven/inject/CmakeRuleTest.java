/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import static io.zccache.maven.inject.Calls.CMAKE;
import static io.zccache.maven.inject.Calls.HADOOP;
import static io.zccache.maven.inject.Calls.call;
import static io.zccache.maven.inject.Calls.changed;
import static io.zccache.maven.inject.Calls.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.maven.inject.Calls.FakeLinks;
import java.util.Map;
import java.util.Set;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CmakeRuleTest {

  private final FakeLinks links = new FakeLinks();

  @ParameterizedTest
  @CsvSource({CMAKE + ", options, environmentVariables", HADOOP + ", vars, env"})
  void launcher_comesByTheEnvironment(String mojo, String options, String environment) {
    String content =
        "<"
            + options
            + "><A>b</A></"
            + options
            + "><"
            + environment
            + "><C>d</C></"
            + environment
            + ">";

    Xpp3Dom configuration = changed(edit(mojo, call(content), links));

    assertThat(configuration.getChild(options)).isEqualTo(Calls.xml(content).getChild(options));
    Xpp3Dom variables = configuration.getChild(environment);
    assertThat(variables.getChild("CMAKE_C_COMPILER_LAUNCHER").getValue())
        .isEqualTo("/links/zccache");
    assertThat(variables.getChild("CMAKE_CXX_COMPILER_LAUNCHER").getValue())
        .isEqualTo("/links/zccache");
    assertThat(variables.getChild("C").getValue()).isEqualTo("d");
    assertThat(links.asked).containsExactly("launcher");
  }

  @ParameterizedTest
  @CsvSource({
    CMAKE + ", <options><option>-DCMAKE_C_COMPILER_LAUNCHER=mine</option></options>",
    CMAKE
        + ", <environmentVariables><CMAKE_CXX_COMPILER_LAUNCHER>mine"
        + "</CMAKE_CXX_COMPILER_LAUNCHER></environmentVariables>",
    HADOOP + ", <vars><CMAKE_C_COMPILER_LAUNCHER>mine</CMAKE_C_COMPILER_LAUNCHER></vars>",
    HADOOP + ", <env><CMAKE_C_COMPILER_LAUNCHER>mine</CMAKE_C_COMPILER_LAUNCHER></env>"
  })
  void launcherOfTheUsers_stays(String mojo, String content) {
    assertThat(edit(mojo, call(content), links))
        .isEqualTo(new Edit.LeftAlone(LeaveReason.OTHER_LAUNCHER, "cmake"));
    assertThat(links.asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    CMAKE + ", <options><option>-DCMAKE_C_COMPILER=ccache gcc</option></options>",
    CMAKE + ", <environmentVariables><CC>ccache gcc</CC></environmentVariables>",
    HADOOP + ", <vars><CMAKE_C_COMPILER_LAUNCHER>ccache</CMAKE_C_COMPILER_LAUNCHER></vars>",
    HADOOP + ", <env><CXX>sccache g++</CXX></env>"
  })
  void otherCache_isLeftAlone(String mojo, String content) {
    assertThat(edit(mojo, call(content), links))
        .isEqualTo(new Edit.LeftAlone(LeaveReason.OTHER_CACHE, "cmake"));
    assertThat(links.asked).isEmpty();
  }

  @Test
  void pluginWithoutTheParameter_isLeftAlone() {
    assertThat(edit(CMAKE, call("", Map.of(), Set.of("options")), links))
        .isEqualTo(new Edit.LeftAlone(LeaveReason.NO_PARAMETER, "environmentVariables"));
  }
}
