/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A word that the source scan looks at. */
enum Keyword {
  /** A macro that tells when the compiler runs. */
  TIME,
  /** The macro that tells when a file was changed, or what any of the three may be pasted of. */
  TIME_PIECE,
  /** What underscores can be pasted to for a time macro. */
  TIME_PREFIX,
  /** A question which files exist. */
  HAS_FILE,
  /** The question which files {@code #embed} would find. */
  HAS_EMBED,
  /** A piece of which one of the questions may be pasted. */
  HAS_PIECE,
  /** The macro of libstdc++ that stands for such a question. */
  PARALLEL_BACKEND,
  INCBIN,
  INCLUDE,
  /** The assembler's directives whose bodies have pieces put in. */
  ASSEMBLER_MACRO,
  /** A piece of which one of the assembler's directives that read files may be put together. */
  ASSEMBLER_PIECE,
  EMBED,
  MODULE,
  PRECOMPILED,
  DEPENDENCY;

  /** The one spelling of {@link #PARALLEL_BACKEND}. */
  static final String PARALLEL_BACKEND_NAME = "_GLIBCXX_USE_TBB_PAR_BACKEND";

  private static final String EMBED_QUESTION = "__has_embed";
  private static final List<String> QUESTIONS =
      List.of("__has_include", "__has_include_next", "__has_include__", "__has_include_next__");

  private static final int MAX_LENGTH = PARALLEL_BACKEND_NAME.length();
  private static final int CASE_BIT = 0x20;
  private static final Entry[][] BY_LENGTH = new Entry[MAX_LENGTH + 1][];

  /** For each byte the set of lengths, as bits, of the words that begin with it. */
  private static final int[] LENGTHS = new int[256];

  static {
    List<List<Entry>> byLength = new ArrayList<>();
    for (int i = 0; i <= MAX_LENGTH; i++) {
      byLength.add(new ArrayList<>());
    }
    for (Keyword keyword : values()) {
      for (String word : keyword.spellings()) {
        int fold = keyword.isAssemblers() ? CASE_BIT : 0;
        byLength.get(word.length()).add(new Entry(keyword, word.getBytes(US_ASCII), fold));
        LENGTHS[word.charAt(0)] |= 1 << word.length();
        LENGTHS[word.charAt(0) & ~fold] |= 1 << word.length();
      }
    }
    for (int i = 0; i <= MAX_LENGTH; i++) {
      BY_LENGTH[i] = byLength.get(i).toArray(new Entry[0]);
    }
  }

  private boolean isAssemblers() {
    return this == INCBIN || this == INCLUDE || this == ASSEMBLER_MACRO || this == ASSEMBLER_PIECE;
  }

  private List<String> spellings() {
    return switch (this) {
      case TIME -> List.of("__DATE__", "__TIME__");
      case TIME_PIECE -> times();
      case TIME_PREFIX ->
          List.of("__DATE", "__DATE_", "__TIME", "__TIME_", "__TIMESTAMP", "__TIMESTAMP_");
      case HAS_FILE -> QUESTIONS;
      case HAS_EMBED -> List.of(EMBED_QUESTION);
      case HAS_PIECE -> questionPieces();
      case PARALLEL_BACKEND -> List.of(PARALLEL_BACKEND_NAME);
      case MODULE -> List.of("import", "module");
      case ASSEMBLER_MACRO -> List.of("macro", "irp", "irpc");
      case ASSEMBLER_PIECE -> directivePieces();
      case PRECOMPILED -> List.of("pch_preprocess");
      case INCBIN, INCLUDE, EMBED, DEPENDENCY -> List.of(name().toLowerCase(Locale.ROOT));
    };
  }

  /** The third macro, and all endings of the three that hold a letter. */
  private static List<String> times() {
    List<String> words = new ArrayList<>(List.of("__TIMESTAMP__"));
    for (String macro : List.of("__DATE__", "__TIME__", "__TIMESTAMP__")) {
      for (int start = 1; start < macro.length() - 2; start++) {
        words.add(macro.substring(start));
      }
    }
    return words.stream().distinct().toList();
  }

  /**
   * What a question can be cut into so that one of two pieces tells: a beginning that says more
   * than an underscore or two, or else more of its end than an everyday word.
   */
  private static List<String> questionPieces() {
    Set<String> pieces = new LinkedHashSet<>();
    for (String question : List.of("__has_include", "__has_include_next", EMBED_QUESTION)) {
      for (int cut = 1; cut < question.length(); cut++) {
        String end = question.substring(cut);
        if (cut >= "__has".length()) {
          pieces.add(question.substring(0, cut));
        }
        if (end.contains("_include") || end.contains("_embed")) {
          pieces.add(end);
        }
      }
    }
    pieces.removeAll(QUESTIONS);
    return List.copyOf(pieces);
  }

  /** Of each two pieces the one that is no everyday word, and the beginning that both share. */
  private static List<String> directivePieces() {
    List<String> pieces = new ArrayList<>();
    for (String directive : List.of("incbin", "include")) {
      for (int cut = 1; cut < directive.length(); cut++) {
        pieces.add(cut > 3 ? directive.substring(0, cut) : directive.substring(cut));
      }
    }
    pieces.remove("bin");
    pieces.add("inc");
    return pieces;
  }

  /** Whether a word may be a keyword, by its first byte and its length: a quick check. */
  static boolean mayBe(byte first, int length) {
    return length <= MAX_LENGTH && (LENGTHS[first & 0xff] >>> length & 1) != 0;
  }

  /** The keyword that a word is; case counts except for the assembler's directives. */
  static @Nullable Keyword find(byte[] text, int start, int length) {
    for (Entry entry : BY_LENGTH[length]) {
      if (entry.matches(text, start)) {
        return entry.keyword;
      }
    }
    return null;
  }

  /** One spelling of a keyword. */
  private static final class Entry {
    private final Keyword keyword;
    private final byte[] word;
    private final int fold;

    Entry(Keyword keyword, byte[] word, int fold) {
      this.keyword = keyword;
      this.word = word;
      this.fold = fold;
    }

    boolean matches(byte[] text, int start) {
      for (int i = 0; i < word.length; i++) {
        if ((text[start + i] | fold) != word[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
