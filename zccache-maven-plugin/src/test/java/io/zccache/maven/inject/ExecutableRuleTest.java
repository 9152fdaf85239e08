/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import static io.zccache.maven.inject.Calls.NATIVE;
import static io.zccache.maven.inject.Calls.NATIVE_LINK;
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
import org.junit.jupiter.params.provider.ValueSource;

class ExecutableRuleTest {

  private final FakeLinks links = new FakeLinks();

  @Test
  void compile_noExecutable_becomesLinkOfGcc() {
    Edit edit = edit(NATIVE, call("<compilerOutputDirectory>x</compilerOutputDirectory>"), links);

    assertThat(changed(edit).getChild("compilerExecutable").getValue()).isEqualTo("/links/gcc");
    assertThat(links.asked).containsExactly("gcc in [/project]");
  }

  @ParameterizedTest
  @CsvSource({
    "g++, /links/g++",
    "/usr/bin/gcc-12, /links/gcc-12",
    "tools/x-gcc, /links/x-gcc",
    "/opt/odd/compiler, /links/compiler"
  })
  void compile_executableGiven_becomesItsLink(String given, String link) {
    Edit edit = edit(NATIVE, "<compilerExecutable>" + given + "</compilerExecutable>");

    assertThat(changed(edit).getChild("compilerExecutable").getValue()).isEqualTo(link);
  }

  @Test
  void compile_relativeExecutable_isLookedUpInTheWorkingDirectory() {
    edit(
        NATIVE,
        call(
            "<compilerExecutable>bin/gcc</compilerExecutable>"
                + "<workingDirectory>native</workingDirectory>"),
        links);

    assertThat(links.asked).containsExactly("bin/gcc in [/project/native]");
  }

  @Test
  void compile_executableIsExpression_isEvaluated() {
    Edit edit =
        edit(
            NATIVE,
            call(
                "<compilerExecutable>${my.cc}</compilerExecutable>",
                Map.of("${my.cc}", "clang-15"),
                Calls.parameters()),
            links);

    assertThat(changed(edit).getChild("compilerExecutable").getValue())
        .isEqualTo("/links/clang-15");
  }

  @Test
  void compile_expressionWithoutValue_isAsIfAbsent() {
    edit(NATIVE, call("<compilerExecutable>${my.cc}</compilerExecutable>"), links);

    assertThat(links.asked).containsExactly("gcc in [/project]");
  }

  @Test
  void compile_argumentsAndTheirOrder_stay() {
    String options =
        "<compilerStartOptions><o>-fPIC</o><o>-I/x y</o></compilerStartOptions>"
            + "<compilerEndOptions combine.children=\"append\"><o>-g</o></compilerEndOptions>";

    Xpp3Dom configuration = changed(edit(NATIVE, options));

    assertThat(configuration.getChild(0)).isEqualTo(Calls.xml(options).getChild(0));
    assertThat(configuration.getChild(1)).isEqualTo(Calls.xml(options).getChild(1));
    assertThat(configuration.getChildCount()).isEqualTo(3);
  }

  @Test
  void compile_givenConfiguration_isNotTouched() {
    MojoCall call = call("<compilerExecutable>gcc</compilerExecutable>");

    edit(NATIVE, call, links);

    assertThat(call.configuration())
        .isEqualTo(Calls.xml("<compilerExecutable>gcc</compilerExecutable>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"generic", "generic-classic"})
  void compile_gccLikeProvider_isInjected(String provider) {
    Edit edit = edit(NATIVE, "<compilerProvider default-value='" + provider + "'/>");

    assertThat(edit).isInstanceOf(Edit.Changed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"msvc", "bcc", "mingw"})
  void compile_otherProvider_isLeftAloneQuietly(String provider) {
    Edit edit = edit(NATIVE, call("<compilerProvider>" + provider + "</compilerProvider>"), links);

    assertThat(edit).isEqualTo(new Edit.LeftAlone(LeaveReason.OTHER_PROVIDER, provider));
    assertThat(LeaveReason.OTHER_PROVIDER.notable()).isFalse();
    assertThat(links.asked).isEmpty();
  }

  @Test
  void compile_ccacheAsCompiler_isLeftAlone() {
    Edit edit =
        edit(NATIVE, call("<compilerExecutable>/usr/bin/ccache</compilerExecutable>"), links);

    assertThat(edit).isEqualTo(new Edit.LeftAlone(LeaveReason.OTHER_CACHE, "ccache"));
    assertThat(links.asked).isEmpty();
  }

  @Test
  void compile_skip_asksForNothing() {
    Edit edit =
        edit(
            NATIVE,
            call(
                "<skip default-value='false'>${native.skip}</skip>",
                Map.of("${native.skip}", "true"),
                Calls.parameters()),
            links);

    assertThat(edit).isEqualTo(new Edit.NotNative());
    assertThat(links.asked).isEmpty();
  }

  @Test
  void compile_pluginWithoutTheParameter_isLeftAlone() {
    Edit edit = edit(NATIVE, call("", Map.of(), Set.of("sources")), links);

    assertThat(edit).isEqualTo(new Edit.LeftAlone(LeaveReason.NO_PARAMETER, "compilerExecutable"));
  }

  @Test
  void link_noExecutable_becomesLinkOfGcc() {
    Xpp3Dom configuration = changed(edit(NATIVE_LINK, ""));

    assertThat(configuration.getChild("linkerExecutable").getValue()).isEqualTo("/links/gcc");
    assertThat(configuration.getChild("compilerExecutable")).isNull();
  }

  @Test
  void link_archiver_becomesItsLink() {
    Edit edit = edit(NATIVE_LINK, "<linkerExecutable>/opt/x/llvm-ar</linkerExecutable>");

    assertThat(changed(edit).getChild("linkerExecutable").getValue()).isEqualTo("/links/llvm-ar");
  }

  @Test
  void link_archiversProvider_callsArUnlessToldOtherwise() {
    Edit usual = edit(NATIVE_LINK, "<linkerProvider>ar</linkerProvider>");
    Edit told =
        edit(
            NATIVE_LINK,
            "<linkerProvider>ar</linkerProvider><linkerExecutable>x-ar</linkerExecutable>");

    assertThat(changed(usual).getChild("linkerExecutable").getValue()).isEqualTo("/links/ar");
    assertThat(changed(told).getChild("linkerExecutable").getValue()).isEqualTo("/links/x-ar");
  }

  @Test
  void link_otherTool_isLeftAlone() {
    Edit edit = edit(NATIVE_LINK, "<linkerExecutable>/usr/bin/gcc-ar</linkerExecutable>");

    assertThat(edit).isEqualTo(new Edit.LeftAlone(LeaveReason.OTHER_TOOL, "gcc-ar"));
  }

  @Test
  void link_linkerProviderComesBeforeCompilerProvider() {
    Edit edit =
        edit(
            NATIVE_LINK,
            "<compilerProvider>generic</compilerProvider><linkerProvider>msvc</linkerProvider>");

    assertThat(edit).isEqualTo(new Edit.LeftAlone(LeaveReason.OTHER_PROVIDER, "msvc"));
  }

  @Test
  void changes_tellOldAndNewValue() {
    Edit edit = edit(NATIVE, "<compilerExecutable>g++</compilerExecutable>");

    assertThat(((Edit.Changed) edit).changes())
        .extracting(Edit.Change::toString)
        .containsExactly("compilerExecutable: g++ -> /links/g++");
  }
}
