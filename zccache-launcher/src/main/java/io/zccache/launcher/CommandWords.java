/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.Ascii;
import io.zccache.client.FilePath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words behind a command, read by what the command takes. */
final class CommandWords {
  private final List<String> options = new ArrayList<>();
  private final List<FilePath> values = new ArrayList<>();
  private @Nullable FilePath id;
  private @Nullable String trouble;

  private CommandWords() {}

  /** Reads words until one is wrong; then {@link #trouble} tells. */
  static CommandWords read(CommandName command, List<byte[]> words) {
    CommandWords read = new CommandWords();
    int next = 0;
    while (next < words.size() && read.trouble == null) {
      next = read.take(command, words, next);
    }
    if (read.trouble == null && command.takesId() && read.id == null && !read.has("--help")) {
      read.trouble = "zccache: " + command.word() + " wants the id of a session";
    }
    return read;
  }

  private int take(CommandName command, List<byte[]> words, int at) {
    FilePath word = FilePath.of(words.get(at));
    String text = word.text();
    int equals = text.startsWith("--") ? Ascii.indexOf(words.get(at), "=") : -1;
    String option = equals < 0 ? text : text.substring(0, text.indexOf('='));
    if (command.takesValue(option)) {
      if (equals < 0 && at + 1 == words.size()) {
        trouble = "zccache: " + command.word() + " " + option + " wants a value";
        return at;
      }
      byte[] value = equals < 0 ? words.get(at + 1) : after(words.get(at), equals);
      options.add(option);
      values.add(FilePath.of(value));
      return equals < 0 ? at + 2 : at + 1;
    }
    if (text.equals("--help") || text.equals("-h")) {
      options.add("--help");
      values.add(word);
    } else if (command.takesFlag(text)) {
      options.add(text);
      values.add(word);
    } else if (command.takesId() && id == null && !text.startsWith("-")) {
      id = word;
    } else {
      trouble = "zccache: " + command.word() + " does not take " + text;
    }
    return at + 1;
  }

  private static byte[] after(byte[] word, int equals) {
    byte[] value = new byte[word.length - equals - 1];
    System.arraycopy(word, equals + 1, value, 0, value.length);
    return value;
  }

  /** What is wrong with the words; null if nothing is. */
  @Nullable String trouble() {
    return trouble;
  }

  /** Whether an option was given. */
  boolean has(String option) {
    return options.contains(option);
  }

  /** The last value of an option; null if it was not given. */
  @Nullable FilePath value(String option) {
    int at = options.lastIndexOf(option);
    return at < 0 ? null : values.get(at);
  }

  /** All values of an option, in their order. */
  List<FilePath> all(String option) {
    List<FilePath> all = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).equals(option)) {
        all.add(values.get(i));
      }
    }
    return all;
  }

  /** The session that was named; empty where the command takes none. */
  String id() {
    FilePath named = id;
    return named == null ? "" : named.text();
  }
}
