/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import static io.zccache.maven.inject.Calls.HAWTJNI;
import static io.zccache.maven.inject.Calls.call;
import static io.zccache.maven.inject.Calls.changed;
import static io.zccache.maven.inject.Calls.changes;
import static io.zccache.maven.inject.Calls.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.maven.inject.Calls.FakeLinks;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class HawtjniRuleTest {

  private final FakeLinks links = new FakeLinks();

  @Test
  void nothingGiven_usualCompilersComeFirst() {
    Edit edit =
        edit(HAWTJNI, "<configureArgs><arg>--with-x</arg><arg>CFLAGS=-g</arg></configureArgs>");

    assertThat(words(edit))
        .containsExactly("CXX=/links/g++", "CC=/links/gcc", "--with-x", "CFLAGS=-g");
  }

  @Test
  void compilerOfTheUsers_isReplacedByItsLinkWithItsOptions() {
    Edit edit = edit(HAWTJNI, "<configureArgs><arg>CC=/opt/clang -m32</arg></configureArgs>");

    assertThat(words(edit)).containsExactly("CXX=/links/g++", "CC=/links/clang -m32");
  }

  @Test
  void compilerOfTheEnvironment_counts() {
    MojoCall call = call("", Map.of("${env.CC}", "clang-15"), Calls.parameters());

    assertThat(words(edit(HAWTJNI, call, links)))
        .containsExactly("CXX=/links/g++", "CC=/links/clang-15");
  }

  @Test
  void noGcc_ccIsTaken() {
    FakeLinks noGcc =
        new FakeLinks() {
          @Override
          public Link of(String command, List<String> folders) {
            return command.equals("gcc") || command.endsWith("++")
                ? new Link.None(LeaveReason.TOOL_NOT_FOUND, command)
                : super.of(command, folders);
          }
        };

    Edit.Changed edit = changes(edit(HAWTJNI, call(""), noGcc));

    assertThat(words(edit)).containsExactly("CC=/links/cc");
    assertThat(edit.rest()).containsExactly(new Edit.LeftAlone(LeaveReason.TOOL_NOT_FOUND, "c++"));
  }

  @Test
  void otherCache_isLeftAlone() {
    Edit.Changed edit =
        changes(edit(HAWTJNI, "<configureArgs><arg>CC=ccache gcc</arg></configureArgs>"));

    assertThat(words(edit)).containsExactly("CXX=/links/g++", "CC=ccache gcc");
    assertThat(edit.rest())
        .containsExactly(new Edit.LeftAlone(LeaveReason.OTHER_CACHE, "ccache gcc"));
  }

  @Test
  void otherCompiler_isLeftAlone() {
    assertThat(changes(edit(HAWTJNI, "<configureArgs><a>CC=icc</a></configureArgs>")).rest())
        .containsExactly(new Edit.LeftAlone(LeaveReason.OTHER_TOOL, "icc"));
  }

  @Test
  void linkWithABlank_isNothingForAScript() {
    FakeLinks blank =
        new FakeLinks() {
          @Override
          public Link of(String command, List<String> folders) {
            return new Link.To("/a b/" + command);
          }
        };

    assertThat(edit(HAWTJNI, call(""), blank))
        .isEqualTo(new Edit.LeftAlone(LeaveReason.BLANK_IN_PATH, "/a b/gcc"));
    assertThat(LeaveReason.BLANK_IN_PATH.notable()).isTrue();
  }

  private static List<String> words(Edit edit) {
    return Arrays.stream(changed(edit).getChild("configureArgs").getChildren())
        .map(Xpp3Dom::getValue)
        .toList();
  }
}
