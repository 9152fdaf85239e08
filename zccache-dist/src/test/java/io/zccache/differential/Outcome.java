/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a run did.
 *
 * @param ended how each command ended
 * @param changes what was made, changed or removed in the tree
 * @param old the changed files whose modification time is not that of the run
 */
record Outcome(List<Ended> ended, SortedMap<String, Item> changes, List<String> old) {
  /** How a command ended. */
  record Ended(int exit, String stdout, String stderr) {}

  /** Whether all commands succeeded. */
  boolean succeeded() {
    return ended.stream().allMatch(one -> one.exit() == 0);
  }

  /** Whether the same files were made, with the same modes and exit codes; bytes may differ. */
  boolean looksLike(Outcome other) {
    if (!changes.keySet().equals(other.changes.keySet())) {
      return false;
    }
    for (String path : changes.keySet()) {
      if (!changes.get(path).hasShapeOf(other.changes.get(path))) {
        return false;
      }
    }
    for (int i = 0; i < ended.size(); i++) {
      if (ended.get(i).exit() != other.ended.get(i).exit()) {
        return false;
      }
    }
    return true;
  }

  /** The same without a look at the tree. */
  Outcome withoutFiles() {
    return new Outcome(ended, new TreeMap<>(), List.of());
  }

  /** Each way in which this differs from what is expected, in words; empty if in none. */
  List<String> differences(Outcome expected) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < ended.size(); i++) {
      Ended mine = ended.get(i);
      Ended other = expected.ended.get(i);
      if (mine.exit() != other.exit()) {
        found.add("exit code " + mine.exit() + " instead of " + other.exit());
      }
      text("stdout", mine.stdout(), other.stdout(), found);
      text("stderr", unlettered(mine.stderr()), unlettered(other.stderr()), found);
    }
    TreeSet<String> paths = new TreeSet<>(changes.keySet());
    paths.addAll(expected.changes.keySet());
    for (String path : paths) {
      file(path, changes.get(path), expected.changes.get(path), found);
    }
    for (String path : old) {
      if (!expected.old.contains(path)) {
        found.add(path + " has an old modification time");
      }
    }
    return found;
  }

  /** A driver's temporary files have other letters each time. */
  private static String unlettered(String text) {
    return text.replaceAll("/tmp/cc[a-zA-Z0-9]{6}\\.o", "/tmp/ccXXXXXX.o");
  }

  private static void text(String what, String mine, String other, List<String> found) {
    if (!mine.equals(other)) {
      found.add(what + " is\n" + indented(mine) + "  instead of\n" + indented(other));
    }
  }

  private static void file(
      String path, @Nullable Item mine, @Nullable Item other, List<String> found) {
    if (mine == null || other == null) {
      found.add(path + (mine == null ? " is not made" : " is made and should not be"));
      return;
    }
    if (mine.looksLike(other)) {
      return;
    }
    if (mine.kind() != other.kind() || !mine.mode().equals(other.mode())) {
      found.add(
          path
              + " is "
              + mine.kind()
              + " "
              + mine.mode()
              + " instead of "
              + other.kind()
              + " "
              + other.mode());
    } else if (mine.links() != other.links()) {
      found.add(path + " has " + mine.links() + " links instead of " + other.links());
    } else if (isText(mine.content()) && isText(other.content())) {
      text(path, mine.content(), other.content(), found);
    } else {
      found.add(
          path
              + " has other bytes: "
              + mine.content().length()
              + " instead of "
              + other.content().length()
              + ", from byte "
              + firstDifference(mine.content(), other.content()));
    }
  }

  private static int firstDifference(String mine, String other) {
    int i = 0;
    while (i < Math.min(mine.length(), other.length()) && mine.charAt(i) == other.charAt(i)) {
      i++;
    }
    return i;
  }

  private static boolean isText(String content) {
    return content.length() < 4_000
        && content
            .chars()
            .allMatch(c -> c == '\n' || c == '\t' || c == 27 || (c >= ' ' && c < 127));
  }

  private static String indented(String text) {
    return text.isEmpty() ? "    (nothing)\n" : text.indent(4);
  }
}
