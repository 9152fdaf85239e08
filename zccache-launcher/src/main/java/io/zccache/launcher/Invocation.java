/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.FilePath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the caller wants, by the name of this program and the first word after it. */
sealed interface Invocation {
  /** This program was called by the name of a compiler, through a link. */
  record AsLink(FilePath folder, FilePath name, FilePath spelled, List<byte[]> arguments)
      implements Invocation {}

  /** A tool is to be run. */
  record Wrap(FilePath word, List<byte[]> arguments) implements Invocation {}

  /** A command of our own; the words after it are its options. */
  record Command(CommandName name, List<byte[]> options) implements Invocation {}

  /** Nothing that can be understood. */
  record Wrong(String text) implements Invocation {}

  /** No word at all. */
  record Nothing() implements Invocation {}

  /**
   * Reads the command line.
   *
   * @param argv the arguments, the name of this program first
   * @param program the file of this program, if known
   */
  static Invocation read(List<byte[]> argv, @Nullable FilePath program) {
    FilePath spelled = FilePath.of(argv.isEmpty() ? new byte[0] : argv.get(0));
    List<byte[]> words = argv.isEmpty() ? argv : argv.subList(1, argv.size());
    FilePath name = program == null ? spelled.base() : program.base();
    if (isOurName(name)) {
      name = spelled.base();
    }
    if (!isOurName(name)) {
      FilePath folder = program == null ? spelled.folder() : program.folder();
      return new AsLink(folder, name, spelled, words);
    }
    return words.isEmpty() ? new Nothing() : read(words);
  }

  private static Invocation read(List<byte[]> words) {
    FilePath word = FilePath.of(words.get(0));
    List<byte[]> rest = words.subList(1, words.size());
    CommandName command = CommandName.of(word.text());
    if (command == CommandName.WRAP) {
      return rest.isEmpty()
          ? new Wrong("zccache: wrap needs a tool: zccache wrap TOOL ARGS...")
          : new Wrap(FilePath.of(rest.get(0)), rest.subList(1, rest.size()));
    }
    if (command == CommandName.CC) {
      return new Wrap(word, rest);
    }
    if (command != null) {
      return new Command(command, rest);
    }
    return word.text().startsWith("--") || word.length() == 0
        ? new Wrong("zccache: unknown option: " + word.text())
        : new Wrap(word, rest);
  }

  /** No compiler is called so, whatever version or platform a file's name may add. */
  private static boolean isOurName(FilePath name) {
    return name.length() == 0 || name.text().startsWith("zccache");
  }
}
