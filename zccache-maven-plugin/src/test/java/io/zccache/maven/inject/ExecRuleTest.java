/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import static io.zccache.maven.inject.Calls.EXEC;
import static io.zccache.maven.inject.Calls.call;
import static io.zccache.maven.inject.Calls.changed;
import static io.zccache.maven.inject.Calls.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.maven.inject.Calls.FakeLinks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecRuleTest {

  private final FakeLinks links = new FakeLinks();

  @ParameterizedTest
  @ValueSource(strings = {"gcc", "clang++-15", "/usr/bin/x86_64-linux-gnu-gcc-12"})
  void compiler_becomesItsLink(String executable) {
    Xpp3Dom configuration = changed(edit(EXEC, exec(executable)));

    assertThat(configuration.getChild("executable").getValue())
        .isEqualTo("/links/" + ToolNames.fileName(executable));
    assertThat(configuration.getChild("environmentVariables")).isNull();
  }

  @Test
  void compiler_fromUserProperty_isEvaluated() {
    Edit edit =
        edit(
            EXEC,
            call(
                "<executable>${exec.executable}</executable>",
                Map.of("${exec.executable}", "gcc"),
                Calls.parameters()),
            links);

    assertThat(changed(edit).getChild("executable").getValue()).isEqualTo("/links/gcc");
  }

  @Test
  void compiler_relative_isLookedUpWhereThePluginWould() {
    edit(
        EXEC, call(exec("tools/gcc") + "<workingDirectory>/project/src</workingDirectory>"), links);

    assertThat(links.asked).containsExactly("tools/gcc in [, /project/src]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"make", "/usr/bin/gmake", "sh", "bash", "./build.sh", "../configure", "ninja"})
  void driver_getsSearchPath(String executable) {
    Xpp3Dom configuration = changed(edit(EXEC, call(exec(executable)), links));

    assertThat(configuration.getChild("environmentVariables").getChild("PATH").getValue())
        .isEqualTo("/links:/usr/bin");
    assertThat(configuration.getChild("executable").getValue()).isEqualTo(executable);
    assertThat(links.asked).containsExactly("path of the JVM");
  }

  @Test
  void driver_usersOwnPath_isTheBase() {
    Xpp3Dom configuration =
        changed(
            edit(
                EXEC,
                call(
                    exec("make")
                        + "<environmentVariables><A>b</A><PATH>/mine:/bin</PATH>"
                        + "</environmentVariables>"),
                links));

    Xpp3Dom environment = configuration.getChild("environmentVariables");
    assertThat(environment.getChild("PATH").getValue()).isEqualTo("/links:/mine:/bin");
    assertThat(environment.getChild("A").getValue()).isEqualTo("b");
    assertThat(environment.getChildCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cmake", "/opt/cmake/bin/cmake", "cmake3"})
  void cmake_getsTheLauncherAndNoPath(String executable) {
    Xpp3Dom configuration =
        changed(
            edit(
                EXEC,
                call(
                    exec(executable) + "<environmentVariables><CC>gcc</CC></environmentVariables>"),
                links));

    Xpp3Dom environment = configuration.getChild("environmentVariables");
    assertThat(environment.getChild("CMAKE_C_COMPILER_LAUNCHER").getValue())
        .isEqualTo("/links/zccache");
    assertThat(environment.getChild("CMAKE_CXX_COMPILER_LAUNCHER").getValue())
        .isEqualTo("/links/zccache");
    assertThat(environment.getChildCount()).isEqualTo(3);
    assertThat(configuration.getChild("executable").getValue()).isEqualTo(executable);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<arguments><argument>-DCMAKE_C_COMPILER_LAUNCHER=mine</argument></arguments>",
        "<commandlineArgs>-S . -DCMAKE_CXX_COMPILER_LAUNCHER:STRING=mine</commandlineArgs>",
        "<environmentVariables><CMAKE_CXX_COMPILER_LAUNCHER>mine</CMAKE_CXX_COMPILER_LAUNCHER>"
            + "</environmentVariables>"
      })
  void cmake_withALauncherOfTheUsers_isLeftAlone(String more) {
    Edit edit = edit(EXEC, call(exec("cmake") + more), links);

    assertThat(edit).isEqualTo(new Edit.LeftAlone(LeaveReason.OTHER_LAUNCHER, "cmake"));
    assertThat(LeaveReason.OTHER_LAUNCHER.notable()).isTrue();
    assertThat(links.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"npm", "java", "/usr/bin/git", "gcc-ar", "clang-format", "docker"})
  void otherProgram_isNotNative(String executable) {
    Edit edit = edit(EXEC, call(exec(executable)), links);

    assertThat(edit).isEqualTo(new Edit.NotNative());
    assertThat(links.asked).isEmpty();
  }

  @Test
  void noExecutable_isNotNative() {
    assertThat(edit(EXEC, "<executable>${exec.executable}</executable>"))
        .isEqualTo(new Edit.NotNative());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<arguments><argument>CC=ccache gcc</argument></arguments>",
        "<arguments><argument>-c</argument><argument>/usr/bin/sccache gcc"
            + " x.c</argument></arguments>",
        "<commandlineArgs>CXX='distcc g++' -j4</commandlineArgs>",
        "<environmentVariables><CC>ccache gcc</CC></environmentVariables>"
      })
  void otherCacheMentioned_isLeftAlone(String more) {
    Edit edit = edit(EXEC, call(exec("make") + more), links);

    assertThat(edit).isEqualTo(new Edit.LeftAlone(LeaveReason.OTHER_CACHE, "make"));
    assertThat(LeaveReason.OTHER_CACHE.notable()).isTrue();
    assertThat(links.asked).isEmpty();
  }

  @Test
  void wordsThatOnlyLookLikeACache_doNotMatter() {
    Edit edit =
        edit(EXEC, exec("sh") + "<arguments><argument>--disable-ccache</argument></arguments>");

    assertThat(edit).isInstanceOf(Edit.Changed.class);
  }

  @Test
  void ccacheItself_isLeftAlone() {
    assertThat(edit(EXEC, exec("ccache")))
        .isEqualTo(new Edit.LeftAlone(LeaveReason.OTHER_CACHE, "ccache"));
  }

  @Test
  void linkThatCannotBeMade_isTrouble() {
    ToolLinks broken =
        new ToolLinks() {
          @Override
          public Link of(String command, List<String> folders) {
            return new Link.Failed("no room");
          }

          @Override
          public Link searchPath(Optional<String> path) {
            return new Link.None(LeaveReason.TOOL_NOT_FOUND, "compiler");
          }

          @Override
          public Link launcher(List<String> variables) {
            return new Link.None(LeaveReason.OTHER_LAUNCHER, "CMAKE_C_COMPILER_LAUNCHER");
          }
        };

    assertThat(edit(EXEC, call(exec("gcc")), broken)).isEqualTo(new Edit.Failed("no room"));
    assertThat(edit(EXEC, call(exec("cmake")), broken))
        .isEqualTo(new Edit.LeftAlone(LeaveReason.OTHER_LAUNCHER, "CMAKE_C_COMPILER_LAUNCHER"));
    assertThat(edit(EXEC, call(exec("make")), broken))
        .isEqualTo(new Edit.LeftAlone(LeaveReason.TOOL_NOT_FOUND, "compiler"));
  }

  private static String exec(String executable) {
    return "<executable>" + executable + "</executable>";
  }
}
