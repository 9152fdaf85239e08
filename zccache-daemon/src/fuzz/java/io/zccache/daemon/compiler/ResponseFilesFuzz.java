/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.zccache.daemon.compiler.ResponseFiles.Expanded;
import io.zccache.daemon.key.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes as response files. An input is up to ten files, each behind a byte 1; their names are
 * their numbers, so that they may name each other.
 */
final class ResponseFilesFuzz {
  static Stream<byte[]> files() {
    return Stream.of(
            "-DA='x y'\t\"-DB=\\\"q\\\"\"\r\n c\\ d e'f'\"g\"\n",
            "a @1 b\1c @2 d\1'@3' e\1 \n",
            "@1 @1\1@2 @2\1@3 @3\1@4 @4\1@5 @5\1@6 @6\1@7 @7\1@8 @8\1a",
            "a @0",
            "\"\\\\ \\$ \\`\" 'it is' \"it's\"")
        .map(text -> text.getBytes(UTF_8));
  }

  @MethodSource("files")
  @FuzzTest
  void expand_anyBytes_givesWhatBothCompilersRead(byte[] input) {
    List<byte[]> files = split(input);

    ResponseFiles.Expansion expansion =
        ResponseFiles.expand(List.of("-c", "@0", "last"), name -> file(files, name));

    if (expansion instanceof Expanded expanded) {
      List<String> byHand = new ArrayList<>();
      byHand.add("-c");
      readByHand(files, "0", byHand);
      byHand.add("last");
      assertThat(expanded.arguments()).isEqualTo(byHand);
      assertThat(expanded.files())
          .allSatisfy(
              file ->
                  assertThat(file.digest())
                      .isEqualTo(Digest.ofContent(file(files, file.name()).orElseThrow())));
    }
    text(input).ifPresent(ResponseFilesFuzz::readAlike);
  }

  /** Whoever reads the words and quotes them as gcc does gets them again. */
  private static void readAlike(String text) {
    Optional<List<String>> words = ResponseFileWords.of(text);
    if (words.isPresent()) {
      assertThat(words.get()).isEqualTo(Tokenizers.gcc(text)).isEqualTo(Tokenizers.clang(text));
      String quoted =
          words.get().stream().map(Tokenizers::quoted).collect(Collectors.joining("\n"));
      assertThat(ResponseFileWords.of(quoted)).isEqualTo(words);
    }
  }

  private static void readByHand(List<byte[]> files, String name, List<String> words) {
    String text = text(file(files, name).orElseThrow()).orElseThrow();
    for (String word : Tokenizers.gcc(text)) {
      if (word.startsWith("@")) {
        readByHand(files, word.substring(1), words);
      } else {
        words.add(word);
      }
    }
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> file(List<byte[]> files, String name) {
    boolean one = name.length() == 1 && Character.isDigit(name.charAt(0));
    int number = one ? Character.digit(name.charAt(0), 10) : files.size();
    return number < files.size() ? Optional.of(files.get(number)) : Optional.empty();
  }

  private static List<byte[]> split(byte[] input) {
    List<byte[]> files = new ArrayList<>();
    int from = 0;
    for (int at = 0; at <= input.length; at++) {
      if (at == input.length || input[at] == 1) {
        files.add(Arrays.copyOfRange(input, from, at));
        from = at + 1;
      }
    }
    return files.subList(0, Math.min(10, files.size()));
  }
}
