/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import io.zccache.daemon.key.Digest;
import io.zccache.daemon.natives.Posix;
import io.zccache.daemon.natives.PosixPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/** Digests of files, which are read piece by piece. Any thread may ask. */
public final class FileDigest {
  private static final int BUFFER = 1 << 16;
  private static final Optional<Posix> NATIVES = Posix.loaded();

  private FileDigest() {}

  /** The digest of what a file holds while it is read. */
  public static Digest of(Path path) throws IOException {
    Optional<PosixPath> spelled = NATIVES.isPresent() ? PosixPath.of(path) : Optional.empty();
    byte[] digest = new byte[Digest.LENGTH];
    if (spelled.isPresent() && NATIVES.get().hash(spelled.get(), digest) == 0) {
      return Digest.of(digest);
    }
    MessageDigest hash = Digest.sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(path)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        hash.update(buffer, 0, n);
      }
    }
    return Digest.finish(hash);
  }
}
