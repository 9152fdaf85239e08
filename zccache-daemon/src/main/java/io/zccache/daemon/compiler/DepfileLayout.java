/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How compilers lay out a dependency file. Where they break its lines depends on how long the names
 * are, so that a file that is shared between checkouts is kept without breaks and written anew for
 * each, as the compiler would write it there. A layout that the compiler was not seen to keep to is
 * not used: {@link #kept} writes the file at hand again and compares. Immutable.
 */
public final class DepfileLayout {
  private static final int GCC_COLUMNS = 72;
  private static final int CLANG_COLUMNS = 75;
  private static final String BREAK = " \\\n";

  private final CompilerFamily family;

  /** The layout of a family's compilers. */
  public DepfileLayout(CompilerFamily family) {
    this.family = family;
  }

  /**
   * What to keep of a file so that {@link #written} gives it again, and any checkout its own.
   *
   * @return empty if the file is laid out otherwise, holds names that are not plain, or names the
   *     checkout where no name begins
   */
  public Optional<byte[]> kept(byte[] file, Checkout checkout) {
    String text = new String(file, UTF_8).replace(BREAK, "");
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      List<String> words = new ArrayList<>();
      for (String word : line.strip().split(" +", -1)) {
        String name = word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
        if (!name.isEmpty() && !Checkout.isPlain(name)) {
          return Optional.empty();
        }
        words.add(checkout.marked(name) + word.substring(name.length()));
      }
      lines.add(String.join(" ", words));
    }
    byte[] kept = String.join("\n", lines).getBytes(UTF_8);
    return !checkout.isNamedIn(kept) && Arrays.equals(written(kept, checkout), file)
        ? Optional.of(kept)
        : Optional.empty();
  }

  /** A file as the compiler writes it in a checkout. */
  public byte[] written(byte[] kept, Checkout checkout) {
    List<String> lines = List.of(new String(kept, UTF_8).split("\n", -1));
    List<String> names = new ArrayList<>();
    for (String word : lines.get(0).split(" ", -1)) {
      names.add(checkout.unmarked(word));
    }
    StringBuilder text =
        new StringBuilder(family == CompilerFamily.GCC ? gccRule(names) : clangRule(names));
    // The phony rules, one a line.
    for (String line : lines.subList(1, lines.size())) {
      text.append('\n').append(checkout.unmarked(line));
    }
    return text.toString().getBytes(UTF_8);
  }

  /** A line is broken before a name that would pass the limit; the colon is not reckoned with. */
  private static String gccRule(List<String> words) {
    StringBuilder text = new StringBuilder();
    int column = 0;
    boolean target = true;
    for (String word : words) {
      boolean last = target && word.endsWith(":");
      int size = last ? word.length() - 1 : word.length();
      if (column > 0) {
        if (column + size > GCC_COLUMNS) {
          text.append(BREAK);
          column = 0;
        }
        text.append(' ');
        column++;
      }
      text.append(word);
      column += word.length();
      target = target && !last;
    }
    return text.toString();
  }

  /** Among the targets a line is broken otherwise than among the files. */
  private static String clangRule(List<String> words) {
    StringBuilder text = new StringBuilder();
    int column = 0;
    boolean target = true;
    for (String word : words) {
      boolean last = target && word.endsWith(":");
      int size = last ? word.length() - 1 : word.length();
      if (target && column == 0) {
        column = size;
      } else if (target) {
        boolean full = column + size + 2 > CLANG_COLUMNS;
        text.append(full ? BREAK + "  " : " ");
        column = full ? size + 2 : column + size + 1;
      } else {
        if (column + size + 1 + 2 > CLANG_COLUMNS) {
          text.append(BREAK).append(' ');
          column = 2;
        }
        text.append(' ');
        column += size + 1;
      }
      text.append(word);
      column += last ? 1 : 0;
      target = target && !last;
    }
    return text.toString();
  }
}
