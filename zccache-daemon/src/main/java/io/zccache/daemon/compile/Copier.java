/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.key.Recipe;
import io.zccache.daemon.link.CopierProbe;
import java.nio.file.Path;

/**
 * A program that copies objects, and that was looked at.
 *
 * @param program its absolute path, by the name it is called by
 * @param probe what it says of itself
 * @param maker what decides how it behaves
 */
record Copier(Path program, CopierProbe probe, Recipe.Maker maker) {
  /** Whether what it makes has its input's mode. */
  boolean keepsMode() {
    return probe.family() == CopierProbe.Family.LLVM;
  }
}
