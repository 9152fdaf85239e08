/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import io.zccache.daemon.key.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Expands {@code @file} arguments as the compilers do: before anything else, wherever they stand,
 * nested ones too and always relative to the working directory. A file that cannot be read or that
 * compilers would not read alike ends in a {@link Bypass}.
 */
public final class ResponseFiles {
  private static final int MAX_EXPANSIONS = 200;
  private static final int MAX_CHARACTERS = 4 << 20;

  private final Contents contents;
  private final List<String> expanded = new ArrayList<>();
  private final Map<String, ResponseFile> files = new LinkedHashMap<>();
  private int expansions;
  private int characters;

  private ResponseFiles(Contents contents) {
    this.contents = contents;
  }

  /** The files of the working directory of the call. */
  @FunctionalInterface
  public interface Contents {
    /** The bytes of the regular file of this name, as spelled; empty if it cannot be read. */
    Optional<byte[]> read(String name);
  }

  /** The arguments after expansion, or why there are none. */
  public sealed interface Expansion permits Expanded, Bypass {}

  /**
   * The expanded arguments.
   *
   * @param arguments what the compiler sees in the end
   * @param files the response files read, in order of their first use, each once
   */
  public record Expanded(List<String> arguments, List<ResponseFile> files) implements Expansion {
    public Expanded {
      arguments = List.copyOf(arguments);
      files = List.copyOf(files);
    }
  }

  /**
   * A response file that was read.
   *
   * @param name as spelled behind the {@code @}, relative to the working directory
   * @param digest of its content
   */
  public record ResponseFile(String name, Digest digest) {}

  /** Expands all response files of an argument list. */
  public static Expansion expand(List<String> arguments, Contents contents) {
    return new ResponseFiles(contents).expand(arguments);
  }

  private Expansion expand(List<String> arguments) {
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String word = rest.pop();
      if (!word.startsWith("@")) {
        expanded.add(word);
        continue;
      }
      List<String> words = new ArrayList<>();
      BypassReason trouble = read(word.substring(1), words);
      if (trouble != null) {
        return new Bypass(trouble, word);
      }
      Collections.reverse(words);
      words.forEach(rest::push);
    }
    return new Expanded(expanded, List.copyOf(files.values()));
  }

  /** Adds the words of a file; gives the trouble that prevents it, if any. */
  private @Nullable BypassReason read(String name, List<String> words) {
    Optional<byte[]> bytes = contents.read(name);
    if (bytes.isEmpty() || ++expansions > MAX_EXPANSIONS) {
      return BypassReason.RESPONSE_FILE;
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.get())).toString();
    } catch (CharacterCodingException e) {
      return BypassReason.NOT_TEXT;
    }
    characters += text.length();
    Optional<List<String>> split = ResponseFileWords.of(text);
    ResponseFile file = new ResponseFile(name, Digest.ofContent(bytes.get()));
    ResponseFile before = files.putIfAbsent(name, file);
    boolean changedMeanwhile = before != null && !before.equals(file);
    if (split.isEmpty() || characters > MAX_CHARACTERS || changedMeanwhile) {
      return BypassReason.RESPONSE_FILE;
    }
    words.addAll(split.get());
    return null;
  }
}
