/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.FilePath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvocationTest {
  @Test
  void read_noWord_nothing() {
    assertThat(read("/opt/zccache", "zccache")).isEqualTo(new Invocation.Nothing());
    assertThat(Invocation.read(List.of(), null)).isEqualTo(new Invocation.Nothing());
  }

  @Test
  void read_tool_wrapped() {
    assertThat(read("/opt/zccache", "zccache", "gcc", "-c"))
        .isInstanceOfSatisfying(
            Invocation.Wrap.class,
            wrap -> {
              assertThat(wrap.word()).isEqualTo(FilePath.of("gcc"));
              assertThat(wrap.arguments()).hasSize(1);
            });
  }

  @Test
  void read_wrap_takesTheNextWord() {
    assertThat(read("/opt/zccache", "zccache", "wrap", "stop", "x"))
        .isInstanceOfSatisfying(
            Invocation.Wrap.class, wrap -> assertThat(wrap.word()).isEqualTo(FilePath.of("stop")));
    assertThat(read("/opt/zccache", "zccache", "wrap")).isInstanceOf(Invocation.Wrong.class);
  }

  @Test
  void read_cc_isATool() {
    assertThat(read("/opt/zccache", "zccache", "cc", "-c"))
        .isInstanceOfSatisfying(
            Invocation.Wrap.class, wrap -> assertThat(wrap.word()).isEqualTo(FilePath.of("cc")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start",
        "status",
        "clear",
        "session-start",
        "session-stats",
        "session-end",
        "run",
        "help",
        "--help",
        "-h",
        "--version",
        "-V"
      })
  void read_commands_known(String word) {
    assertThat(read("/opt/zccache", "zccache", word)).isInstanceOf(Invocation.Command.class);
  }

  @ParameterizedTest
  @CsvSource({"kill,STOP", "stop,STOP", "--show-stats,STATUS", "--clear,CLEAR"})
  void read_otherNameOfACommand_isTheCommand(String word, CommandName command) {
    assertThat(read("/opt/zccache", "zccache", word))
        .isEqualTo(new Invocation.Command(command, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "analyze",
        "cache",
        "cache-root",
        "cargo-registry",
        "crashes",
        "defender-exclusions",
        "download",
        "exec",
        "fp",
        "gha-cache",
        "ino",
        "inspect",
        "install-servicedef",
        "kv",
        "meson",
        "release-handles",
        "rust-plan",
        "snapshot-bytes",
        "snapshot-fp-record",
        "snapshot-fp-validate",
        "symbols",
        "warm"
      })
  void read_commandLeftOut_saysSoAndHowToReachATool(String word) {
    assertThat(read("/opt/zccache", "zccache", word, "x"))
        .isInstanceOfSatisfying(
            Invocation.Wrong.class,
            wrong -> {
              assertThat(wrong.exitCode()).isEqualTo(2);
              assertThat(wrong.text())
                  .startsWith("zccache: " + word + " is a command of zccache 1.12.6 that")
                  .endsWith("zccache wrap " + word);
            });
    assertThat(read("/opt/zccache", "zccache", "wrap", word)).isInstanceOf(Invocation.Wrap.class);
  }

  @Test
  void read_severalWordsInOne_areATool() {
    assertThat(read("/opt/zccache", "zccache", "fp ino")).isInstanceOf(Invocation.Wrap.class);
  }

  @Test
  void read_strictPathsBeforeATool_lastCounts() {
    assertThat(paths("gcc", "--strict-paths")).isNull();
    assertThat(paths("--strict-paths", "gcc")).isEqualTo(StrictPaths.ABSOLUTE);
    assertThat(paths("--strict-paths", "--strict-paths=Off", "gcc")).isEqualTo(StrictPaths.OFF);
    assertThat(paths("wrap", "--strict-paths= consistent ", "stop"))
        .isEqualTo(StrictPaths.CONSISTENT);
    assertThat(paths("--strict-paths=1", "wrap", "stop")).isEqualTo(StrictPaths.ABSOLUTE);
  }

  private static @Nullable StrictPaths paths(String... words) {
    List<byte[]> bytes = new ArrayList<>();
    for (String word : words) {
      bytes.add(FilePath.of(word).toBytes());
    }
    return ((Invocation.Wrap) Invocation.read(bytes)).paths();
  }

  @Test
  void read_strictPathsInAWrongWay_saysWhatIsRight() {
    assertThat(read("/opt/zccache", "zccache", "--strict-paths=Maybe", "gcc"))
        .isEqualTo(
            new Invocation.Wrong(
                "zccache: invalid strict paths mode 'maybe';"
                    + " expected off, consistent, or absolute",
                1));
    assertThat(read("/opt/zccache", "zccache", "--strict-paths=on"))
        .isEqualTo(
            new Invocation.Wrong(
                "zccache: --strict-paths needs a tool: zccache --strict-paths TOOL ARGS...", 2));
  }

  @Test
  void read_strictPathsBeforeACommand_isTheCommand() {
    assertThat(read("/opt/zccache", "zccache", "--strict-paths", "status"))
        .isInstanceOf(Invocation.Command.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--verbose", "--strict", ""})
  void read_unknownOption_wrong(String word) {
    assertThat(read("/opt/zccache", "zccache", word))
        .isEqualTo(new Invocation.Wrong("zccache: unknown option: " + word, 2));
  }

  @Test
  void read_calledByACompilersName_asLink() {
    assertLink(read("/links/gcc", "gcc", "-c"), "/links", "gcc", "gcc");
    assertLink(read("/links/gcc", "/links/gcc", "-c"), "/links", "gcc", "/links/gcc");
  }

  @Test
  void read_symbolicLinkToTheLauncher_nameOfTheCall() {
    assertLink(read("/opt/zccache", "gcc"), "/opt", "gcc", "gcc");
  }

  @Test
  void read_callerLiesAboutTheName_fileDecides() {
    assertLink(read("/links/gcc", "-sh"), "/links", "gcc", "-sh");
    assertLink(read("/links/gcc", "zccache", "stop"), "/links", "gcc", "zccache");
  }

  @Test
  void read_fileNamedByVersionAndPlatform_isTheLauncher() {
    assertThat(read("/m2/zccache-launcher-1-linux-x86_64.exe", "zccache-launcher-1", "--help"))
        .isInstanceOf(Invocation.Command.class);
  }

  @Test
  void read_fileNotKnown_nameOfTheCall() {
    assertLink(read(null, "/links/gcc"), "/links", "gcc", "/links/gcc");
    assertThat(read(null, "/opt/zccache", "-V")).isInstanceOf(Invocation.Command.class);
  }

  private static Invocation read(@Nullable String program, String... argv) {
    List<byte[]> words = new ArrayList<>();
    for (String word : argv) {
      words.add(FilePath.of(word).toBytes());
    }
    return Invocation.read(words, program == null ? null : FilePath.of(program));
  }

  private static void assertLink(Invocation read, String folder, String name, String spelled) {
    assertThat(read)
        .isInstanceOfSatisfying(
            Invocation.AsLink.class,
            link -> {
              assertThat(link.folder()).isEqualTo(FilePath.of(folder));
              assertThat(link.name()).isEqualTo(FilePath.of(name));
              assertThat(link.spelled()).isEqualTo(FilePath.of(spelled));
            });
  }
}
