/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.explain;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.protocol.Finding;
import java.util.ArrayList;
import java.util.List;

/** Makes findings: their kinds and their words. Pure. */
public final class Findings {
  /** More are only counted. */
  private static final int MOST = 20;

  private Findings() {}

  /** An argument or file is why a call is not cached. */
  public static Finding cause(BypassReason reason, String culprit) {
    return new Finding("cause", culprit, "", "", culprit + ": " + reason.text());
  }

  /**
   * A file that the compile reads has another content.
   *
   * @param before the content's digest then
   * @param now the content's digest now; empty if it is not known
   */
  public static Finding changed(String file, String before, String now, boolean source) {
    String what = source ? "the source " : "";
    return new Finding("input", file, before, now, what + file + " has changed");
  }

  /** A file has the same content and another time, and clang's precompiled headers hold times. */
  public static Finding redated(String file) {
    String text =
        file
            + " has another time, which counts for precompiled headers of clang;"
            + " those made with -Xclang -fno-pch-timestamp hold none";
    return new Finding("time", file, "", "", text);
  }

  /** A file that the compile reads is not there. */
  public static Finding gone(String file, String before) {
    return new Finding("input", file, before, "", file + " is gone");
  }

  /** A file that the compile reads cannot be read. */
  public static Finding unreadable(String file, String before) {
    return new Finding("input", file, before, "", file + " cannot be read");
  }

  /**
   * There is something where nothing was.
   *
   * @param path what is there
   * @param shadowed the file that the compiler found elsewhere; empty if none has that name
   */
  public static Finding appeared(String path, String shadowed) {
    String text =
        shadowed.isEmpty()
            ? path + " has appeared where headers are searched"
            : path + " has appeared, and the search comes there before it comes to " + shadowed;
    return new Finding("appeared", path, shadowed, path, text);
  }

  /** A name on the search path has come to lead to another's folder, or no longer does. */
  public static Finding turned(String name) {
    String text = name + " on the search path now leads to another folder";
    return new Finding("search", name, "", "", text);
  }

  /** Something about the store or an earlier compile. */
  public static Finding note(String kind, String name, String text) {
    return new Finding(kind, name, "", "", text);
  }

  /** As many as can be read, and how many more there are. */
  public static List<Finding> bounded(List<Finding> all) {
    if (all.size() <= MOST) {
      return all;
    }
    List<Finding> some = new ArrayList<>(all.subList(0, MOST));
    some.add(note("more", "", "and " + (all.size() - MOST) + " more"));
    return some;
  }
}
