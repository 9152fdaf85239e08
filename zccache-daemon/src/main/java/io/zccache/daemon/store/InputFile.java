/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.files.FileTable;
import io.zccache.daemon.key.Digest;
import java.nio.file.Path;

/**
 * A file that a compile read.
 *
 * @param path as the compiler printed it; a relative one counts from the compile's directory
 * @param content what it held
 */
public record InputFile(String path, FileState.Known content) {
  /** Digest of the content. */
  public Digest digest() {
    return content.digest();
  }

  /**
   * Whether the file has this content now.
   *
   * @param resolved the path, made absolute by the caller
   * @param evidence takes what the answer rests on
   */
  public boolean matches(FileTable files, Path resolved, Evidence evidence) {
    return files.matches(resolved, content, evidence);
  }
}
