/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import io.zccache.client.FilePath;
import org.jspecify.annotations.Nullable;

/** Reading of small files. */
final class Files {
  private final CMemory memory;
  private final Descriptors descriptors;
  private final OpenFlags flags = new OpenFlags();

  Files(CMemory memory, Descriptors descriptors) {
    this.memory = memory;
    this.descriptors = descriptors;
  }

  /** The content; null if it is longer than {@code limit} or cannot be read. */
  byte @Nullable [] read(FilePath file, int limit) {
    int fd = descriptors.open(memory.path(file), flags.toRead(), 0);
    if (fd < 0) {
      return null;
    }
    byte[] buffer = new byte[limit + 1];
    int count = 0;
    int more;
    do {
      more = descriptors.read(fd, buffer, count, buffer.length - count);
      count += Math.max(more, 0);
    } while (more > 0 && count < buffer.length);
    Posix.close(fd);
    if (more < 0 || count > limit) {
      return null;
    }
    byte[] content = new byte[count];
    System.arraycopy(buffer, 0, content, 0, count);
    return content;
  }
}
