/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import io.zccache.daemon.compiler.Option.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call that compiles sources and links what comes of them, taken apart into the calls that a
 * driver makes of it. Immutable.
 *
 * @param compiles the arguments of each compile, but for what it makes
 * @param link the arguments of the link, with a name of ours in the place of each source
 */
public record SourceLink(List<List<String>> compiles, List<String> link) {
  private static final String OBJECT = "zccache-object-";

  /** What the linker is for; a compile alone would leave it unused, and say so. */
  private static final Set<String> LINKING = Set.of("-l", "-L", "-Wl,", "-Xlinker", "-T");

  private static final Set<String> LINKING_WORDS = Set.of("-r", "-shared-libgcc");

  /** Copies the lists. */
  public SourceLink {
    compiles = compiles.stream().map(List::copyOf).toList();
    link = List.copyOf(link);
  }

  /**
   * Takes a call apart.
   *
   * @param arguments with response files expanded, of a call that is no compile alone
   * @param cxxDriver whether the driver is one for C++
   * @return empty if it compiles nothing, or says of what language the files are
   */
  public static Optional<SourceLink> of(List<String> arguments, boolean cxxDriver) {
    List<String> link = new ArrayList<>();
    List<String> common = new ArrayList<>();
    List<String> sources = new ArrayList<>();
    for (Argument argument : Argument.split(arguments)) {
      if (argument.effect() == Effect.LANGUAGE
          || argument.words().stream().anyMatch(word -> word.contains(OBJECT))) {
        return Optional.empty();
      }
      boolean input = argument.effect() == Effect.INPUT;
      if (input && isSource(argument.value(), cxxDriver)) {
        link.add(object(sources.size()));
        sources.add(argument.value());
        continue;
      }
      link.addAll(argument.words());
      if (!input
          && argument.effect() != Effect.OUTPUT
          && !LINKING.contains(argument.option().spelling())
          && !LINKING_WORDS.contains(argument.firstWord())) {
        common.addAll(argument.words());
      }
    }
    List<List<String>> compiles = new ArrayList<>();
    for (String source : sources) {
      List<String> compile = new ArrayList<>(common);
      compile.add(source);
      compiles.add(compile);
    }
    return sources.isEmpty() ? Optional.empty() : Optional.of(new SourceLink(compiles, link));
  }

  private static boolean isSource(String name, boolean cxxDriver) {
    return Language.ofFileName(name, cxxDriver)
        .filter(language -> !language.isHeader())
        .isPresent();
  }

  /** The name in {@link #link} of what a compile makes. */
  public static String object(int compile) {
    return OBJECT + compile + ".o";
  }

  /**
   * A name of the form that gcc gives its temporary files: linkers name an object in what they make
   * that has symbols and does not say of which source it is.
   *
   * @param compile less than a million
   */
  public static String file(int compile) {
    String digits = Integer.toString(compile);
    return "cc" + "0".repeat(6 - digits.length()) + digits + ".o";
  }

  /** Whether a name is that of an object. */
  public static boolean isObject(String name) {
    return name.startsWith(OBJECT);
  }

  /** The arguments of a compile that makes the object of that number. */
  public List<String> compile(int number) {
    List<String> words = new ArrayList<>(compiles.get(number));
    words.addAll(List.of("-c", "-o", object(number)));
    return words;
  }
}
