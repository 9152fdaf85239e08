/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zccache.protocol.EnvVar;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SideFileTest {
  private static final SideFile FULL =
      new SideFile(
          true,
          FilePath.of("/usr/bin"),
          FilePath.of("/home/ü/cache"),
          FilePath.of("/tmp/s"),
          FilePath.of("/opt/z/zccache-daemon"),
          new SideFile.Build(
              "0b0b0b0b-1111-4222-8333-abcdefabcdef",
              FilePath.of("/home/ü/work"),
              List.of(EnvVar.of("A", "1=ü,x"), EnvVar.of("B", ""))));

  @Test
  void format_full_readsAsDocumented() {
    assertThat(new String(FULL.format(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            format=1
            enabled=1
            real=/usr/bin
            root=/home/ü/cache
            endpoint=/tmp/s
            daemon=/opt/z/zccache-daemon
            session=0b0b0b0b-1111-4222-8333-abcdefabcdef
            remap=/home/ü/work
            set=A=1=ü,x
            set=B=
            """);
  }

  @Test
  void parse_whatWasFormatted_isTheSame() {
    assertThat(SideFile.parse(FULL.format())).isEqualTo(FULL);
    SideFile least =
        new SideFile(
            false, FilePath.of("/usr/bin"), FilePath.of("/c"), null, null, SideFile.Build.NONE);
    assertThat(SideFile.parse(least.format())).isEqualTo(least);
  }

  @Test
  void parse_settingsThatAreNone_areLeftOut() {
    SideFile side =
        requireNonNull(parse("format=1\nreal=/r\nroot=/c\nset=\nset==x\nset=A\nset=B=2\nset=C=3"));

    assertThat(side.build().variables()).containsExactly(EnvVar.of("B", "2"), EnvVar.of("C", "3"));
    byte[] broken = "format=1\nreal=/r\nroot=/c\nset=A=?\n".getBytes(StandardCharsets.UTF_8);
    broken[broken.length - 2] = (byte) 0xFF;
    assertThat(requireNonNull(SideFile.parse(broken)).build().variables()).isEmpty();
  }

  @Test
  void parse_pathThatIsNotText_keepsItsBytes() {
    byte[] raw = {'/', (byte) 0xFF, (byte) 0xC3};
    SideFile side =
        new SideFile(true, FilePath.of(raw), FilePath.of("/c"), null, null, SideFile.Build.NONE);

    SideFile read = requireNonNull(SideFile.parse(side.format()));

    assertThat(read.real().toBytes()).isEqualTo(raw);
  }

  @Test
  void parse_unknownKeysAndNoLastLineEnd_read() {
    SideFile side = parse("format=1\nfuture=x\nreal=/r\nenabled=1\n\nroot=/c");

    assertThat(side)
        .isEqualTo(
            new SideFile(
                true, FilePath.of("/r"), FilePath.of("/c"), null, null, SideFile.Build.NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "format=2\nenabled=1\nreal=/r\nroot=/c\n",
        "enabled=1\nreal=/r\nroot=/c\n",
        "format=1\nenabled=1\nroot=/c\n",
        "format=1\nenabled=1\nreal=/r\n",
        "format=1\nenabled=1\nreal=relative\nroot=/c\n",
        "format=1\nenabled=1\nreal=\nroot=/c\n"
      })
  void parse_whatIsMissingOrOfAnotherFormat_isNone(String content) {
    assertThat(parse(content)).isNull();
  }

  @Test
  void format_lineEndInAPath_refused() {
    SideFile side =
        new SideFile(
            true, FilePath.of("/a\nb"), FilePath.of("/c"), null, null, SideFile.Build.NONE);

    assertThatThrownBy(side::format)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a line end in real");
  }

  private static @Nullable SideFile parse(String content) {
    return SideFile.parse(content.getBytes(StandardCharsets.UTF_8));
  }
}
