/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import static io.zccache.maven.inject.Calls.EXEC;
import static io.zccache.maven.inject.Calls.RUST;
import static io.zccache.maven.inject.Calls.call;
import static io.zccache.maven.inject.Calls.changed;
import static io.zccache.maven.inject.Calls.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.maven.inject.Calls.FakeLinks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CargoTest {

  @TempDir private Path folder;

  private final FakeLinks links = new FakeLinks();

  @ParameterizedTest
  @CsvSource({RUST + ", <path>crate</path>", EXEC + ", <executable>cargo</executable>"})
  void cargo_getsWrapperAndSearchPath(String mojo, String content) {
    Xpp3Dom variables = variables(edit(mojo, in(content), links));

    assertThat(variables.getChild("RUSTC_WRAPPER").getValue()).isEqualTo("/links/zccache");
    assertThat(variables.getChild("PATH").getValue()).isEqualTo("/links:/usr/bin");
    assertThat(variables.getChildCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RUSTC_WRAPPER", "CARGO_BUILD_RUSTC_WRAPPER"})
  void wrapperOfTheUsers_stays(String name) {
    String given = "<environmentVariables><%1$s>mine</%1$s></environmentVariables>".formatted(name);

    Xpp3Dom variables = variables(edit(RUST, in(given), links));

    assertThat(variables.getChild(name).getValue()).isEqualTo("mine");
    assertThat(variables.getChild("PATH").getValue()).isEqualTo("/links:/usr/bin");
    assertThat(variables.getChildCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {".cargo/config.toml", "crate/.cargo/config", "home/config.toml"})
  void wrapperInAFileOfCargos_stays(String file) throws IOException {
    Path settings = folder.resolve(file);
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "[build]\nrustc-wrapper = 'mine'\n");

    assertThat(variables(edit(RUST, in("<path>crate</path>"), links)).getChild("RUSTC_WRAPPER"))
        .isNull();
  }

  @Test
  void wrapperOfTheEnvironment_stays() {
    FakeLinks given =
        new FakeLinks() {
          @Override
          public Link launcher(List<String> variables) {
            return new Link.None(LeaveReason.OTHER_LAUNCHER, variables.get(0));
          }
        };

    Xpp3Dom variables = variables(edit(RUST, in(""), given));

    assertThat(variables.getChildCount()).isEqualTo(1);
    assertThat(variables.getChild("PATH")).isNotNull();
  }

  @Test
  void otherCache_isLeftAlone() {
    assertThat(
            edit(
                RUST,
                in(
                    "<environmentVariables><RUSTC_WRAPPER>sccache</RUSTC_WRAPPER>"
                        + "</environmentVariables>"),
                links))
        .isEqualTo(new Edit.LeftAlone(LeaveReason.OTHER_CACHE, "cargo"));
    assertThat(links.asked).isEmpty();
  }

  private MojoCall in(String content) {
    return call(content, folder, Map.of("${env.CARGO_HOME}", folder.resolve("home").toString()));
  }

  private static Xpp3Dom variables(Edit edit) {
    return changed(edit).getChild("environmentVariables");
  }
}
