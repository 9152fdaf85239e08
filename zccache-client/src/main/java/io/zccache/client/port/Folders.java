/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.port;

import io.zccache.client.FilePath;
import org.jspecify.annotations.Nullable;

/** Files as far as it matters whose they are. */
public interface Folders {
  /** The effective user id of this process. */
  long user();

  /**
   * Facts on {@code path} itself, not on what a symbolic link leads to; null if nothing is there.
   */
  @Nullable FileFacts look(FilePath path);

  /** Facts on what {@code path} leads to; null if nothing is there. */
  @Nullable FileFacts follow(FilePath path);

  /** Creates the folder with mode 0700; false if it is there or cannot be created. */
  boolean create(FilePath folder);

  /** The content of a small file; null if it is longer than {@code limit} or cannot be read. */
  byte @Nullable [] read(FilePath file, int limit);

  /** Takes all rights on {@code folder} from others; false if that fails. */
  boolean close(FilePath folder);
}
