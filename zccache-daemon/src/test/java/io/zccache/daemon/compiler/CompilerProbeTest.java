/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompilerProbeTest {
  static List<RealTool> tools() {
    return RealTool.all().toList();
  }

  @ParameterizedTest
  @MethodSource("tools")
  void parse_realAnswer_tellsTheFamily(RealTool tool, @TempDir Path folder) throws Exception {
    String answer = tool.run(folder, CompilerProbe.ARGUMENTS).stdout();

    assertThat(CompilerProbe.parse(answer))
        .hasValueSatisfying(
            probe -> {
              assertThat(probe.family()).isEqualTo(tool.family());
              assertThat(probe.version()).containsPattern("[0-9]+\\.[0-9]+").doesNotContain("\"");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12.2.0",
        "#define __GNUC__ 12",
        "#define __VERSION__ \"1\"",
        "#define __GNUC__ 4\n#define __VERSION__ \"x\"\n#define __INTEL_COMPILER 1900",
        "#define __GNUC__ 4\n#define __VERSION__ \"x\"\n#define __TINYC__"
      })
  void parse_otherTool_isEmpty(String answer) {
    assertThat(CompilerProbe.parse(answer)).isEmpty();
  }

  @Test
  void parse_unquotedVersion_isKept() {
    assertThat(CompilerProbe.parse("#define __GNUC__ 4\n#define __VERSION__ 12\nnoise"))
        .contains(new CompilerProbe(CompilerFamily.GCC, "12"));
  }

  @Test
  void sourceDate_isKnownSinceAVersionOfEach() {
    assertThat(new CompilerProbe(CompilerFamily.GCC, "6.3.0").knowsSourceDate()).isFalse();
    assertThat(new CompilerProbe(CompilerFamily.GCC, "12.2.0").knowsSourceDate()).isTrue();
    assertThat(new CompilerProbe(CompilerFamily.CLANG, "Debian Clang 14.0.6").knowsSourceDate())
        .isFalse();
    assertThat(new CompilerProbe(CompilerFamily.CLANG, "Clang 16.0.0").knowsSourceDate()).isTrue();
    assertThat(new CompilerProbe(CompilerFamily.GCC, "unheard of").knowsSourceDate()).isFalse();
  }
}
