/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Tells of one file what a test wants it to tell; the last answer is given again and again. */
final class ScriptedStamps implements StampSource {
  private final Deque<Stat> answers = new ArrayDeque<>();
  private int asked;
  private boolean believed = true;

  void answer(Stat... next) {
    answers.clear();
    answers.addAll(List.of(next));
  }

  void answer(FileStamp stamp) {
    answer(new Stat.Found(stamp, FileKind.FILE));
  }

  /** From here on, no stamp is to be believed. */
  void lie() {
    believed = false;
  }

  int asked() {
    return asked;
  }

  @Override
  public Stat at(Path path) {
    asked++;
    return answers.size() > 1 ? answers.remove() : answers.element();
  }

  @Override
  public boolean believes(Path path, FileStamp stamp) {
    return believed;
  }

  @Override
  public Stat atLink(Path path) {
    return at(path);
  }
}
