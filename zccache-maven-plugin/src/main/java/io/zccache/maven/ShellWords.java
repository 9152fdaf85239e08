/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A command as a shell takes it apart, where no shell is: blanks and line ends separate words,
 * {@code '...'} keeps all, {@code "..."} all but the backslash's effect on {@code $ ` " \} and line
 * ends, a backslash elsewhere keeps the character after it. What a shell would put in place of the
 * text, or would do besides running one program, is refused. Pure.
 *
 * @param variables what stands before the program as {@code NAME=value}
 * @param words the program and its arguments, at least one
 */
record ShellWords(Map<String, String> variables, List<String> words) {

  private static final String OPERATORS = "|&;<>()";
  private static final String ESCAPED_IN_QUOTES = "$`\"\\";

  /**
   * Takes a command apart.
   *
   * @throws MalformedCommandException if it is none, with a text that says where
   */
  static ShellWords of(String command) throws MalformedCommandException {
    Map<String, String> variables = new TreeMap<>();
    List<String> words = new ArrayList<>();
    for (Word word : new Splitter(command).all()) {
      int equals = word.assignment();
      if (words.isEmpty() && equals > 0) {
        variables.put(word.text().substring(0, equals), word.text().substring(equals + 1));
      } else {
        words.add(word.text());
      }
    }
    if (words.isEmpty()) {
      throw new MalformedCommandException("it names no program");
    }
    return new ShellWords(Map.copyOf(variables), List.copyOf(words));
  }

  /** A text that is no command of one program; the message says why. */
  static final class MalformedCommandException extends Exception {
    MalformedCommandException(String message) {
      super(message);
    }
  }

  /**
   * A word without its quotes.
   *
   * @param plain how many characters at its beginning were not quoted
   */
  private record Word(String text, int plain) {
    /** Where the equals sign is, if the word gives a variable its value; else 0. */
    int assignment() {
      int equals = text.indexOf('=');
      if (equals < 1 || equals >= plain || Character.isDigit(text.charAt(0))) {
        return 0;
      }
      boolean name =
          text.substring(0, equals)
              .chars()
              .allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
      return name ? equals : 0;
    }
  }

  private static final class Splitter {
    private final String command;
    private final StringBuilder word = new StringBuilder();
    private int next;
    private int plain;
    private boolean quoted;

    Splitter(String command) {
      this.command = command;
    }

    List<Word> all() throws MalformedCommandException {
      List<Word> words = new ArrayList<>();
      while (true) {
        while (next < command.length() && Character.isWhitespace(command.charAt(next))) {
          next++;
        }
        if (next == command.length()) {
          return words;
        }
        words.add(one());
      }
    }

    private Word one() throws MalformedCommandException {
      word.setLength(0);
      quoted = false;
      plain = 0;
      while (next < command.length() && !Character.isWhitespace(command.charAt(next))) {
        char c = command.charAt(next++);
        switch (c) {
          case '\'' -> inSingleQuotes();
          case '"' -> inDoubleQuotes();
          case '\\' -> escaped();
          default -> {
            refuseIfShells(c, true);
            word.append(c);
            plain += quoted ? 0 : 1;
          }
        }
      }
      return new Word(word.toString(), plain);
    }

    private void escaped() throws MalformedCommandException {
      if (next == command.length()) {
        throw new MalformedCommandException("it ends with a backslash, which keeps nothing");
      }
      char c = command.charAt(next++);
      quoted = true;
      if (c != '\n') {
        word.append(c);
      }
    }

    private void inSingleQuotes() throws MalformedCommandException {
      int start = next - 1;
      int end = command.indexOf('\'', next);
      if (end < 0) {
        throw unclosed("single", start);
      }
      quoted = true;
      word.append(command, next, end);
      next = end + 1;
    }

    private void inDoubleQuotes() throws MalformedCommandException {
      int start = next - 1;
      quoted = true;
      while (next < command.length()) {
        char c = command.charAt(next++);
        if (c == '"') {
          return;
        }
        char after = next < command.length() ? command.charAt(next) : 0;
        if (c == '\\' && (after == '\n' || (after != 0 && ESCAPED_IN_QUOTES.indexOf(after) >= 0))) {
          next++;
          word.append(after == '\n' ? "" : after);
        } else {
          refuseIfShells(c, false);
          word.append(c);
        }
      }
      throw unclosed("double", start);
    }

    private void refuseIfShells(char c, boolean bare) throws MalformedCommandException {
      boolean expansion = c == '`' || (c == '$' && next < command.length() && begins());
      if (expansion || (bare && OPERATORS.indexOf(c) >= 0)) {
        throw new MalformedCommandException(
            "the character "
                + c
                + " at place "
                + next
                + " means something to a shell only, and none is run: write what it stands for, or"
                + " put it in single quotes");
      }
    }

    /** Whether the next character makes a dollar sign more than that. */
    private boolean begins() {
      char c = command.charAt(next);
      return c == '_' || c == '{' || c == '(' || Character.isLetterOrDigit(c);
    }

    private MalformedCommandException unclosed(String kind, int start) {
      return new MalformedCommandException(
          "the " + kind + " quote at place " + (start + 1) + " is not closed");
    }
  }
}
