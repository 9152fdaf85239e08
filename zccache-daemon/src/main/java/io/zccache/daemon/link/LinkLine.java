/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a compiler driver says it will call for a link.
 *
 * @param words the whole call, the program first
 * @param folders where libraries are searched, in order
 * @param libraries the names of libraries that are searched, with what the driver adds
 * @param plugin the plugin that the linker loads, if it loads one
 * @param emulation the linker's words that choose its target
 */
public record LinkLine(
    List<String> words,
    List<String> folders,
    List<String> libraries,
    Optional<String> plugin,
    List<String> emulation) {
  /** The argument of the question, behind those of the link. */
  public static final String ARGUMENT = "-###";

  /** What gcc calls, which calls the linker. */
  private static final Pattern COLLECTOR = Pattern.compile(".*/collect2");

  /** What clang calls. */
  private static final Pattern LINKER = Pattern.compile("/(?:.*[/-])?ld(?:\\.bfd|\\.lld)?");

  /** How a word ends that names a file as the value of an option. */
  private static final Pattern VALUE = Pattern.compile("--?[a-z-]+=(/.*)");

  /** Copies the lists. */
  public LinkLine {
    words = List.copyOf(words);
    folders = List.copyOf(folders);
    libraries = List.copyOf(libraries);
    emulation = List.copyOf(emulation);
  }

  /** Reads gcc's answer on standard error; empty unless exactly the linker is called. */
  public static Optional<LinkLine> parse(String stderr) {
    return parse(stderr, COLLECTOR);
  }

  /** Reads clang's answer on standard error; empty unless exactly a linker is called. */
  public static Optional<LinkLine> parseClang(String stderr) {
    return parse(stderr, LINKER);
  }

  private static Optional<LinkLine> parse(String stderr, Pattern program) {
    List<String> calls = stderr.lines().filter(line -> line.startsWith(" ")).toList();
    if (calls.size() != 1) {
      return Optional.empty();
    }
    List<String> words = words(calls.get(0));
    if (words.isEmpty() || !program.matcher(words.get(0)).matches()) {
      return Optional.empty();
    }
    return Optional.of(of(words));
  }

  /** The call of a linker, the program first. */
  public static LinkLine of(List<String> words) {
    List<String> folders = new ArrayList<>();
    List<String> libraries = new ArrayList<>();
    List<String> emulation = new ArrayList<>();
    Optional<String> plugin = Optional.empty();
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      String next = i + 1 < words.size() ? words.get(i + 1) : "";
      if (word.startsWith("-L")) {
        folders.add(word.equals("-L") ? next : word.substring(2));
      } else if (word.startsWith("-l")) {
        libraries.add(word.equals("-l") ? next : word.substring(2));
      } else if (word.equals("-plugin")) {
        plugin = Optional.of(next);
      } else if (word.equals("-m")) {
        emulation.addAll(List.of(word, next));
      }
    }
    return new LinkLine(words, folders, libraries, plugin, emulation);
  }

  /** The program that is called. */
  public String program() {
    return words.get(0);
  }

  /** What options name with their whole path, be it a file or a folder. */
  public List<String> values() {
    List<String> values = new ArrayList<>();
    for (String word : words) {
      Matcher value = VALUE.matcher(word);
      if (value.matches()) {
        values.add(value.group(1));
      }
    }
    return values;
  }

  /** Words with other characters stand in quotes, in which a backslash quotes the next one. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
        begun = true;
      } else if (quoted && c == '\\' && i + 1 < line.length()) {
        i++;
        word.append(line.charAt(i));
      } else if (c == ' ' && !quoted) {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }
}
