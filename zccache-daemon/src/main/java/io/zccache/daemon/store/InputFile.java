/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.files.FileTable;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.ResultKey;
import java.nio.file.Path;

/**
 * A file that a compile read.
 *
 * @param path as the compiler printed it; a relative one counts from the compile's directory
 * @param content what it held
 * @param dated whether its time in whole seconds counts beside what it held
 */
public record InputFile(String path, FileState.Known content, boolean dated) {
  /** A file of which only the content counts. */
  public InputFile(String path, FileState.Known content) {
    this(path, content, false);
  }

  /** Digest of the content. */
  public Digest digest() {
    return content.digest();
  }

  /** Digest of all that counts. */
  public Digest keyDigest() {
    return dated ? ResultKey.dated(digest(), content.stamp().mtimeSeconds()) : digest();
  }

  /** The same file under another name. */
  public InputFile named(String other) {
    return new InputFile(other, content, dated);
  }

  /**
   * Whether the file has this content now, and this time if that counts.
   *
   * @param resolved the path, made absolute by the caller
   * @param evidence takes what the answer rests on
   */
  public boolean matches(FileTable files, Path resolved, Evidence evidence) {
    if (!dated) {
      return files.matches(resolved, content, evidence);
    }
    FileState state = files.current(resolved, evidence);
    evidence.time(resolved);
    return state instanceof FileState.Known now
        && now.digest().equals(content.digest())
        && now.stamp().mtimeSeconds() == content.stamp().mtimeSeconds();
  }
}
