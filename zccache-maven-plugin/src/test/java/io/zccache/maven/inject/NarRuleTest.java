/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import static io.zccache.maven.inject.Calls.NAR;
import static io.zccache.maven.inject.Calls.call;
import static io.zccache.maven.inject.Calls.changed;
import static io.zccache.maven.inject.Calls.changes;
import static io.zccache.maven.inject.Calls.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.maven.inject.Calls.FakeLinks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NarRuleTest {
  private static final String STATIC_TOO =
      "<libraries><library><type>jni</type></library>"
          + "<library><type>static</type></library></libraries>";

  private final FakeLinks links = new FakeLinks();

  @Test
  void nothingGiven_allToolsAreTheUsualOnes() {
    Xpp3Dom configuration = changed(edit(NAR, call(""), links));

    assertThat(folder(configuration, "c")).isEqualTo("/links");
    assertThat(folder(configuration, "cpp")).isEqualTo("/links");
    assertThat(folder(configuration, "linker")).isEqualTo("/links");
    assertThat(links.asked).containsExactly("g++ in []", "gcc in []");
  }

  @Test
  void testCompile_isTheSame() {
    assertThat(changed(edit(Calls.NAR_TEST, call(""), links)))
        .isEqualTo(changed(edit(NAR, call(""), links)));
  }

  @Test
  void whatElseIsGiven_stays() {
    String options = "<c><options><option>-O2</option></options></c>";

    Xpp3Dom configuration = changed(edit(NAR, options));

    assertThat(configuration.getChild("c").getChild("options"))
        .isEqualTo(Calls.xml(options).getChild("c").getChild("options"));
    assertThat(configuration.getChild("c").getChildCount()).isEqualTo(2);
  }

  @Test
  void nameAndPrefix_makeTheTool() {
    edit(
        NAR,
        call(
            "<c><name>gcc</name><prefix>aarch64-linux-gnu-</prefix></c>"
                + "<cpp><name>clang++</name></cpp>"),
        links);

    assertThat(links.asked)
        .containsExactly("aarch64-linux-gnu-gcc in []", "clang++ in []", "g++ in []");
  }

  @Test
  void foldersOfTheUsers_leadToTheirTools() {
    edit(
        NAR,
        call(
            "<c><toolPath>/opt/x/bin</toolPath></c><cpp><toolPath></toolPath></cpp>"
                + "<linker><toolPath>${none}</toolPath></linker>"),
        links);

    assertThat(links.asked).containsExactly("/opt/x/bin/gcc in []", "g++ in []");
  }

  @Test
  void staticLibrary_isMadeByTheArThatStandsWithTheLinker() {
    Xpp3Dom configuration = changed(edit(NAR, call(STATIC_TOO), links));

    assertThat(folder(configuration, "linker")).isEqualTo("/links");
    assertThat(links.asked).contains("ar in []", "g++ in []");
  }

  @Test
  void staticLibrary_ofAnArElsewhere_isMadeByIt() {
    FakeLinks apart =
        new FakeLinks() {
          @Override
          public Link of(String command, List<String> folders) {
            return command.equals("ar") ? new Link.To("/others/ar") : super.of(command, folders);
          }
        };
    Xpp3Dom configuration = changed(edit(NAR, call(STATIC_TOO), apart));

    assertThat(configuration.getChild("linker")).isNull();
    assertThat(folder(configuration, "c")).isEqualTo("/links");
  }

  @Test
  void staticLibrary_withAPrefixAndAFolder_isMadeByTheArOfThese() {
    edit(
        NAR,
        call(
            STATIC_TOO
                + "<linker><name>g++</name><prefix>x-</prefix><toolPath>/opt/bin</toolPath></linker>"),
        links);

    assertThat(links.asked).contains("/opt/bin/x-g++ in []", "/opt/bin/x-ar in []");
  }

  @Test
  void jniLibrary_isLinkedThroughTheLink() {
    assertThat(
            folder(
                changed(edit(NAR, "<libraries><library><type>jni</type></library></libraries>")),
                "linker"))
        .isEqualTo("/links");
  }

  @Test
  void toolThatIsNoCompiler_isLeftAloneAndTheOthersNot() {
    Edit.Changed edit = changes(edit(NAR, "<cpp><name>icpc</name></cpp>"));

    assertThat(edit.configuration().getChild("cpp").getChild("toolPath")).isNull();
    assertThat(folder(edit.configuration(), "c")).isEqualTo("/links");
    assertThat(edit.rest()).containsExactly(new Edit.LeftAlone(LeaveReason.OTHER_TOOL, "icpc"));
  }

  @Test
  void otherLinker_namesThatItsTableGives_areNotKnown() {
    Edit.Changed edit = changes(edit(NAR, call("<linker><name>clang</name></linker>"), links));

    assertThat(links.asked).containsExactly("clang in []");
    assertThat(edit.rest())
        .extracting(Edit.LeftAlone::reason)
        .containsExactly(LeaveReason.NAME_UNKNOWN, LeaveReason.NAME_UNKNOWN);
    assertThat(LeaveReason.NAME_UNKNOWN.notable()).isTrue();
  }

  @Test
  void tableOfTheProjects_isNotRead(@TempDir Path folder) throws IOException {
    assertThat(edit(NAR, call("", folder), links)).isInstanceOf(Edit.Changed.class);
    Files.createFile(folder.resolve("aol.properties"));

    assertThat(edit(NAR, call("", folder), links))
        .isEqualTo(new Edit.LeftAlone(LeaveReason.NAME_UNKNOWN, "name it in <c><name>"));
    assertThat(changes(edit(NAR, call("<c><name>gcc</name></c>", folder), links)).rest())
        .hasSize(2);
  }

  @Test
  void tableOfAParents_isNotRead(@TempDir Path folder) throws IOException {
    Files.createFile(folder.resolve("aol.properties"));
    MojoCall call = call("");
    MojoCall child =
        new MojoCall(
            call.configuration(),
            call.parameters(),
            call.expressions(),
            call.basedir(),
            List.of(Path.of("/elsewhere"), folder));

    assertThat(edit(NAR, child, links)).isInstanceOf(Edit.LeftAlone.class);
  }

  @Test
  void tableNamedByAProperty_isNotRead() {
    Edit edit =
        edit(NAR, call("", Map.of("${nar.aolProperties}", "/etc/aol"), Calls.parameters()), links);

    assertThat(edit).isInstanceOf(Edit.LeftAlone.class);
    assertThat(links.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"c", "cpp"})
  void ccacheOfThePlugin_isLeftAlone(String part) {
    Edit edit = edit(NAR, call("<" + part + "><ccache>true</ccache></" + part + ">"), links);

    assertThat(edit).isEqualTo(new Edit.LeftAlone(LeaveReason.OTHER_CACHE, "ccache"));
    assertThat(links.asked).isEmpty();
  }

  @Test
  void linkThatCannotBeMade_isTroubleWithAll() {
    FakeLinks broken =
        new FakeLinks() {
          @Override
          public Link of(String command, List<String> folders) {
            return command.equals("g++") ? new Link.Failed("no room") : super.of(command, folders);
          }
        };

    assertThat(edit(NAR, call(""), broken)).isEqualTo(new Edit.Failed("no room"));
  }

  @Test
  void pluginWithoutTheParameters_isLeftAlone() {
    assertThat(edit(NAR, call("", Map.of(), Set.of("skip")), links))
        .isEqualTo(new Edit.LeftAlone(LeaveReason.NO_PARAMETER, "c"));
  }

  @Test
  void skip_asksForNothing() {
    assertThat(edit(NAR, call("<skip>true</skip>"), links)).isEqualTo(new Edit.NotNative());
    assertThat(links.asked).isEmpty();
  }

  private static String folder(Xpp3Dom configuration, String part) {
    return configuration.getChild(part).getChild("toolPath").getValue();
  }
}
