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
  /** The exit code of who is called in a wrong way. */
  int USAGE = 2;

  /** This program was called by the name of a compiler, through a link. */
  record AsLink(FilePath folder, FilePath name, FilePath spelled, List<byte[]> arguments)
      implements Invocation {}

  /**
   * A tool is to be run.
   *
   * @param paths what the caller wants to see in its arguments; null if it does not say
   */
  record Wrap(FilePath word, List<byte[]> arguments, @Nullable StrictPaths paths)
      implements Invocation {}

  /** A command of our own; the words after it are its options. */
  record Command(CommandName name, List<byte[]> options) implements Invocation {}

  /** Nothing that can be understood; the text tells why. */
  record Wrong(String text, int exitCode) implements Invocation {}

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
    return read(words);
  }

  /** Reads the words behind our own name. */
  static Invocation read(List<byte[]> words) {
    return words.isEmpty() ? new Nothing() : read(words, 0, null, false);
  }

  /**
   * @param paths what the words before {@code at} say about paths
   * @param wrapped whether the next word is a tool's, however it is called
   */
  private static Invocation read(
      List<byte[]> words, int at, @Nullable StrictPaths paths, boolean wrapped) {
    if (at == words.size()) {
      return wrong(
          wrapped
              ? "zccache: wrap needs a tool: zccache wrap TOOL ARGS..."
              : "zccache: --strict-paths needs a tool: zccache --strict-paths TOOL ARGS...");
    }
    FilePath word = FilePath.of(words.get(at));
    String text = word.text();
    List<byte[]> rest = words.subList(at + 1, words.size());
    if (text.equals(StrictPaths.OPTION)) {
      return read(words, at + 1, StrictPaths.ABSOLUTE, wrapped);
    }
    if (text.startsWith(StrictPaths.OPTION + "=")) {
      byte[] value = FilePath.of(text.substring(StrictPaths.OPTION.length() + 1)).toBytes();
      StrictPaths asked = StrictPaths.of(value);
      return asked == null
          ? new Wrong("zccache: " + StrictPaths.objection(value), 1)
          : read(words, at + 1, asked, wrapped);
    }
    CommandName command = wrapped ? null : CommandName.of(text);
    if (command == CommandName.WRAP) {
      return read(words, at + 1, paths, true);
    }
    if (command != null && command != CommandName.CC) {
      return new Command(command, rest);
    }
    if (!wrapped && CommandName.isLeftOut(text)) {
      return wrong(
          "zccache: "
              + text
              + " is a command of zccache 1.12.6 that zccache for Maven does without;"
              + " a tool called so runs by zccache wrap "
              + text);
    }
    return (text.startsWith("--") && !wrapped) || word.length() == 0
        ? wrong("zccache: unknown option: " + text)
        : new Wrap(word, rest, paths);
  }

  private static Wrong wrong(String text) {
    return new Wrong(text, USAGE);
  }

  /** No compiler is called so, whatever version or platform a file's name may add. */
  private static boolean isOurName(FilePath name) {
    return name.length() == 0 || name.text().startsWith("zccache");
  }
}
