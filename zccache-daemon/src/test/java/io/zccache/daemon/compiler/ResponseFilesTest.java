/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.compiler.ResponseFiles.Expanded;
import io.zccache.daemon.compiler.ResponseFiles.ResponseFile;
import io.zccache.daemon.key.Digest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseFilesTest {
  private static final long SEED = 20260101;

  private final Map<String, byte[]> files = new HashMap<>();

  private void file(String name, String text) {
    files.put(name, text.getBytes(UTF_8));
  }

  private ResponseFiles.Expansion expand(String... arguments) {
    return ResponseFiles.expand(List.of(arguments), name -> Optional.ofNullable(files.get(name)));
  }

  private static ResponseFile read(String name, String text) {
    return new ResponseFile(name, Digest.ofContent(text.getBytes(UTF_8)));
  }

  @Test
  void expand_noResponseFile_keepsTheArguments() {
    assertThat(expand("-c", "a.c")).isEqualTo(new Expanded(List.of("-c", "a.c"), List.of()));
  }

  @Test
  void expand_quotedWords_keepsThemTogether() {
    file("args", "-DA='x y'\t\"-DB=\\\"q\\\"\"\r\n c\\ d e'f'\"g\"\n");

    assertThat(expand("-c", "@args", "z"))
        .isEqualTo(
            new Expanded(
                List.of("-c", "-DA=x y", "-DB=\"q\"", "c d", "efg", "z"),
                List.of(read("args", "-DA='x y'\t\"-DB=\\\"q\\\"\"\r\n c\\ d e'f'\"g\"\n"))));
  }

  @Test
  void expand_nestedFiles_readsThemInOrderAndTellsEachOnce() {
    file("one", "a @dir/two b");
    file("dir/two", "c @three d");
    file("three", "'@empty' e");
    file("empty", " \n");

    assertThat(expand("@one", "-o", "@three"))
        .isEqualTo(
            new Expanded(
                List.of("a", "c", "e", "d", "b", "-o", "e"),
                List.of(
                    read("one", "a @dir/two b"),
                    read("dir/two", "c @three d"),
                    read("three", "'@empty' e"),
                    read("empty", " \n"))));
  }

  @Test
  void expand_missingFile_isRefused() {
    file("one", "a @two");

    assertThat(expand("@one")).isEqualTo(new Bypass(BypassReason.RESPONSE_FILE, "@two"));
  }

  @Test
  void expand_loneAtSign_isRefused() {
    assertThat(expand("@")).isEqualTo(new Bypass(BypassReason.RESPONSE_FILE, "@"));
  }

  @Test
  void expand_cycle_isRefused() {
    file("one", "a @two");
    file("two", "b @one");

    assertThat(expand("@one")).isInstanceOf(Bypass.class);
  }

  @Test
  void expand_hugeFile_isRefused() {
    file("one", "a ".repeat(3 << 20));

    assertThat(expand("@one")).isEqualTo(new Bypass(BypassReason.RESPONSE_FILE, "@one"));
  }

  @Test
  void expand_fileThatChangesMeanwhile_isRefused() {
    List<String> versions = new ArrayList<>(List.of("a", "b"));

    assertThat(
            ResponseFiles.expand(
                List.of("@one", "@one"), name -> Optional.of(versions.remove(0).getBytes(UTF_8))))
        .isEqualTo(new Bypass(BypassReason.RESPONSE_FILE, "@one"));
  }

  @Test
  void expand_fileThatIsNotUtf8_isRefused() {
    files.put("one", new byte[] {'a', (byte) 0xe4});

    assertThat(expand("@one")).isEqualTo(new Bypass(BypassReason.NOT_TEXT, "@one"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "''",
        "a \"\" b",
        "'a",
        "\"a",
        "a\\",
        "'a\\b'",
        "\"a\\b\"",
        "\"a\\",
        "a\\\nb",
        "'a\nb'",
        "a\u000bb",
        "a\fb",
        "\ufeffa",
        "a\0b",
        "\"a\fb\"",
        "'\f'"
      })
  void expand_textThatCompilersReadDifferently_isRefused(String text) {
    file("one", text);

    assertThat(expand("@one")).isEqualTo(new Bypass(BypassReason.RESPONSE_FILE, "@one"));
  }

  @Test
  void expand_randomText_isReadLikeGcc(@TempDir Path folder) throws Exception {
    compareWithCompiler(
        folder,
        RealTool.GCC,
        Pattern.compile(
            "cc1: fatal error: (.*?): No such file or directory\ncompilation terminated.\n",
            Pattern.DOTALL));
  }

  @Test
  void expand_randomText_isReadLikeClang(@TempDir Path folder) throws Exception {
    compareWithCompiler(
        folder,
        RealTool.CLANG.orSkip(),
        Pattern.compile("clang: error: no such file or directory: '(.*?)'\n", Pattern.DOTALL));
  }

  /** Compilers complain of each input that does not exist, so they tell how they read the words. */
  private static void compareWithCompiler(Path folder, RealTool tool, Pattern complaint)
      throws Exception {
    Random random = new Random(SEED);
    int understood = 0;
    for (int round = 0; round < 120; round++) {
      String text = randomText(random);
      Files.writeString(folder.resolve("args"), text);
      Optional<List<String>> words = ResponseFileWords.of(text);
      if (words.isEmpty()) {
        continue;
      }
      understood++;
      List<String> seen = new ArrayList<>();
      Matcher matcher =
          complaint.matcher(tool.run(folder, List.of("-x", "c", "-E", "@args")).stderr());
      while (matcher.find()) {
        seen.add(matcher.group(1));
      }
      assertThat(words.get()).as("seed %d, text <%s>", SEED, text).isEqualTo(seen);
    }
    assertThat(understood).isGreaterThan(25);
  }

  private static String randomText(Random random) {
    String[] pieces = {
      "a", "b", "ß", " ", " ", "\t", "\n", "\r\n", "'", "'", "\"", "\"", "\\", "$"
    };
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(14);
    for (int i = 0; i < length; i++) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }
}
