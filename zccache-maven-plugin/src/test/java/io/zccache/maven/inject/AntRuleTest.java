/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import static io.zccache.maven.inject.Calls.ANT;
import static io.zccache.maven.inject.Calls.call;
import static io.zccache.maven.inject.Calls.changed;
import static io.zccache.maven.inject.Calls.changes;
import static io.zccache.maven.inject.Calls.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.maven.inject.Calls.FakeLinks;
import java.util.Map;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AntRuleTest {

  private final FakeLinks links = new FakeLinks();

  @ParameterizedTest
  @ValueSource(strings = {"exec", "apply", "execon", "ant:exec"})
  void compiler_becomesItsLink(String task) {
    Xpp3Dom target =
        target("<" + task + " executable='gcc' dir='native'><arg line='-c a.c'/></" + task + ">");

    assertThat(target.getChild(0).getAttribute("executable")).isEqualTo("/links/gcc");
    assertThat(target.getChild(0).getChildCount()).isEqualTo(1);
    assertThat(links.asked).containsExactly("gcc in [/project/native]");
  }

  @Test
  void driver_getsSearchPath() {
    Xpp3Dom make = target("<exec executable='make'><arg value='all'/></exec>").getChild(0);

    assertThat(make.getAttribute("executable")).isEqualTo("make");
    assertThat(variable(make, "PATH")).isEqualTo("/links:/usr/bin");
  }

  @Test
  void driver_pathOfTheUsers_isTheBase() {
    Xpp3Dom make =
        target(
                "<exec executable='make'><env key='PATH' value='/mine'/><env key='A'"
                    + " value='b'/></exec>")
            .getChild(0);

    assertThat(variable(make, "PATH")).isEqualTo("/links:/mine");
    assertThat(make.getChildren("env")).hasSize(2);
  }

  @Test
  void cmake_getsTheLauncher() {
    Xpp3Dom cmake = target("<exec executable='cmake'/>").getChild(0);

    assertThat(variable(cmake, "CMAKE_C_COMPILER_LAUNCHER")).isEqualTo("/links/zccache");
    assertThat(variable(cmake, "CMAKE_CXX_COMPILER_LAUNCHER")).isEqualTo("/links/zccache");
  }

  @Test
  void cmake_launcherOfTheUsers_stays() {
    assertThat(
            edit(
                ANT,
                "<target><exec executable='cmake'><env key='CMAKE_C_COMPILER_LAUNCHER' value='x'/>"
                    + "</exec></target>"))
        .isEqualTo(new Edit.LeftAlone(LeaveReason.OTHER_LAUNCHER, "cmake"));
  }

  @Test
  void tasksAtAnyDepth_areSeen() {
    Xpp3Dom target =
        target("<if><then><sequential><exec executable='g++'/></sequential></then></if>");

    assertThat(
            target
                .getChild("if")
                .getChild("then")
                .getChild("sequential")
                .getChild("exec")
                .getAttribute("executable"))
        .isEqualTo("/links/g++");
  }

  @Test
  void otherCache_isLeftAloneAndTheRestNot() {
    Edit.Changed edit =
        changes(
            edit(
                ANT,
                "<target><exec executable='make'><arg value='CC=ccache gcc'/></exec>"
                    + "<exec executable='make'><env key='CC' value='ccache gcc'/></exec>"
                    + "<exec executable='gcc'/></target>"));

    assertThat(edit.rest())
        .containsExactly(
            new Edit.LeftAlone(LeaveReason.OTHER_CACHE, "make"),
            new Edit.LeftAlone(LeaveReason.OTHER_CACHE, "make"));
    assertThat(edit.changes()).hasSize(1);
  }

  @Test
  void propertyOfMavens_isEvaluated() {
    Edit edit =
        edit(
            ANT,
            call(
                "<target><exec executable='${cc}'/></target>",
                Map.of("${cc}", "clang"),
                Calls.parameters()),
            links);

    assertThat(changed(edit).getChild("target").getChild(0).getAttribute("executable"))
        .isEqualTo("/links/clang");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<exec executable='${cc}'/>",
        "<exec executable='@{cc}'/>",
        "<exec command='gcc -c a.c'/>",
        "<exec executable='make'><env key='PATH' path='bin'/></exec>",
        "<exec executable='make'><env key='PATH' value='a:@{b}'/></exec>",
        "<exec executable='make' newenvironment='true'/>"
      })
  void whatOnlyAntKnows_isLeftAloneQuietly(String task) {
    Edit edit = edit(ANT, call("<target>" + task + "</target>"), links);

    assertThat(edit).isEqualTo(new Edit.LeftAlone(LeaveReason.UNREADABLE, "exec"));
    assertThat(LeaveReason.UNREADABLE.notable()).isFalse();
    assertThat(links.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<ant antfile='b.xml'/>", "<subant/>", "<if><then><cc/></then></if>"})
  void otherFiles_areOutOfReach(String task) {
    assertThat(edit(ANT, "<target>" + task + "</target>"))
        .isEqualTo(new Edit.LeftAlone(LeaveReason.OUT_OF_REACH, ""));
    assertThat(LeaveReason.OUT_OF_REACH.notable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<target/>",
        "<target><copy/><exec executable='git'/><echo>gcc</echo></target>"
      })
  void nothingNative_asksForNothing(String content) {
    assertThat(edit(ANT, call(content), links)).isEqualTo(new Edit.NotNative());
    assertThat(links.asked).isEmpty();
  }

  @Test
  void givenConfiguration_isNotTouched() {
    MojoCall call = call("<target><exec executable='gcc'/></target>");

    edit(ANT, call, links);

    assertThat(call.configuration())
        .isEqualTo(Calls.xml("<target><exec executable='gcc'/></target>"));
  }

  private Xpp3Dom target(String tasks) {
    return changed(edit(ANT, call("<target>" + tasks + "</target>"), links)).getChild("target");
  }

  private static String variable(Xpp3Dom task, String name) {
    for (Xpp3Dom variable : task.getChildren("env")) {
      if (variable.getAttribute("key").equals(name)) {
        return variable.getAttribute("value");
      }
    }
    throw new AssertionError("no " + name + " in " + task);
  }
}
