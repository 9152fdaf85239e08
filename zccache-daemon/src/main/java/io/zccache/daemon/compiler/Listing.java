/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Collects the words that ask the GNU assembler for a listing: {@code -a}, letters that say what is
 * in it, and the file that it goes to, if not to standard output. The letter {@code g} is not among
 * them: it lists the options that the assembler was given, and the time.
 */
final class Listing {
  private static final String START = "-a";
  private static final String LETTERS = "cdhlmns";

  private @Nullable Argument asked;
  private @Nullable String file;

  /** Whether a word asks for a listing whose bytes the cache can vouch for. */
  static boolean isAskedBy(String word) {
    if (!word.startsWith(START)) {
      return false;
    }
    int equals = word.indexOf('=');
    String letters = word.substring(START.length(), equals < 0 ? word.length() : equals);
    return letters.chars().allMatch(letter -> LETTERS.indexOf(letter) >= 0)
        && (equals < 0 || equals + 1 < word.length());
  }

  /** Whether an argument holds such a word. */
  static boolean isAskedBy(Argument argument) {
    return isForAssembler(argument) && words(argument).stream().anyMatch(Listing::isAskedBy);
  }

  /** Whether an argument names the file of a listing. */
  static boolean namesFile(Argument argument) {
    return isForAssembler(argument)
        && words(argument).stream().anyMatch(word -> fileOf(word).isPresent());
  }

  /** The words of an argument for the assembler, without the names of files. */
  static List<String> withoutFiles(Argument argument) {
    String value =
        words(argument).stream().map(Listing::withoutFile).collect(Collectors.joining(","));
    return argument.words().size() > 1
        ? List.of(argument.firstWord(), value)
        : List.of(argument.option().spelling() + value);
  }

  /**
   * The same with another file. One option a word: a comma in the name would part it.
   *
   * @param place the file
   */
  static List<String> sentTo(String place, Argument argument) {
    List<String> words = new ArrayList<>();
    for (String word : words(argument)) {
      words.add("-Xassembler");
      words.add(fileOf(word).isPresent() ? withoutFile(word) + place : word);
    }
    return words;
  }

  private static boolean isForAssembler(Argument argument) {
    return argument.effect() == Option.Effect.TO_ASSEMBLER;
  }

  private static List<String> words(Argument argument) {
    return PassedOn.words(argument.value());
  }

  private static Optional<String> fileOf(String word) {
    return isAskedBy(word) && word.indexOf('=') >= 0
        ? Optional.of(word.substring(word.indexOf('=') + 1))
        : Optional.empty();
  }

  private static String withoutFile(String word) {
    return fileOf(word).isPresent() ? word.substring(0, word.indexOf('=') + 1) : word;
  }

  /** Takes an argument for the assembler; the last file that is named is the one written. */
  void take(Argument argument) {
    for (String word : words(argument)) {
      if (isAskedBy(word)) {
        asked = argument;
        file = fileOf(word).orElse(file);
      }
    }
  }

  /** The file that the listing goes to, if one is made that goes to a file. */
  Optional<SideOutput> output() {
    return Optional.ofNullable(file).map(name -> new SideOutput(SideOutput.Kind.LISTING, name));
  }

  /**
   * What speaks against caching, if anything does. The assembler quotes the files that line
   * directives name, which for sources other than C and C++ may be any; with {@code -pipe} the text
   * itself has the name of no file.
   */
  Optional<Bypass> against(Language language, List<Argument> arguments) {
    if (asked == null) {
      return Optional.empty();
    }
    boolean quotable = language == Language.C || language == Language.CXX;
    boolean odd = arguments.stream().anyMatch(Listing::isOdd);
    return quotable && !odd
        ? Optional.empty()
        : Optional.of(new Bypass(BypassReason.LISTING, String.join(" ", asked.words())));
  }

  private static boolean isOdd(Argument argument) {
    return argument.firstWord().equals("-pipe")
        || PrefixMaps.isMap(argument.option())
        || (argument.effect() == Option.Effect.DEFINITION
            && ListedNames.mayBeIn(argument.value().getBytes(UTF_8)));
  }
}
