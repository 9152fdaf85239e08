/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.key.Recipe;
import io.zccache.daemon.link.ArchiverNames;
import io.zccache.daemon.link.ArchiverProbe;
import java.nio.file.Path;

/**
 * An archiver that was looked at.
 *
 * @param program its absolute path, by the name it is called by
 * @param purpose what it is for under that name
 * @param probe what it says of itself
 * @param maker what decides how it behaves
 */
record Archiver(
    Path program, ArchiverNames.Purpose purpose, ArchiverProbe probe, Recipe.Maker maker) {
  /** Whether it writes into an archive that is there, which keeps its mode and its names. */
  boolean rewrites() {
    return probe.family() == ArchiverProbe.Family.GNU;
  }
}
