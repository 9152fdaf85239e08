/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The root folder of a checkout, and how names in it are written where no checkout's own name may
 * stand. Immutable.
 *
 * @param root its absolute path, without a slash at its end
 */
public record Checkout(String root) {
  /** Stands for the root. It is no part of any path. */
  public static final String MARK = "\0";

  /** Letters that every compiler writes as they are, wherever it writes a name. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._+@~-]+");

  private static final Pattern WORD_BREAK = Pattern.compile("[^A-Za-z0-9_]+");

  /** Whether a text is written the same way in lists, messages and debug records. */
  public static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches();
  }

  /** Whether an option that maps prefixes can name the root. */
  public boolean canBeMapped() {
    return !root.equals("/") && root.indexOf('=') < 0;
  }

  /** Whether a path is the root or leads through it, as it is spelled. */
  public boolean holds(String path) {
    return path.startsWith(root)
        && (path.length() == root.length() || path.charAt(root.length()) == '/');
  }

  /** A path with the mark in place of the root, or as it is. */
  public String marked(String path) {
    return holds(path) ? MARK + path.substring(root.length()) : path;
  }

  /** A path as this checkout spells it. */
  public String unmarked(String path) {
    return path.startsWith(MARK) ? root + path.substring(MARK.length()) : path;
  }

  /** Whether the root's name is somewhere in a text, be it as the beginning of another name. */
  public boolean isNamedIn(String text) {
    return text.contains(root);
  }

  /** Whether the root's name is somewhere in some bytes. */
  public boolean isNamedIn(byte[] bytes) {
    return isIn(bytes, root);
  }

  /**
   * Whether the longest word of the root's name is in some bytes: without it nothing can make up
   * the name from pieces, but by cutting words.
   */
  public boolean isHintedIn(byte[] bytes) {
    return isIn(bytes, longestWord());
  }

  /** Whether the longest word of the root's name is in a text. */
  public boolean isHintedIn(String text) {
    return text.contains(longestWord());
  }

  private String longestWord() {
    String longest = "";
    for (String word : WORD_BREAK.split(root, -1)) {
      longest = word.length() > longest.length() ? word : longest;
    }
    return longest;
  }

  private static boolean isIn(byte[] bytes, String text) {
    // One character a byte, on both sides.
    String part = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(part);
  }
}
